"""Forgets a person in every room, and proves in the ledger that it was done, without saying who they were."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, ColumnElement, String, cast, func, or_, select

from portal.core import ledger
from portal.core.db import Base, db
from portal.core.forgetting import Forgetting, Whom, forget_jobs
from portal.core.ledger import About, Entry
from portal.core.rooms import contributions
from portal.core.sealing import SealedJson, SealedText

from ..rules import Trouble

FORGOTTEN = "person.forgotten"
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass
class Outcome:
    """What went, and what stays without name and contact, in words with numbers."""

    gone: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)


class NotFound(Trouble):
    """Nobody here is called that."""


class NotYet(Trouble):
    """Something must be done first."""

    exit_code = 9


def find(who: str) -> Whom:
    """By id or e-mail address.

    Raises NotFound.
    """
    rooms = contributions(Forgetting)
    try:
        person_id: UUID | None = UUID(who)
    except ValueError:
        person_id = next((found for room in rooms if (found := room.find(who))), None)
    words = {word for room in rooms for word in room.words(person_id)} if person_id else set()
    if person_id is None or not words:
        raise NotFound(f"Nobody is known as {who}. Give the id or the e-mail address of one person.")
    return Whom(person_id, tuple(sorted(words)))


def forget(whom: Whom) -> Outcome:
    """In the caller's transaction: whoever rolls back has looked what would be.

    Raises NotYet.
    """
    rooms = contributions(Forgetting)
    if obstacles := [sentence for room in rooms for sentence in room.obstacles(whom)]:
        raise NotYet("\n".join(["This person cannot be forgotten yet.", *obstacles]))
    outcome = Outcome()
    for room in rooms:
        done = room.forget(whom)
        outcome.gone.update(done.gone)
        outcome.kept.update(done.kept)
    outcome.gone["promised jobs"] = forget_jobs({str(whom.person_id), *filter(_is_email, whom.words)})
    outcome.gone["words in the ledger"] = ledger.forget_words(of=Entry.person_id == whom.person_id)
    outcome.kept["entries in the ledger, which know only a number: they prove what was done"] = _entries_of(whom)
    _prove(whom, outcome)
    db.flush()
    return outcome


def traces_of(whom: Whom) -> Iterator[tuple[str, int]]:
    """Where in the database something still says who they were: the column, and in how many rows."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, SealedText | SealedJson):
                number = _count_sealed(column, whom.words)
            elif isinstance(column.type, String | JSON):
                number = db.scalar(select(func.count()).select_from(table).where(_says(column, whom.words))) or 0
            else:
                number = 0
            if number:
                yield f"{table.name}.{column.name}", number


def _count_sealed(column: Column[Any], words: Sequence[str]) -> int:
    """What is sealed has to be opened to be read."""
    low = [word.casefold() for word in words]
    values = db.scalars(select(column).where(column.is_not(None)).execution_options(yield_per=1000))
    texts = (json.dumps(value, ensure_ascii=False).casefold() for value in values)
    return sum(any(word in text for word in low) for text in texts)


def _says(column: ColumnElement[object], words: Sequence[str]) -> ColumnElement[bool]:
    """JSON may hold letters as numbers."""
    text = cast(column, String)
    spelled = {each for word in words for each in (word, json.dumps(word)[1:-1])}
    return or_(*(text.icontains(each, autoescape=True) for each in sorted(spelled)))


def _entries_of(whom: Whom) -> int:
    return db.scalar(select(func.count(Entry.id)).where(Entry.person_id == whom.person_id)) or 0


def _prove(whom: Whom, outcome: Outcome) -> None:
    gone: Mapping[str, int] = {name: number for name, number in outcome.gone.items() if number}
    kept: Mapping[str, int] = {name: number for name, number in outcome.kept.items() if number}
    about = About("person", whom.person_id, whom.person_id)
    ledger.record(about, FORGOTTEN, rule="the person asked (GDPR, article 17)", gone=gone, kept=kept)


def _is_email(word: str) -> bool:
    return EMAIL.fullmatch(word) is not None
