"""The forms of a page, of a section, and of what is said about the form as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import flaws_of
from portal.core.forms import tidy
from portal.questions import FormDefinition

from ..rules.outline import id_from
from .condition import ConditionForm
from .english import in_english
from .lists import with_words
from .question import read_number
from .words import PAGE_KINDS

Raw = dict[str, Any]
Fields = MultiDict[str, str]
NEW_ID = "page"
EMPTY: tuple[Any, ...] = ("", {}, [], None)
SectionPart: type[BaseModel] = FormDefinition.model_fields["sections"].annotation.__args__[0]  # type: ignore[union-attr]
PagePart: type[BaseModel] = SectionPart.model_fields["pages"].annotation.__args__[0]  # type: ignore[union-attr]


@dataclass
class PartForm:
    """Some keys of a part of a document, as they are typed. wrong: sentence by key."""

    raw: Raw
    language: str
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def suggested_id(self) -> str:
        """An id from the title; empty where it has no Latin letters."""
        title = self.raw.get("title") or {}
        return id_from(title.get("en") or title.get(self.language) or next(iter(title.values()), ""), "-")

    @property
    def kept(self) -> Raw:
        """As definitions write it: what is usual is left out."""
        return dict(self.raw)

    def check(self) -> bool:
        """True if nothing is wrong."""
        raise NotImplementedError

    def error(self, name: str) -> str:
        """What is wrong with a field, or with something in it."""
        inner = (sentence for path, sentence in self.wrong.items() if path.startswith(f"{name}."))
        return self.wrong.get(name) or next(inner, "")

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) for the error summary."""
        return [(path.replace(".", "-"), sentence) for path, sentence in self.wrong.items()]

    def hold_against(self, model: type[BaseModel], whole: Raw, names: set[str]) -> None:
        """What the model says about these keys; the rest of the part is for others to mend."""
        try:
            model.model_validate(whole)
        except ValidationError as error:
            for flaw in flaws_of(error):
                if flaw.path and flaw.path[0] in names:
                    self.wrong.setdefault(".".join(map(str, flaw.path)), in_english(flaw.sentence))


@dataclass
class SectionForm(PartForm):
    """The title of a section."""

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str) -> "SectionForm":
        raw = {
            "id": str(tidy(fields.get("id", ""))),
            "title": with_words(before.get("title"), fields.get("title", ""), language),
        }
        return cls({key: value for key, value in raw.items() if value not in EMPTY}, language)

    def check(self) -> bool:
        self.hold_against(SectionPart, {**self.raw, "id": self.raw.get("id") or NEW_ID, "pages": []}, {"id", "title"})
        if not self.raw.get("title"):
            self.wrong["title"] = _("Write a title")
        return not self.wrong


@dataclass
class WholeForm(PartForm):
    """What the answers are for, and how long they are kept."""

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str) -> "WholeForm":
        raw = {
            "purpose": with_words(before.get("purpose"), fields.get("purpose", ""), language),
            "retention_months": read_number(fields.get("retention_months", "")),
        }
        return cls({key: value for key, value in raw.items() if value not in EMPTY}, language)

    def check(self) -> bool:
        self.hold_against(FormDefinition, dict(self.raw), {"purpose", "retention_months"})
        return not self.wrong


@dataclass
class PageForm(PartForm):
    """A page: its kind, title, what it says, when it is shown, whether it repeats."""

    condition: ConditionForm = field(default_factory=lambda: ConditionForm(()))
    repeats: bool = False

    @classmethod
    def of(cls, page: Mapping[str, Any], language: str, condition: ConditionForm) -> "PageForm":
        return cls(dict(page), language, condition=condition, repeats=bool(page.get("repeat")))

    @classmethod
    def posted(
        cls, fields: Fields, before: Mapping[str, Any], language: str, *, condition: ConditionForm
    ) -> "PageForm":
        raw: Raw = {"id": str(tidy(fields.get("id", ""))), "kind": fields.get("kind", "questions")}
        for name in ("title", "intro"):
            raw[name] = with_words(before.get(name), fields.get(name, ""), language)
        repeats = fields.get("repeats") == "yes" and raw["kind"] == "questions"
        known = before.get("repeat") or {}
        raw["repeat"] = {
            "min": read_number(fields.get("repeat-min", "")),
            "max": read_number(fields.get("repeat-max", "")),
            "item": with_words(known.get("item"), fields.get("repeat-item", ""), language),
        }
        raw["repeat"] = {key: value for key, value in raw["repeat"].items() if value not in EMPTY}
        found = {key: value for key, value in raw.items() if value not in EMPTY and key != "repeat"}
        return cls(found | {"repeat": raw["repeat"]}, language, condition=condition, repeats=repeats)

    @property
    def kinds(self) -> list[dict[str, str]]:
        return [{"value": kind, "label": str(label), "hint": str(hint)} for kind, (label, hint) in PAGE_KINDS.items()]

    @property
    def kind(self) -> str:
        return str(self.raw.get("kind", "questions"))

    def check(self) -> bool:
        """True if nothing is wrong. `kept` then is what definitions write."""
        whole: Raw = {**self.kept, "id": self.raw.get("id") or NEW_ID}
        if self.kind == "questions":
            whole["questions"] = [{"id": "q", "type": "text", "label": {"en": "q"}}]
        self.hold_against(PagePart, whole, {"id", "title", "intro", "kind", "repeat"})
        if not self.raw.get("title"):
            self.wrong["title"] = _("Write a title")
        if self.kind != "questions" and not self.raw.get("intro"):
            self.wrong["intro"] = _("Write what the page says")
        if self.repeats and not self.raw["repeat"].get("item"):
            self.wrong["repeat.item"] = _("Write what one of them is called, such as Child")
        self.condition.read()
        return not (self.wrong or self.condition.wrong)

    @property
    def kept(self) -> Raw:
        """As definitions write it: what is usual is left out."""
        kept = {key: value for key, value in self.raw.items() if key not in {"repeat", "when", "questions"}}
        if kept.get("kind") == "questions":
            del kept["kind"]
        if self.repeats:
            kept["repeat"] = self.raw["repeat"]
        if when := self.condition.read():
            kept["when"] = when
        return kept

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [*super().problems, *self.condition.wrong.items()]
