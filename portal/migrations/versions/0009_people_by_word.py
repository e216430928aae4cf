"""people: staff find people by words of their names in an index, as they find cases.

Expand. Safe while the previous release still runs: what it forgets takes its words along, and people it records meanwhile
get theirs from a job of this one; whom it renames meanwhile, staff find by the old name until the next change. On
PostgreSQL nobody waits while a million people get theirs; whatever breaks, it can be run again.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import sqlalchemy as sa
from alembic import op

from portal.core.db import new_id

revision = "0009"
down_revision = "0008"

NOW = sa.text("(CURRENT_TIMESTAMP)")
GOES_ALONG = "With whose record it goes, whichever release removes that"
MOST_WORDS, LONGEST_WORD, LONGEST_ENDING = 8, 40, 4
FIRST_CHINESE_SIGN = "\u2e80"
ARABIC_ARTICLE = "ال"
PEOPLE_AT_ONCE = 5_000
PEOPLE = sa.table(
    "people",
    *(sa.column(name, sa.Uuid() if name == "id" else sa.String()) for name in ("id", "name", "email", "phone")),
)
WORDS = sa.table(
    "person_words", sa.column("id", sa.Uuid()), sa.column("word", sa.String()), sa.column("person_id", sa.Uuid())
)
MANY = sa.text(
    """
    INSERT INTO person_words (id, word, person_id) SELECT new.id, new.word, new.person_id
    FROM unnest(CAST(:id AS uuid[]), CAST(:word AS text[]), CAST(:person_id AS uuid[])) AS new (id, word, person_id)
    JOIN people ON people.id = new.person_id FOR KEY SHARE OF people
    """
)
"""As fast as COPY; and nobody is among them who is being forgotten at this moment."""


def upgrade() -> None:
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    with op.get_context().autocommit_block() if on_postgresql else nullcontext():
        _make_table()
        if on_postgresql:
            op.execute("SET statement_timeout = 0")
        op.execute("DELETE FROM person_words")  # of a run that was broken off
        _fill(op.get_bind())
        op.create_index("uq_person_words_word", "person_words", ["word", "person_id"], unique=True, if_not_exists=True)
        op.create_index("ix_person_words_person", "person_words", ["person_id", "word"], if_not_exists=True)
        if on_postgresql:
            op.execute("ANALYZE person_words")
            op.execute("SET statement_timeout = '30s'")


def downgrade() -> None:
    op.drop_table("person_words")


def _make_table() -> None:
    op.create_table(
        "person_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql"), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False, comment=GOES_ALONG),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_person_words_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_words")),
        if_not_exists=True,
    )


def _fill(connection: sa.Connection) -> None:
    """The indexes come when all rows are there."""
    for people in _people(connection):
        rows = [
            {"id": new_id(), "word": word, "person_id": person.id}
            for person in people
            for word in words_of(person.name, person.email or "", person.phone or "")
        ]
        if connection.dialect.name == "postgresql":
            connection.execute(MANY, {name: [row[name] for row in rows] for name in ("id", "word", "person_id")})
        elif rows:
            connection.execute(WORDS.insert(), rows)


def _people(connection: sa.Connection) -> Iterator[Any]:
    wanted = sa.select(PEOPLE).order_by(PEOPLE.c.id).limit(PEOPLE_AT_ONCE)
    people = connection.execute(wanted).all()
    while people:
        yield people
        people = connection.execute(wanted.where(PEOPLE.c.id > people[-1].id)).all()


def words_of(name: str, email: str, phone: str) -> set[str]:
    """As this release makes them."""
    words = typed_words(name)
    endings = {word[start:] for word in words if word[0] >= FIRST_CHINESE_SIGN for start in range(1, LONGEST_ENDING)}
    bare = {word.removeprefix(ARABIC_ARTICLE) for word in words}
    number = "".join(sign for sign in phone if sign.isalnum())
    address = {search_key(email)[:LONGEST_WORD]} if "@" in email else set()
    parts = {word for said in (phone, number, email.partition("@")[0]) for word in typed_words(said)}
    return ({*words} | parts | endings | bare | address) - {""}


def typed_words(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", typed.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = {word[:LONGEST_WORD] for word in "".join(sign if sign.isalnum() else " " for sign in plain).split()}
    return sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]


def search_key(email: str) -> str:
    text = unicodedata.normalize("NFKD", email)
    plain = "".join(sign for sign in text if unicodedata.category(sign) not in {"Mn", "Cf"})
    return " ".join(plain.casefold().split())
