"""The form of one question. What is typed is kept as a raw question, right or wrong, so that nothing is lost."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import flaws_of
from portal.core.forms import tidy
from portal.questions import Question

from ..rules.outline import id_from
from .english import in_english
from .lists import changed, read_items, tidied, with_words
from .settings import Setting, is_day, kinds, settings_of
from .words import type_words

Raw = dict[str, Any]
Fields = MultiDict[str, str]
ABOUT = ("id", "type", "label", "hint", "why", "required", "concept", "retention_months")
FIRST_TYPE = "text"
NEW_ID = "question"
LARGEST = 1e15


@dataclass
class QuestionForm:
    """One question as it is typed.

    raw: as definitions write it, though perhaps wrong. language: the one texts are written in.
    problems: sentence by field. dropped: settings that do not go with the new type. focus: the field to go on with.
    """

    raw: Raw
    language: str
    wrong: dict[str, str] = field(default_factory=dict)
    dropped: list[str] = field(default_factory=list)
    focus: str = ""

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str) -> "QuestionForm":
        """What was typed. before: the question as it is kept; its other languages and inner questions stay."""
        raw: Raw = {"id": str(tidy(fields.get("id", ""))), "type": str(tidy(fields.get("type", ""))) or FIRST_TYPE}
        for name in ("label", "hint", "why"):
            raw[name] = with_words(before.get(name), fields.get(name, ""), language)
        if fields.get("required") != "yes":
            raw["required"] = False
        raw["concept"] = str(tidy(fields.get("concept", "")))
        raw["retention_months"] = read_number(fields.get("retention_months", ""))
        for setting in settings_of(fields.get("shown_type", raw["type"])):
            raw[setting.name] = _read(setting, fields, before.get(setting.name), language)
        if raw["type"] == before.get("type") == "group" and "questions" in before:
            raw["questions"] = before["questions"]
        return cls({key: value for key, value in raw.items() if value not in ("", {}, [], None)}, language)

    def change(self, act: str) -> None:
        """Do what a button says: “type”, or “options:up:2” in a list."""
        name, *rest = act.split(":")
        lists = {setting.name for setting in self.settings if setting.kind == "options"}
        if rest and name in lists:
            number = int(rest[1]) if rest[1:] and rest[1].isdigit() else -1
            place = changed(self.raw.setdefault(name, []), rest[0], number)
            self.focus = f"set-{name}-add" if place is None else f"set-{name}-{place}-label"
        self.fit_type()

    def fit_type(self) -> None:
        """Leave out what the type does not have, and say what that was."""
        wanted = {setting.name for setting in self.settings}
        before = [name for name in self.raw if name not in {*ABOUT, *wanted, "questions"}]
        for name in before:
            del self.raw[name]
        self.dropped = before
        if "questions" in self.raw and self.raw["type"] != "group":
            del self.raw["questions"]

    def check(self) -> bool:
        """Tidy what was typed, and see whether the question can be asked. True if nothing is wrong."""
        self.fit_type()
        for setting in self.settings:
            if setting.kind == "options" and setting.name in self.raw:
                self.raw[setting.name] = tidied(self.raw[setting.name])
        whole = {**self.raw, "id": self.raw.get("id") or NEW_ID}
        try:
            Question.model_validate(whole)
        except ValidationError as error:
            # A group without questions is unfinished, not wrong: the gate will say so.
            for flaw in flaws_of(error):
                if flaw.path[:1] != ("questions",):
                    self.wrong.setdefault(".".join(map(str, flaw.path)), in_english(flaw.sentence))
        if not self.raw.get("label"):
            self.wrong["label"] = _("Write the question")
        return not self.wrong

    @property
    def settings(self) -> list[Setting]:
        return settings_of(self.raw.get("type", FIRST_TYPE))

    @property
    def types(self) -> list[dict[str, str]]:
        """Every kind of question to choose from, with a sentence about each."""
        found = [(name, *type_words(kind)) for name, kind in kinds().items()]
        return [{"value": name, "label": f"{label} – {about}" if about else label} for name, label, about in found]

    @property
    def kept(self) -> Raw:
        """As definitions write it, in their order."""
        order = (*ABOUT, *(setting.name for setting in self.settings), "questions")
        return {name: self.raw[name] for name in order if self.raw.get(name) not in ("", {}, [], None)}

    @property
    def suggested_id(self) -> str:
        """An id from the label; empty where it has no Latin letters."""
        label = self.raw.get("label") or {}
        return id_from(label.get("en") or label.get(self.language) or next(iter(label.values()), ""))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for the error summary."""
        return [(_control(path), sentence) for path, sentence in self.wrong.items()]

    def error(self, name: str) -> str:
        """What is wrong with a field, or with something in it that has no sentence of its own."""
        inner = (
            sentence for path, sentence in self.wrong.items() if path.startswith(f"{name}.") and not _is_item(path)
        )
        return self.wrong.get(name) or next(inner, "")


def _read(setting: Setting, fields: Fields, before: Any, language: str) -> Any:
    name = f"set-{setting.name}"
    if setting.kind == "options":
        return read_items(fields, name, before, language)
    if setting.kind == "choices":
        return fields.getlist(name)
    typed = str(tidy(fields.get(name, "")))
    return with_words(before, typed, language) if setting.kind == "words" else READERS.get(setting.kind, str)(typed)


def read_number(typed: Any) -> Any:
    """A number if it is one, else what was typed, so that it can be shown again and mended."""
    text = str(tidy(typed))
    with suppress(ValueError):
        return int(text)
    with suppress(ValueError):
        number = float(text.replace(",", "."))
        return number if abs(number) < LARGEST else text
    return text


READERS: dict[str, Callable[[str], Any]] = {
    "yes_no": lambda typed: typed == "yes" or None,
    "lines": lambda typed: [line.strip() for line in typed.split("\n") if line.strip()],
    "number": read_number,
    "bound": lambda typed: typed if is_day(typed) else read_number(typed),
}


def _control(path: str) -> str:
    """The id of the control for a path such as options.2.label."""
    first, *rest = path.split(".")
    if first in {"", *ABOUT}:
        return first
    return "-".join(["set", first, *(rest[:2] if _is_item(path) else ())])


def _is_item(path: str) -> bool:
    """Whether the path leads to a box in a list: options.2.label."""
    parts = path.split(".")
    return len(parts) > 2 and parts[1].isdigit() and parts[2] in {"value", "label", "hint"}
