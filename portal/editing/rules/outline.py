"""The form of a service as a list one can rearrange: sections, pages, questions, and questions inside a group.

A document may be unfinished, so nothing here expects more than it finds. A place is a path into the document,
such as ("form", "sections", 0, "pages", 2).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from . import document as document_rules
from .document import Path, free_id, get, put

Kind = Literal["section", "page", "question"]
SIGN = {"section": "-", "page": "-", "question": "_"}
LONGEST_ID = 40
MOST_WORDS = 5
LENGTH_OF_A_QUESTION = 7
"""Steps on the way to a question of a page; those inside a group have more."""


class NoRoom(Exception):
    """It cannot go there."""


@dataclass(frozen=True)
class Entry:
    """One section, page or question, and where it stands."""

    kind: Kind
    place: Path
    part: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.part.get("id", ""))

    @property
    def depth(self) -> int:
        """1 for a question inside a group, else 0."""
        return 1 if self.kind == "question" and len(self.place) > LENGTH_OF_A_QUESTION else 0


def entries(document: Mapping[str, Any]) -> Iterator[Entry]:
    """Everything the form has, in the order it is asked."""
    for s, section in _numbered(document.get("form"), "sections"):
        place: Path = ("form", "sections", s)
        yield Entry("section", place, section)
        for p, page in _numbered(section, "pages"):
            yield Entry("page", (*place, "pages", p), page)
            yield from _questions(page, (*place, "pages", p))


def find(document: Mapping[str, Any], kind: str, wanted: str) -> Entry | None:
    """The first of this kind with this id."""
    return next((entry for entry in entries(document) if (entry.kind, entry.id) == (kind, wanted)), None)


def move(document: Mapping[str, Any], place: Path, step: int) -> tuple[Any, Path]:
    """One place up (-1) or down (1): the new document, and where it stands now.

    At the end of its page a question goes on to the next one; a page to the next section.

    Raises NoRoom.
    """
    *home, number = place
    if _has_room(document, place, step):
        return document_rules.move(document, place, by=step), (*home, int(number) + step)
    if (other := _neighbour(document, tuple(home), step)) is None:
        raise NoRoom
    part = get(document, place)
    at = 0 if step > 0 else len(get(document, other, []))
    without = put(document, tuple(home), [each for each in get(document, tuple(home)) if each is not part] or None)
    return document_rules.add(without, other, part, at=at), (*other, at)


def may_move(document: Mapping[str, Any], place: Path, step: int) -> bool:
    """Whether there is anywhere to go."""
    return _has_room(document, place, step) or _neighbour(document, place[:-1], step) is not None


def home_of(kind: str, holder: Path | None) -> Path:
    """The list a new one goes into. holder: the section of a page, the page or group of a question."""
    return ("form", "sections") if kind == "section" else (*(holder or ()), "pages" if kind == "page" else "questions")


def new_id(document: Mapping[str, Any], kind: Kind, words: str, *, but: str = "") -> str:
    """An id made from words that nothing of this kind has yet. but: the id it may keep."""
    taken = {entry.id for entry in entries(document) if entry.kind == kind} - {but}
    return free_id(id_from(words, SIGN[kind]) or kind, taken=taken)


def id_from(words: str, sign: str = "_") -> str:
    """The first words in small letters without accents; empty where the script has no Latin letters."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain)
    while found and sign == "_" and not found[0][0].isalpha():
        found.pop(0)
    return sign.join(found[:MOST_WORDS])[:LONGEST_ID].strip(sign)


def _questions(holder: Mapping[str, Any], place: Path) -> Iterator[Entry]:
    for q, question in _numbered(holder, "questions"):
        yield Entry("question", (*place, "questions", q), question)
        yield from _questions(question, (*place, "questions", q))


def _numbered(holder: Any, name: str) -> Iterator[tuple[int, Any]]:
    found = holder.get(name) if isinstance(holder, Mapping) else None
    if isinstance(found, list | tuple):
        yield from ((number, part) for number, part in enumerate(found) if isinstance(part, Mapping))


def _has_room(document: Mapping[str, Any], place: Path, step: int) -> bool:
    return 0 <= int(place[-1]) + step < len(get(document, place[:-1], []))


def _neighbour(document: Mapping[str, Any], home: Path, step: int) -> Path | None:
    """The list of the page or section before or after this one; pages that ask nothing are passed over."""
    if home == ("form", "sections") or len(home) > LENGTH_OF_A_QUESTION:
        return None
    holders = [entry for entry in entries(document) if len(entry.place) == len(home) - 1]
    number = next(n for n, entry in enumerate(holders) if entry.place == home[:-1]) + step
    while 0 <= number < len(holders):
        if holders[number].part.get("kind", "questions") == "questions":
            return (*holders[number].place, str(home[-1]))
        number += step
    return None
