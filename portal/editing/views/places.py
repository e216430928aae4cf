"""A place in a document in words people use: You › About you › What is your name? › Hint."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from portal.core.i18n import marked, pick

from .parts import PARTS

KEYS: dict[str, LazyString] = {
    "name": _l("Name of the service"),
    "summary": _l("In a sentence"),
    "keywords": _l("Other words people type for it"),
    "what": _l("What it is"),
    "who": _l("Who it is for"),
    "needs": _l("What to have at hand"),
    "cost": _l("What it costs"),
    "duration": _l("How long it takes"),
    "legal_basis": _l("Legal basis"),
    "reviewed_on": _l("When it was last looked at"),
    "review_on": _l("When it must be looked at again"),
    "promised_working_days": _l("Working days until a decision"),
    "link": _l("Other website"),
    "keep": _l("How long it is kept"),
    "decided": _l("Decided"),
    "withdrawn": _l("Withdrawn"),
    "drafts": _l("Drafts"),
    "kind": _l("Kind"),
    "department": _l("Department"),
    "topics": _l("Topics"),
    "life_events": _l("Life events"),
    "personas": _l("Suggested to"),
    "is_listed": _l("In lists"),
    "how": _l("How to apply"),
    "contact": _l("Whom to ask"),
    "online": _l("Online"),
    "phone": _l("Phone"),
    "counter": _l("At the counter"),
    "post": _l("By post"),
    "email": _l("E-mail address"),
    "office": _l("Office"),
    "refusal_reasons": _l("Reasons to refuse"),
    "title": _l("Title"),
    "label": _l("Label"),
    "hint": _l("Hint"),
    "why": _l("Why we ask"),
    "intro": _l("Introduction"),
    "type": _l("Type"),
    "required": _l("Must be answered"),
    "options": _l("Choices"),
    "when": _l("Condition"),
    "purpose": _l("Purpose"),
    "retention_months": _l("Months until answers are deleted"),
    "concept": _l("Meaning"),
    "subject": _l("Subject"),
    "body": _l("Text"),
    "text": _l("Text"),
    "reason": _l("Reason"),
    "outcome": _l("Result"),
    "rows": _l("Rows"),
    "otherwise": _l("Otherwise"),
    "role": _l("Role"),
    "working_days": _l("Working days"),
    "tasks": _l("Tasks"),
    "steps": _l("What happens by itself"),
    "timers": _l("Timers"),
    "ways": _l("Ways on"),
    "granted": _l("After granting"),
    "refused": _l("After refusing"),
    "answers": _l("Answers"),
    "repeat": _l("May be answered several times"),
}
FRAMES = {
    "form",
    "sections",
    "pages",
    "questions",
    "eligibility",
    "workflow",
    "stages",
    "messages",
    "documents",
    "tests",
}
"""Keys whose items say themselves what they are."""

WHOLE_PARTS = {part.place: part.label for part in PARTS if part.place}
TITLES = ("title", "label", "name", "subject", "text")
LONGEST = 60
BETWEEN = Markup(' <span aria-hidden="true">›</span> ')


def place_words(path: str, *documents: Any) -> Markup:
    """The place in words; names are taken from the first document that has it, ids where none does."""
    if path in WHOLE_PARTS:
        return escape(WHOLE_PARTS[path])
    parts: list[Markup] = list(_parts(path, documents))
    return BETWEEN.join(parts) if parts else escape(_l("The whole service"))


def _parts(path: str, documents: tuple[Any, ...]) -> Iterator[Markup]:
    here: list[Any] = list(documents)
    for key, item in _steps(path):
        if item is None:
            here = [part.get(key) if isinstance(part, Mapping) else None for part in here]
            if key not in FRAMES:
                yield escape(KEYS.get(key, key))
            continue
        here = [_item_of(part, item) for part in here]
        yield next((found for found in map(_title, here) if found), None) or Markup('<bdi dir="ltr">{}</bdi>').format(
            _counted(item)
        )


def _counted(item: str) -> str:
    """People count from one."""
    return str(int(item) + 1) if item.isdecimal() and len(item) < 5 else item


def _steps(path: str) -> Iterator[tuple[str, str | None]]:
    """(key, None) for a key, ("", item) for an item of a list by its number or id."""
    for piece in path.replace("]", "").replace("[", ".[").split("."):
        if piece.startswith("["):
            yield "", piece[1:]
        elif piece:
            yield piece, None


def _item_of(items: Any, name: str) -> Any:
    if not isinstance(items, list):
        return None
    by_id = (
        each
        for each in items
        if isinstance(each, Mapping) and name in {each.get("id"), each.get("value"), each.get("name")}
    )
    found = next(by_id, None)
    if found is None and name.isdecimal() and len(name) < 5 and int(name) < len(items):
        return items[int(name)]
    return found


def _title(item: Any) -> Markup | None:
    if not isinstance(item, Mapping):
        return None
    for key in TITLES:
        text = item.get(key)
        if isinstance(text, str) and key == "name":
            return _short(text, "")
        if isinstance(text, Mapping) and all(isinstance(words, str) for words in text.values()) and text:
            said = pick(text)
            return _short(said.text, said.language)
    return None


def _short(text: str, language: str) -> Markup:
    words = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return marked(words, language) if language else Markup("<bdi>{}</bdi>").format(words)
