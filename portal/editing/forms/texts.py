"""The form of a message or a document, and how either looks with example values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from portal.catalogue import ServiceDefinition
from portal.core import clock
from portal.core.forms import tidy
from portal.core.i18n import long_date, money, pick

from ..rules.document import get
from ..rules.outline import entries, id_from
from .lists import with_words
from .page import EMPTY, PartForm
from .question import read_number

Fields = MultiDict[str, str]
TITLES = {"messages": "subject", "documents": "title"}
BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")
NEW_ID = "text"
EXAMPLE_AMOUNT = 120
PERSON = "Amina Haddad"
LONGEST_EXAMPLE = 60


@dataclass
class TextForm(PartForm):
    """A message or a document. kind: messages or documents, the key of the list it stands in."""

    kind: str = "messages"

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str, *, kind: str) -> "TextForm":
        raw: dict[str, Any] = {"id": str(tidy(fields.get("id", "")))}
        for name in (TITLES[kind], "body"):
            raw[name] = with_words(before.get(name), fields.get(name, ""), language)
        if kind == "documents":
            raw["valid_months"] = read_number(fields.get("valid_months", ""))
        return cls({key: value for key, value in raw.items() if value not in EMPTY}, language, kind=kind)

    @property
    def title_key(self) -> str:
        return TITLES[self.kind]

    @property
    def suggested_id(self) -> str:
        title = self.raw.get(self.title_key) or {}
        return id_from(title.get("en") or title.get(self.language) or next(iter(title.values()), ""), "-") or NEW_ID

    def check(self) -> bool:
        model: type[BaseModel] = ServiceDefinition.model_fields[self.kind].annotation.__args__[0]  # type: ignore[union-attr]
        self.hold_against(model, {**self.raw, "id": self.raw.get("id") or NEW_ID}, {*self.raw, "id"})
        if not self.raw.get(self.title_key):
            self.wrong[self.title_key] = _("Write a subject") if self.kind == "messages" else _("Write a title")
        if not self.raw.get("body"):
            self.wrong["body"] = _("Write what it says")
        return not self.wrong


@dataclass(frozen=True)
class Brace:
    """A name that may stand in braces, what it is, and an example of what is put there."""

    name: str
    label: str
    example: str


def braces(document: Mapping[str, Any]) -> list[Brace]:
    """Everything that can be filled in, in the language that is spoken now."""
    return [*_of_every_case(document), *_of_questions(document)]


def filled_in(words: str, known: list[Brace]) -> str:
    """A text with examples in its braces; a name nobody knows becomes a dash, as it would in earnest."""
    examples = {brace.name: brace.example for brace in known}
    return BRACES.sub(lambda found: examples.get(found[1], "–"), words)


def _of_every_case(document: Mapping[str, Any]) -> Iterator[Brace]:
    name = get(document, ("name",))
    service = pick(name).text if isinstance(name, Mapping) and name else "…"
    yield Brace("name", _("Name of the person"), PERSON)
    yield Brace("reference", _("Reference of the case"), "P-7K2M-4QX9")
    yield Brace("service", _("Name of the service"), service)
    yield Brace("due_on", _("Day by which you decide"), str(long_date(clock.today())))


def _of_questions(document: Mapping[str, Any]) -> Iterator[Brace]:
    for entry in entries(document):
        label = entry.part.get("label")
        if entry.kind == "question" and not entry.depth and isinstance(label, Mapping) and label:
            words = pick({code: str(said) for code, said in label.items()}).text
            yield Brace(entry.id, words, _example(entry.part, words))


def _example(question: Mapping[str, Any], label: str) -> str:
    options = question.get("options")
    if isinstance(options, list) and options and isinstance(get(options, (0, "label")), Mapping):
        return pick(options[0]["label"]).text
    by_type: dict[str, str] = {
        **dict.fromkeys(("yes_no", "declaration", "consent"), str(_("Yes"))),
        **dict.fromkeys(("number", "percentage", "rating_scale"), "3"),
        **dict.fromkeys(("name", "signature", "household_person"), PERSON),
        "date": str(long_date(clock.today())),
        "money": str(money(EXAMPLE_AMOUNT)),
    }
    return by_type.get(str(question.get("type"))) or (f"({label})" if len(label) <= LONGEST_EXAMPLE else "(…)")
