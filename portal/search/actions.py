"""Puts documents into the index and takes them out. The caller's transaction holds it all."""

from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert, select, text

from portal.core import dialects
from portal.core.db import db
from portal.core.page_cache import public_pages_changed
from portal.core.rooms import contributions

from .models import SearchDocument, SearchWord
from .rules import Document, SearchSource, spelled_words, tokens

AT_A_TIME = 1000
LONGEST_WORD = 30
LAST_POSITION = 16_000

PUT_INTO_FULL_TEXT = text(
    "INSERT INTO search_index (rowid, title, extra, body) VALUES (:number, :title, :extra, :body)"
)
TAKE_OUT_OF_FULL_TEXT = text("DELETE FROM search_index WHERE rowid = :number")


def index(documents: Iterable[Document]) -> int:
    """Make these documents findable, in place of what was known under the same kind, key and language.

    Returns how many there were.
    """
    waiting, done = iter(documents), 0
    while batch := list(islice(waiting, AT_A_TIME)):
        _put(batch)
        done += len(batch)
    public_pages_changed()
    return done


def remove(kind: str, keys: Collection[str]) -> None:
    """Nobody finds these any more, in any language."""
    rows = select(SearchDocument.number).where(SearchDocument.kind == kind, SearchDocument.key.in_(keys))
    _take_out(db.scalars(rows).all())


def reindex() -> Iterator[tuple[str, int]]:
    """Read everything again from its source. Says after each source how many documents it gave."""
    db.execute(delete(SearchWord))
    for source in contributions(SearchSource):
        _take_out(db.scalars(select(SearchDocument.number).where(SearchDocument.kind == source.kind)).all())
        yield source.kind, index(source.documents())


def _put(documents: list[Document]) -> None:
    numbers = {_number(document): document for document in documents}
    _take_out(db.scalars(select(SearchDocument.number).where(SearchDocument.number.in_(numbers))).all())
    is_postgresql = dialects.is_postgresql(db)
    rows, lines = [], []
    for number, document in numbers.items():
        fields = _fields(document)
        rows.append(_row(document, number, _vector(fields) if is_postgresql else None))
        lines.append({"number": number, **{name: " ".join(found) for name, found in fields.items()}})
    db.execute(insert(SearchDocument), rows)
    if not is_postgresql:
        db.execute(PUT_INTO_FULL_TEXT, lines)
    _learn_words(documents)


def _take_out(numbers: Collection[int]) -> None:
    if not numbers:
        return
    for some in _by_the(AT_A_TIME, sorted(numbers)):
        db.execute(delete(SearchDocument).where(SearchDocument.number.in_(some)))
    if not dialects.is_postgresql(db):
        db.execute(TAKE_OUT_OF_FULL_TEXT, [{"number": number} for number in numbers])


def _row(document: Document, number: int, vector: str | None) -> dict[str, Any]:
    return {
        "number": number,
        "kind": document.kind,
        "key": document.key,
        "language": document.language,
        "path": document.path,
        "title": document.title,
        "summary": document.summary,
        "tokens": vector,
    }


def _fields(document: Document) -> dict[str, list[str]]:
    return {
        "title": tokens(document.title, document.language, with_forms=True),
        "extra": tokens(f"{document.keywords} {document.summary}", document.language, with_forms=True),
        "body": tokens(document.body, document.language),
    }


def _vector(fields: dict[str, list[str]]) -> str:
    """PostgreSQL's notation for tokens with their places and weights: 'epark':1A,7B. Tokens hold only letters and digits."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, name in zip("ABC", ("title", "extra", "body"), strict=True):
        for token in fields[name]:
            place = min(place + 1, LAST_POSITION)
            places.setdefault(token, []).append(f"{place}{weight}")
    return " ".join(f"'{token}':{','.join(found[:50])}" for token, found in places.items())


def _learn_words(documents: Iterable[Document]) -> None:
    words = {
        (document.language, word)
        for document in documents
        for part in (document.title, document.keywords, document.summary, document.body)
        for word in spelled_words(part)
        if len(word) <= LONGEST_WORD
    }
    if not words:
        return
    rows = [{"language": language, "word": word} for language, word in sorted(words)]
    db.execute(dialects.insert(db, SearchWord).on_conflict_do_nothing(index_elements=["language", "word"]), rows)


def _number(document: Document) -> int:
    name = f"{document.kind}\0{document.key}\0{document.language}"
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 1


def _by_the(size: int, things: list[int]) -> Iterator[list[int]]:
    return (things[start : start + size] for start in range(0, len(things), size))
