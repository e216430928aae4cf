"""Edits of a raw document by path. Nothing is changed in place: each edit gives back a new document.

A document is what a definition file says, read: dicts, lists, texts, numbers. It may be incomplete while it is edited.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import digits
from typing import Any

Path = tuple[str | int, ...]
Document = Mapping[str, Any]

STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
CONDITIONS = ("when", "expression")
LONGEST_ID = 60


class NoSuchPlace(LookupError):
    """The path leads nowhere; somebody else may have removed what was there."""


def path_of(written: str) -> Path:
    """form.sections[0].pages[1].when as a path. What cannot be read as one leads nowhere and is refused on use."""
    return tuple(int(number) if number else word for word, number in STEP.findall(written))


def written(path: Path) -> str:
    """The path as people write it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def get(document: Any, path: Path, default: Any = None) -> Any:
    """What is there, or the default."""
    for step in path:
        if not _leads_on(document, step):
            return default
        document = document[step]
    return document


def put(document: Any, path: Path, value: Any) -> Any:
    """Say this there; what is missing on the way is made. None takes out what is there.

    Raises NoSuchPlace where the path goes through a text, or past the end of a list.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return _put_in_list(document, step, rest, value)
    if document is not None and not isinstance(document, Mapping):
        raise NoSuchPlace(step)
    known = dict(document or {})
    inner = put(known.get(step), rest, value)
    if inner is None:
        known.pop(step, None)
        return known
    return {**known, step: inner}


def add(document: Any, path: Path, item: Any, *, at: int | None = None) -> Any:
    """Put an item into the list there; at the end, unless `at` says before which one."""
    items = _list(document, path)
    place = len(items) if at is None else max(0, min(at, len(items)))
    return put(document, path, [*items[:place], item, *items[place:]])


def remove(document: Any, path: Path) -> Any:
    """Take out what is there. An empty list or mapping that is left over goes too, where it stood under a key.

    Raises NoSuchPlace.
    """
    if get(document, path) is None:
        raise NoSuchPlace(written(path))
    *before, step = path
    if isinstance(step, str):
        return put(document, path, None)
    items = _list(document, tuple(before))
    left = [*items[:step], *items[step + 1 :]]
    return put(document, tuple(before), left or None)


def move(document: Any, path: Path, *, by: int) -> Any:
    """Move an item of a list up (by=-1) or down (by=1); at an end it stays.

    Raises NoSuchPlace.
    """
    *before, step = path
    items = list(_list(document, tuple(before)))
    if not isinstance(step, int) or not 0 <= step < len(items):
        raise NoSuchPlace(written(path))
    item = items.pop(step)
    items.insert(max(0, min(step + by, len(items))), item)
    return put(document, tuple(before), items)


def copy(document: Any, path: Path) -> Any:
    """Put a copy of an item right behind it. Ids in the copy are new, and conditions inside it follow them.

    Raises NoSuchPlace.
    """
    *before, step = path
    item = get(document, path)
    if item is None or not isinstance(step, int):
        raise NoSuchPlace(written(path))
    return add(document, tuple(before), with_new_ids(item, taken=set(ids_in(document))), at=step + 1)


def with_new_ids(item: Any, *, taken: set[str]) -> Any:
    """The same item with ids nobody has."""
    names: dict[str, str] = {}
    for old in ids_in(item):
        if old not in names:
            names[old] = free_id(old, taken=taken | set(names.values()))
    return _renamed(item, names)


def free_id(wanted: str, *, taken: set[str]) -> str:
    """The id if it is free, else with a number: house, house_2; too-young, too-young-2."""
    joint = "-" if "-" in wanted else "_" if "_" in wanted else ""
    base = re.sub(r"[_-]$", "", wanted.rstrip(digits)) or wanted if wanted[-1:] in digits else wanted
    number, candidate = 2, wanted
    while candidate in taken:
        ending = f"{joint}{number}"
        candidate = base[: LONGEST_ID - len(ending)] + ending
        number += 1
    return candidate


def ids_in(part: Any) -> Iterator[str]:
    """Every id in this part of a document."""
    if isinstance(part, Mapping):
        if isinstance(part.get("id"), str):
            yield part["id"]
        for value in part.values():
            yield from ids_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from ids_in(value)


def _leads_on(part: Any, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(part, list) and 0 <= step < len(part)
    return isinstance(part, Mapping) and step in part


def _put_in_list(items: Any, step: int, rest: Path, value: Any) -> Any:
    if items is not None and not isinstance(items, list):
        raise NoSuchPlace(step)
    known = list(items or [])
    if not 0 <= step <= len(known):
        raise NoSuchPlace(step)
    inner = put(known[step] if step < len(known) else None, rest, value)
    return [*known[:step], *([] if inner is None else [inner]), *known[step + 1 :]]


def _list(document: Any, path: Path) -> Sequence[Any]:
    items = get(document, path, [])
    if not isinstance(items, list):
        raise NoSuchPlace(written(path))
    return items


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    if isinstance(part, Mapping):
        return {key: _value_renamed(key, value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, names) for value in part]
    return part


def _value_renamed(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if key == "id" and isinstance(value, str):
        return names.get(value, value)
    if key in CONDITIONS and isinstance(value, str):
        return re.sub(r"[a-z][a-z0-9_]*", lambda word: _in_condition(word[0], names), value)
    return _renamed(value, names)


def _in_condition(word: str, names: Mapping[str, str]) -> str:
    """Conditions also know dates by years and days, and pages that repeat with _ for -."""
    for ending in ("", "_years", "_days"):
        base = word.removesuffix(ending)
        if ending and base == word:
            continue
        for old, new in names.items():
            if base == old.replace("-", "_"):
                return new.replace("-", "_") + ending
    return word
