"""What differs between two versions of a document, place by place, in words old and new."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST_WORDS = 800
PIECES = re.compile(r"\s+|[^\W\d_]+|[\u4e00-\u9fff]|.", re.DOTALL)


@dataclass(frozen=True)
class Difference:
    """One place that differs. old, new: None where there is nothing; else a text, a number, or true and false.

    language: of the text, empty where it is no text in a language.
    """

    path: str
    old: Any
    new: Any
    language: str = ""


@dataclass(frozen=True)
class Piece:
    """Some words of a difference. kind: same, gone or new."""

    kind: str
    words: str


def differences(old: Any, new: Any, *, languages: tuple[str, ...], path: str = "") -> Iterator[Difference]:
    """Every place that differs, in the order of the new document. Items of lists are told apart by their ids."""
    if old == new:
        return
    if isinstance(old, Mapping) or isinstance(new, Mapping):
        before, after = _as_mapping(old), _as_mapping(new)
        for key in [*after, *(key for key in before if key not in after)]:
            is_text = key in languages and set(before) | set(after) <= set(languages)
            inner = path if is_text else f"{path}.{key}".removeprefix(".")
            for found in differences(before.get(key), after.get(key), languages=languages, path=inner):
                yield Difference(found.path, found.old, found.new, key) if is_text else found
    elif isinstance(old, list) or isinstance(new, list):
        yield from _of_lists(_as_list(old), _as_list(new), languages, path)
    else:
        yield Difference(path, old, new)


def words_compared(old: str, new: str) -> list[Piece]:
    """Which words are the same, gone and new. Very long texts are shown as a whole, old and new."""
    before, after = PIECES.findall(old), PIECES.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return [Piece("gone", old), Piece("new", new)]
    found = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[start:end])))
            continue
        found += [Piece("gone", "".join(before[start:end])), Piece("new", "".join(after[new_start:new_end]))]
    return [piece for piece in found if piece.words]


def _of_lists(old: list[Any], new: list[Any], languages: tuple[str, ...], path: str) -> Iterator[Difference]:
    before = {_name(item, number): item for number, item in enumerate(old)}
    after = {_name(item, number): item for number, item in enumerate(new)}
    for name in [*after, *(name for name in before if name not in after)]:
        yield from differences(before.get(name), after.get(name), languages=languages, path=f"{path}[{name}]")
    order_before = [name for name in before if name in after]
    order_after = [name for name in after if name in before]
    if order_before != order_after:
        yield Difference(path, ", ".join(map(str, order_before)), ", ".join(map(str, order_after)))


def _name(item: Any, number: int) -> str | int:
    if isinstance(item, Mapping):
        for key in ("id", "value", "name"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return item if isinstance(item, str) else number


def _as_mapping(part: Any) -> Mapping[str, Any]:
    if isinstance(part, Mapping):
        return part
    return {} if part is None else {"": part}


def _as_list(part: Any) -> list[Any]:
    if isinstance(part, list):
        return part
    return [] if part is None else [part]
