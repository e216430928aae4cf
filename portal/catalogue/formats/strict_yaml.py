"""YAML (and JSON, which is YAML) that remembers lines and refuses what makes definitions ambiguous or dangerous."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path as File
from typing import Any

import yaml

from portal.core.forms import may_be_in_a_page

Path = tuple[str | int, ...]
LARGEST = 2_000_000
DEEPEST = 40
LARGEST_NUMBER = 1e15
MERGE = "tag:yaml.org,2002:merge"
WORD = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Place:
    """Something to mend in a file. path: like form.sections[0].pages[2].when, empty if the file cannot be read."""

    file: str
    line: int
    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {f'{self.path}: ' if self.path else ''}{self.sentence}"


class Unreadable(Exception):
    """The file is no document; `places` says why."""

    def __init__(self, *places: Place) -> None:
        super().__init__("\n".join(str(place) for place in places))
        self.places = places


@dataclass(frozen=True)
class Document:
    """What a file says, and on which line each part of it begins."""

    file: str
    content: Any
    lines: dict[Path, int]

    def line_of(self, path: Path) -> int:
        """The line of this part, or of the nearest part around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(file: File) -> Document:
    """Raises Unreadable."""
    name = str(file)
    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable(Place(name, 1, "", f"Split it: a definition has at most {LARGEST // 1_000_000} MB."))
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(Place(name, 1, "", f"Save it as a text file in UTF-8 ({error}).")) from error
    return parse(text, name)


def parse(text: str, name: str = "(text)") -> Document:
    """Raises Unreadable."""
    try:
        _refuse_aliases(text, name)
        node = yaml.compose(text, yaml.CSafeLoader)
        if node is None:
            raise Unreadable(Place(name, 1, "", "Write a definition; there is nothing here."))
        places = list(_flaws(node, name, (), 0))
        if places:
            raise Unreadable(*places)
        lines: dict[Path, int] = {}
        _note_lines(node, (), lines)
        document = Document(name, yaml.CSafeLoader("").construct_document(node), lines)
    except yaml.YAMLError as error:
        raise Unreadable(_place_of(error, name)) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(Place(name, 1, "", f"Mend a value that cannot be read ({error}).")) from error
    if places := [Place(name, document.line_of(path), written(path), said) for path, said in _unfit(document.content)]:
        raise Unreadable(*places)
    return document


def _refuse_aliases(text: str, name: str) -> None:
    """A few lines of anchors and aliases can mean gigabytes; definitions do not need them."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Unreadable(Place(name, line, "", "Write the text out in place of a & anchor or * alias."))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise Unreadable(Place(name, line, "", f"Nest at most {DEEPEST} levels."))


def _flaws(node: yaml.Node, name: str, path: Path, depth: int) -> Iterator[Place]:
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _flaws(item, name, (*path, number), depth + 1)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or key.tag == MERGE:
            yield Place(name, line, written(path), "Write a word before the colon.")
            continue
        if key.value in seen:
            yield Place(name, line, written((*path, key.value)), "Write this once; it stands above already.")
        seen.add(key.value)
        yield from _flaws(value, name, (*path, key.value), depth + 1)


def _unfit(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Values that YAML can say and a database or a page cannot hold."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _unfit(name, path)
            yield from _unfit(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unfit(inner, (*path, number))
    elif sentence := _unfit_alone(value):
        yield path, sentence


def _unfit_alone(value: Any) -> str:
    if isinstance(value, str):
        can_be_shown = value.isprintable() or all(sign == "\r" or may_be_in_a_page(sign) for sign in value)
        return "" if can_be_shown else "Take out the invisible control signs."
    if isinstance(value, int | float):
        return "" if abs(value) < LARGEST_NUMBER else "Write a number with at most 15 digits."
    return "" if value is None or isinstance(value, date) else "Write a text, a number, a list, or keys and values."


def _note_lines(node: yaml.Node, path: Path, lines: dict[Path, int]) -> None:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            key.tag = WORD  # on: and no: are words before a colon, not true and false
            lines[(*path, key.value)] = key.start_mark.line + 1
            _note_lines(value, (*path, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _note_lines(item, (*path, number), lines)


def written(path: Path) -> str:
    """The path as people write it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _place_of(error: yaml.YAMLError, name: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    hint = "Mend the indentation, the quotes or the colon here"
    return Place(name, mark.line + 1 if mark else 1, "", f"{hint} ({problem}).")
