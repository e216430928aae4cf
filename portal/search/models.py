"""What can be found: one row for each thing in each language, and the words it is found by.

SQLite keeps the tokens in a full-text table of its own, PostgreSQL in a column with a GIN index.
Both are fed with finished tokens, so neither needs to know a language.
"""

from sqlalchemy import DDL, BigInteger, Index, String, Text, UniqueConstraint, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base

CREATE_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_index"
    " USING fts5(title, extra, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4')"
)
DROP_INDEX = "DROP TABLE IF EXISTS search_index"


class SearchDocument(Base):
    """One thing that can be found, in one language."""

    __tablename__ = "search_documents"
    __table_args__ = (
        UniqueConstraint("kind", "key", "language"),
        Index("ix_search_documents_tokens", "tokens", postgresql_using="gin").ddl_if(dialect="postgresql"),
    )

    number: Mapped[int] = mapped_column(BigInteger, unique=True, comment="Made of kind, key and language")
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(10))
    path: Mapped[str] = mapped_column(String(400), comment="Where it is, without the language")
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    tokens: Mapped[str | None] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"), comment="PostgreSQL only")


class SearchWord(Base):
    """A word some document holds, as it is written: what a misspelt word is compared with."""

    __tablename__ = "search_words"
    __table_args__ = (UniqueConstraint("language", "word"),)

    language: Mapped[str] = mapped_column(String(10))
    word: Mapped[str] = mapped_column(String(60))


event.listen(SearchDocument.__table__, "after_create", DDL(CREATE_INDEX).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
event.listen(SearchDocument.__table__, "before_drop", DDL(DROP_INDEX).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
