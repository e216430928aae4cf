"""What citizens read about a service, edited in one language while the others stay as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from .document import get, put

TEXTS = ("name", "summary", "keywords", "what", "who", "cost", "duration", "legal_basis")
CHANNELS = ("online", "phone", "counter", "post")
LISTS = ("topics", "life_events", "personas")
PLAIN = ("kind", "department", "reviewed_on", "review_on", "promised_working_days", "link")
CONTACT = ("phone", "email")
KEYS = (*TEXTS, *LISTS, *PLAIN, "is_listed", "how", "contact", "needs", "refusal_reasons")
"""The keys of the document that the page About edits."""


def words_of(text: Any, language: str) -> str:
    """The words in this language; empty if there are none."""
    words = text.get(language) if isinstance(text, Mapping) else None
    return words if isinstance(words, str) else ""


def with_words(text: Any, words: str, language: str) -> dict[str, Any] | None:
    """The text with these words in this language; None if nothing is left of it."""
    kept = {code: said for code, said in text.items() if code != language} if isinstance(text, Mapping) else {}
    return ({language: words, **kept} if words else kept) or None


def with_about(document: Mapping[str, Any], typed: Mapping[str, Any], *, language: str) -> dict[str, Any]:
    """The document with everything the page says.

    typed: values by key; texts are words in the language; `how` and `contact` by their keys; needs and
    refusal_reasons as lists of (the item as it was or None, words).
    """
    new: dict[str, Any] = dict(document)
    for key in TEXTS:
        new = put(new, (key,), with_words(document.get(key), typed[key], language))
    for channel in CHANNELS:
        new = _put_text(new, ("how", channel), typed["how"][channel], language)
    new = _put_text(new, ("contact", "office"), typed["contact"]["office"], language)
    for key in CONTACT:
        new = put(new, ("contact", key), typed["contact"][key] or None)
    for key in LISTS:
        new = put(new, (key,), _in_known_order(document.get(key), typed[key]) or None)
    for key in PLAIN:
        new = put(new, (key,), typed[key] or None)
    new = put(new, ("is_listed",), None if typed["is_listed"] else False)
    new = put(new, ("needs",), [item for item, _id in _items(typed["needs"], language)] or None)
    reasons = [_reason(text, before) for text, before in _items(typed["refusal_reasons"], language, key="text")]
    new = put(new, ("refusal_reasons",), _with_ids(reasons) or None)
    return {key: value for key, value in new.items() if value not in ({}, [])}


def _put_text(document: Any, path: tuple[str, ...], words: str, language: str) -> Any:
    return put(document, path, with_words(get(document, path), words, language))


def _in_known_order(before: Any, chosen: Sequence[str]) -> list[str]:
    """What was chosen before keeps its order: ticking boxes does not sort it anew."""
    known = [each for each in before or () if each in chosen] if isinstance(before, list) else []
    return [*known, *(each for each in chosen if each not in known)]


def _items(
    typed: Sequence[tuple[Any, str]], language: str, *, key: str | None = None
) -> list[tuple[dict[str, Any], Any]]:
    """(text, item as it was) for each item that is left. Who clears the words takes the item out in every language.

    What was never translated has no words to clear, and stays.
    """
    kept = []
    for before, words in typed:
        text = before.get(key) if key and isinstance(before, Mapping) else before
        if words or (text and not words_of(text, language)):
            kept.append((with_words(text, words, language) or {}, before))
    return kept


def _reason(text: dict[str, Any], before: Any) -> dict[str, Any]:
    known = before if isinstance(before, Mapping) else {}
    return {**known, "text": text}


def _with_ids(reasons: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """New reasons get an id nobody has."""
    taken = {reason["id"] for reason in reasons if reason.get("id")}
    named = []
    for reason in reasons:
        number = len(taken) + 1
        while not reason.get("id"):
            candidate, number = f"reason-{number}", number + 1
            if candidate not in taken:
                taken.add(candidate)
                reason = {"id": candidate, **reason}  # noqa: PLW2901 the loop ends with it
        named.append(reason)
    return named
