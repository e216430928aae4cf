"""What happened, who did it and when: rows that are only ever added, each sealed with the one before."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any
from uuid import UUID

from flask import g, has_app_context
from sqlalchemy import JSON, ColumnElement, Dialect, String, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core import clock
from portal.core.db import Base, db
from portal.core.dialects import take_turns
from portal.core.sealing import SealedJson

BEFORE_THE_FIRST = "0" * 64
SYSTEM = "system"
SAID = "said_sha256"


class SealedWords(SealedJson):
    """Most entries have none; then the column is empty."""

    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.impl = JSON(none_as_null=True)  # type: ignore[assignment]

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if value is None else super().process_bind_param(value, dialect)


class Entry(Base):
    """One fact. `stream` names what it is about, like 'case:<id>'; numbers in a stream have no gaps."""

    __tablename__ = "ledger"
    __table_args__ = (UniqueConstraint("stream", "number"),)

    stream: Mapped[str] = mapped_column(String(80))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    verb: Mapped[str] = mapped_column(String(60))
    actor: Mapped[str] = mapped_column(String(80), comment="'account:<id>' or 'system'")
    person_id: Mapped[UUID | None] = mapped_column(index=True, comment="Whose data it touches")
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    said: Mapped[dict[str, Any] | None] = mapped_column(
        SealedWords("ledger.said"),
        comment="What people wrote, beside the chain, which holds its hash: it can be forgotten",
    )

    @property
    def told(self) -> Mapping[str, Any]:
        """The details, and what people wrote, unless it was forgotten."""
        return {**self.details, **(self.said or {}).get("words", {})}


def act_as(actor: str) -> None:
    """Whatever is recorded from here on in this request or job was done by this actor."""
    g.actor = actor


def actor() -> str:
    """Who acts: 'account:<id>' in a signed-in request, otherwise 'system'."""
    return str(g.get("actor", SYSTEM)) if has_app_context() else SYSTEM


@dataclass(frozen=True)
class About:
    """What an entry is about: a kind of thing ('case', 'person', 'account'), its id, and whose data it is."""

    kind: str
    id: UUID
    person_id: UUID | None = None

    @property
    def stream(self) -> str:
        return f"{self.kind}:{self.id}"


def record(
    about: About, verb: str, *, session: Session | None = None, said: Mapping[str, str] | None = None, **details: Any
) -> Entry:
    """Append one fact in the transaction of the change.

    verb: past tense with its room, like 'case.decided'.
    said: what people wrote in their own words. It may hold anything about anybody, so it can be forgotten.
    details: JSON values; ids as text. They can never be taken back: no names, no addresses, nothing somebody typed.
    """
    session = session or db
    take_turns(session, about.stream)
    last = session.execute(
        select(Entry.number, Entry.hash).where(Entry.stream == about.stream).order_by(Entry.number.desc()).limit(1)
    ).first()
    kept = {"salt": token_hex(16), "words": dict(said)} if said else None
    told = {**details, SAID: seal_of_words(kept)} if kept else details
    entry = _sealed(about, verb, told, (last.number, last.hash) if last else (0, BEFORE_THE_FIRST))
    entry.said = kept
    session.add(entry)
    session.flush()
    return entry


def record_all(facts: Mapping[About, Mapping[str, Any]], verb: str) -> None:
    """Append the same verb to many streams, each with its own details, in as many statements as for one.

    Every stream may occur once.
    """
    streams = sorted(about.stream for about in facts)
    if not streams:
        return
    take_turns(db, *streams)
    newest = (
        select(Entry.stream, func.max(Entry.number).label("number"))
        .where(Entry.stream.in_(streams))
        .group_by(Entry.stream)
        .subquery()
    )
    last = {
        row.stream: row
        for row in db.execute(
            select(Entry.stream, Entry.number, Entry.hash).join(
                newest, (Entry.stream == newest.c.stream) & (Entry.number == newest.c.number)
            )
        )
    }
    for about, details in facts.items():
        before = last.get(about.stream)
        db.add(_sealed(about, verb, details, (before.number, before.hash) if before else (0, BEFORE_THE_FIRST)))
    db.flush()


def entries(about: About) -> list[Entry]:
    """The whole stream, oldest first."""
    return list(db.scalars(select(Entry).where(Entry.stream == about.stream).order_by(Entry.number)))


def broken_links(session: Session) -> Iterator[str]:
    """Every entry that was changed, or whose predecessor is gone, as 'stream number'."""
    stream, number, previous_hash = "", 0, BEFORE_THE_FIRST
    for entry in session.scalars(select(Entry).order_by(Entry.stream, Entry.number).execution_options(yield_per=1000)):
        if entry.stream != stream:
            stream, number, previous_hash = entry.stream, 0, BEFORE_THE_FIRST
        if entry.number != number + 1 or entry.previous_hash != previous_hash or not is_whole(entry):
            yield f"{entry.stream} {entry.number}"
        number, previous_hash = entry.number, entry.hash


def forget_words(*, of: ColumnElement[bool]) -> int:
    """What people wrote in these entries. The chain stays as it is. Says how many there were."""
    forgotten = update(Entry).where(of, Entry.said.is_not(None)).values(said=None)
    return int(db.execute(forgotten).rowcount)  # type: ignore[attr-defined]


def is_whole(entry: Entry) -> bool:
    """Whether the entry says what it said when it was made. What people wrote may have been forgotten, not changed."""
    words_are = entry.said is None or seal_of_words(entry.said) == entry.details.get(SAID)
    return words_are and entry.hash == seal(entry)


def seal_of_words(said: Mapping[str, Any]) -> str:
    """Salted: whoever guesses the words cannot see that they were right."""
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def seal(entry: Entry) -> str:
    """SHA-256 over everything the entry says, and over the seal of the entry before."""
    content: Mapping[str, Any] = {
        "stream": entry.stream,
        "number": entry.number,
        "at": entry.at.isoformat(),
        "verb": entry.verb,
        "actor": entry.actor,
        "person": str(entry.person_id or ""),
        "details": entry.details,
        "previous": entry.previous_hash,
    }
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _sealed(about: About, verb: str, details: Mapping[str, Any], before: tuple[int, str]) -> Entry:
    """The next entry after the one with this number and hash."""
    number, previous_hash = before
    entry = Entry(
        stream=about.stream,
        number=number + 1,
        at=clock.now(),
        verb=verb,
        actor=actor(),
        person_id=about.person_id,
        details=dict(details),
        previous_hash=previous_hash,
    )
    entry.hash = seal(entry)
    return entry
