"""Which translations no longer say what the source says, because only the source was changed."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.config import LANGUAGES

Stale = dict[str, dict[str, Any]]
"""By place: {"was": the words in the source language that were translated, "in": codes of the stale languages}."""


def texts_in(part: Any, place: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """(place, text) for every text in several languages. Places name ids where there are some, so that moving changes none."""
    if isinstance(part, Mapping):
        if part and all(code in LANGUAGES and isinstance(words, str) for code, words in part.items()):
            yield place, part
            return
        for key, value in part.items():
            yield from texts_in(value, f"{place}.{key}".removeprefix("."))
    elif isinstance(part, (list, tuple)):
        for number, value in enumerate(part):
            yield from texts_in(value, f"{place}[{_name(value, number)}]")


def stale_after(old: Mapping[str, Any], new: Mapping[str, Any], stale: Stale, *, source: str) -> Stale:
    """What is stale after this change: a text whose source words changed while a translation stayed as it was."""
    before, after = dict(texts_in(old)), dict(texts_in(new))
    found: Stale = {}
    for place, text in after.items():
        known = stale.get(place, {"was": "", "in": []})
        was = before.get(place, text)
        source_changed = was.get(source) and was.get(source) != text.get(source)
        codes = [
            code
            for code in text
            if code != source and was.get(code) == text[code] and (source_changed or code in known["in"])
        ]
        original = known["was"] or was.get(source, "")
        if codes and text.get(source) != original:
            found[place] = {"was": original, "in": codes}
    return found


def _name(item: Any, number: int) -> str | int:
    if isinstance(item, Mapping):
        for key in ("id", "value"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return number
