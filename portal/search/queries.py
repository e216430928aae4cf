"""Finds documents by what people type, first in their language, then in others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, text

from portal.core import dialects
from portal.core.db import db
from portal.core.page_cache import until_published

from .models import SearchWord
from .rules import Wanted, languages_like, nearest_word, spelled_words, tokens, wanted

PER_PAGE = 10
MOST_HITS = 100
LONGEST_QUESTION = 200
ALL_WORDS, SOME_WORDS = "and", "or"

WORDS = select(SearchWord.language, SearchWord.word)
IN_SQLITE = (
    "SELECT * FROM (SELECT rowid AS number, {tier} AS tier, bm25(search_index, 10.0, 4.0, 1.0) AS distance"
    " FROM search_index WHERE search_index MATCH :m{tier} ORDER BY distance LIMIT {most})"
)
IN_POSTGRESQL = (
    "SELECT * FROM (SELECT number, {tier} AS tier, -ts_rank('{{0.02, 0.02, 0.3, 1.0}}', tokens, CAST(:m{tier} AS tsquery), 1) AS distance"
    " FROM search_documents WHERE tokens @@ CAST(:m{tier} AS tsquery) ORDER BY distance LIMIT {most}) AS tier_{tier}"
)
WITH_DOCUMENTS = (
    "SELECT d.kind, d.key, COALESCE(own.language, d.language) AS language, COALESCE(own.title, d.title) AS title,"
    " COALESCE(own.summary, d.summary) AS summary, d.path, hits.tier"
    " FROM ({tiers}) AS hits JOIN search_documents AS d ON d.number = hits.number"
    " LEFT JOIN search_documents AS own ON own.kind = d.kind AND own.key = d.key AND own.language = :language"
    " ORDER BY hits.tier, hits.distance, d.title"
)


@dataclass(frozen=True)
class Hit:
    """Something that was found. language: what its title and summary are really in."""

    kind: str
    key: str
    title: str
    summary: str
    language: str
    path: str


@dataclass(frozen=True)
class Results:
    """A page of what was found for a question.

    total: up to 100; nobody reads on.
    mended: the question with slips of the finger mended, if only that found something.
    is_loose: nothing has all the words, these have some of them.
    """

    question: str
    hits: Sequence[Hit] = ()
    total: int = 0
    page: int = 1
    mended: str = ""
    is_loose: bool = False

    @property
    def pages(self) -> int:
        return -(-self.total // PER_PAGE)

    @property
    def may_be_more(self) -> bool:
        return self.total >= MOST_HITS


def find(question: str, *, language: str, page: int = 1) -> Results:
    """What has all the words of the question; failing that, with slips mended; failing that, some of the words.

    Anything may be typed: signs without a meaning are passed over.
    """
    question = question[:LONGEST_QUESTION]
    if not languages_like(question, language):
        return Results(question)
    found = _hits([(question, ALL_WORDS)], language)
    if found:
        return _page(question, found, page)
    mended = mended_question(question, language)
    attempts = [(mended, ALL_WORDS)] if mended else []
    if _has_several_words(mended or question, language):
        attempts.append((mended or question, SOME_WORDS))
    found = _hits(attempts, language)
    is_loose = bool(found) and attempts[found[0].tier // 2][1] == SOME_WORDS
    return _page(question, found, page, mended=mended if found else "", is_loose=is_loose)


def mended_question(question: str, language: str) -> str:
    """The question with its unknown words replaced by the nearest known ones, or nothing if there is nothing to mend."""
    known = known_words()
    vocabularies = [(code, known[code]) for code in languages_like(question, language) if code in known]
    typed = list(spelled_words(question))
    better = [_nearest(word, vocabularies) or word for word in typed]
    return "" if better == typed else " ".join(better)


@dataclass(frozen=True)
class Vocabulary:
    """The words of all documents in one language, as they are written and as they are looked up."""

    words: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)


def known_words() -> dict[str, Vocabulary]:
    """Every word of the documents by language; read again when something was published, here or at another server."""
    return until_published("search words", _known_words)


def _known_words() -> dict[str, Vocabulary]:
    known: dict[str, Vocabulary] = defaultdict(Vocabulary)
    for code, word in db.execute(WORDS):
        known[code].words.add(word)
        known[code].tokens.update(tokens(word, code))
    return known


def _nearest(word: str, vocabularies: Sequence[tuple[str, Vocabulary]]) -> str | None:
    """None if the word is known in some form, or nothing is near."""
    if any(known.tokens.issuperset(tokens(word, code)) for code, known in vocabularies):
        return None
    return next((near for _, known in vocabularies if (near := nearest_word(word, known.words))), None)


def _has_several_words(question: str, language: str) -> bool:
    return any(len(wanted(question, code)) > 1 for code in languages_like(question, language))


@dataclass(frozen=True)
class _Row:
    hit: Hit
    tier: int


def _hits(attempts: list[tuple[str, str]], language: str) -> list[_Row]:
    """One statement for all attempts: what an earlier attempt finds stands before what a later one finds."""
    is_sqlite = not dialects.is_postgresql(db)
    tiers, values = [], {}
    for number, (question, joined) in enumerate(attempts):
        for offset, expression in enumerate(_expressions(question, joined, language, is_sqlite=is_sqlite)):
            if expression:
                tier = number * 2 + offset
                tiers.append((IN_SQLITE if is_sqlite else IN_POSTGRESQL).format(tier=tier, most=MOST_HITS))
                values[f"m{tier}"] = expression
    if not tiers:
        return []
    statement = text(WITH_DOCUMENTS.format(tiers=" UNION ALL ".join(tiers)))
    rows = db.execute(statement, {**values, "language": language})
    return _best_tier_first_of_each(rows)


def _best_tier_first_of_each(rows: Iterable[Any]) -> list[_Row]:
    found: dict[tuple[str, str], _Row] = {}
    for row in rows:
        hit = Hit(row.kind, row.key, row.title, row.summary, row.language, row.path)
        found.setdefault((row.kind, row.key), _Row(hit, row.tier))
    return list(found.values())[:MOST_HITS]


def _expressions(question: str, joined: str, language: str, *, is_sqlite: bool) -> tuple[str, str]:
    """What to ask the index for: in the reader's language, and in the others that are written with these letters."""
    others = [code for code in languages_like(question, language) if code != language]
    write = _for_sqlite if is_sqlite else _for_postgresql
    own = write(wanted(question, language), joined)
    elsewhere = [expression for code in others if (expression := write(wanted(question, code), joined))]
    either = " OR " if is_sqlite else " | "
    return own, either.join(f"({expression})" for expression in elsewhere)


def _for_sqlite(words: Sequence[Wanted], joined: str) -> str:
    groups = []
    for word in words:
        choices = [f'"{token}"' for token in word.tokens] + ([f'"{word.beginning}" *'] if word.beginning else [])
        groups.append("(" + " OR ".join(choices) + ")")
    return f" {joined.upper()} ".join(groups)


def _for_postgresql(words: Sequence[Wanted], joined: str) -> str:
    groups = []
    for word in words:
        choices = [f"'{token}'" for token in word.tokens] + ([f"'{word.beginning}':*"] if word.beginning else [])
        groups.append("(" + " | ".join(choices) + ")")
    return (" & " if joined == ALL_WORDS else " | ").join(groups)


def _page(question: str, found: Sequence[_Row], page: int, *, mended: str = "", is_loose: bool = False) -> Results:
    start = (max(page, 1) - 1) * PER_PAGE
    hits = [row.hit for row in found[start : start + PER_PAGE]]
    return Results(question, hits, len(found), max(page, 1), mended, is_loose)
