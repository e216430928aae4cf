"""Every text of a service with its words in two languages, and what is still to be done in the second."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from .document import Path, get, put, written

State = Literal["missing", "stale", "done"]
ORDER: dict[str, int] = {"stale": 0, "missing": 1, "done": 2}


@dataclass(frozen=True)
class Pair:
    """One text. place: as staleness names it, by ids, so that it stays the same when things are moved.

    was: the source words that were translated, where they have changed since.
    """

    place: str
    path: Path
    source: str
    target: str
    state: State
    was: str = ""

    @property
    def written(self) -> str:
        return written(self.path)


def pairs(
    document: Mapping[str, Any], stale: Mapping[str, Any], *, source: str, target: str, languages: tuple[str, ...]
) -> list[Pair]:
    """All texts, in the order of the document. A text without words in the source shows those of another language."""
    return [
        _pair(Pair(place, path, "", "", "missing"), text, stale.get(place, {}), source=source, target=target)
        for place, path, text in texts_in(document, languages)
    ]


def texts_in(part: Any, languages: tuple[str, ...], *, place: str = "", path: Path = ()) -> Iterator[Any]:
    """(place, path, text) for every text in several languages."""
    if isinstance(part, Mapping):
        if part and all(code in languages and isinstance(words, str) for code, words in part.items()):
            yield place, path, part
            return
        for key, value in part.items():
            yield from texts_in(value, languages, place=f"{place}.{key}".removeprefix("."), path=(*path, key))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from texts_in(value, languages, place=f"{place}[{_name(value, number)}]", path=(*path, number))


def with_translations(document: Mapping[str, Any], said: Mapping[Path, str], *, target: str) -> dict[str, Any]:
    """The document with these words in the target language; no words take them out."""
    new: Any = dict(document)
    for path, words in said.items():
        if get(new, path) is not None:
            text = {code: kept for code, kept in get(new, path).items() if code != target}
            new = put(new, path, {**text, target: words} if words else text or None)
    return dict(new)


def _pair(empty: Pair, text: Mapping[str, str], known: Mapping[str, Any], *, source: str, target: str) -> Pair:
    is_stale = target in known.get("in", ()) and target in text
    state: State = "stale" if is_stale else "done" if text.get(target) else "missing"
    words = text.get(source) or next((said for code, said in text.items() if code != target), "")
    was = known.get("was", "") if is_stale else ""
    return replace(empty, source=words, target=text.get(target, ""), state=state, was=was)


def _name(item: Any, number: int) -> str | int:
    """As staleness names it."""
    if isinstance(item, Mapping):
        for key in ("id", "value"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return number
