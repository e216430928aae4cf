"""What a condition may speak of: answers that were asked before a place, and how many times a page was answered."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from flask_babel import gettext as _
from pydantic import ValidationError

from portal.core.i18n import pick
from portal.questions import Question

from ..rules.document import Path
from ..rules.outline import Entry, entries
from .settings import is_day, kinds

Shape = Literal["truth", "number", "list", "day", "text"]
SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("yes_no", "declaration", "consent"), "truth"),
    **dict.fromkeys(("number", "money", "percentage", "duration", "rating_scale", "computed"), "number"),
    **dict.fromkeys(("several_of", "ranking"), "list"),
    "date": "day",
}
NUMBERS = ("_years", "_days", "_minutes", "_hours", "_count")
IN_A_GROUP = 7


@dataclass(frozen=True)
class Known:
    """One name in conditions. options: (value, label) where there is a list to choose from."""

    name: str
    label: str
    shape: Shape
    options: tuple[tuple[str, str], ...] = ()

    def read(self, typed: str) -> Any:
        """A value as people write it: yes, 3, the label of an answer. What does not fit stays a text."""
        text = typed.strip()
        if self.shape == "truth" and text in {"yes", "no"}:
            return text == "yes"
        if self.shape == "number":
            with suppress(ValueError):
                return int(text)
            with suppress(ValueError):
                return float(text.replace(",", "."))
        return next((value for value, label in self.options if text.casefold() == label.casefold()), text)

    def problem(self, value: Any) -> str:
        """What to write instead of a value that can never be met; empty if it is right."""
        if self.shape == "truth" and not isinstance(value, bool):
            return str(_("Write yes or no"))
        if self.shape == "number" and isinstance(value, str):
            return str(_("Write a number"))
        if self.shape == "day" and not is_day(str(value)):
            return str(_("Write a date like 2026-03-27"))
        if self.options and value not in dict(self.options):
            return str(_("Write one of: %(answers)s", answers=", ".join(label for _value, label in self.options)))
        return ""

    def say(self, value: Any) -> str:
        """A value in words."""
        if isinstance(value, bool):
            return str(_("Yes") if value else _("No"))
        return dict(self.options).get(str(value), str(value))


def known_before(document: Mapping[str, Any], place: Path | None = None) -> list[Known]:
    """Everything that is asked before this place; without one, everything."""
    return list(_known(document, place))


def _known(document: Mapping[str, Any], place: Path | None) -> Iterator[Known]:
    repeated: Path | None = None
    for entry in entries(document):
        if place is not None and entry.place[: len(place)] == place:
            return
        if entry.kind == "page" and entry.part.get("repeat"):
            repeated = entry.place
            item = (entry.part["repeat"].get("item") or entry.part.get("title") or {}) or {}
            label = _("How many: %(what)s", what=pick(item).text or entry.id)
            yield Known(f"len({entry.id.replace('-', '_')})", label, "number")
        elif entry.kind == "question" and entry.place[: len(repeated or ())] != repeated and not entry.depth:
            yield from names_of(entry)


def names_of(entry: Entry) -> Iterator[Known]:
    """The names under which conditions know the answer to one question; none while it is too broken to tell."""
    try:
        question = Question.model_validate(entry.part)
    except ValidationError:
        return
    label = pick(question.label).text
    options = tuple((option.value, pick(option.label).text) for option in question.options)
    for name in kinds()[question.type].values(question, None):
        ending = name.removeprefix(question.id)
        if not ending:
            yield Known(name, label, SHAPES.get(question.type, "text"), options)
        else:
            yield Known(name, with_ending(label, ending), "number" if ending in NUMBERS else "text")


def with_ending(label: str, ending: str) -> str:
    if ending == "_years":
        return str(_("%(question)s – years since then", question=label))
    if ending == "_days":
        return str(_("%(question)s – days since then", question=label))
    return f"{label} ({ending.strip('_').replace('_', ' ')})"
