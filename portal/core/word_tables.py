"""Tables with a row for each word of each name: how one asks who has words that begin as somebody typed.

Words are compared sign by sign, so that all that begin alike lie together in an index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, String, bindparam, func, select

from .db import db
from .words import LONGEST_WORD

SIGN_BY_SIGN = String(LONGEST_WORD).with_variant(String(LONGEST_WORD, collation="C"), "postgresql")
END_OF_UNICODE = "\U0010ffff"


@dataclass(frozen=True)
class Begin:
    """What is known of the words that begin as somebody typed.

    typed: what they typed, or the only word that begins so. is_word: somebody is called just this.
    is_only: nobody is called anything else that begins so.
    """

    typed: str
    is_word: bool
    is_only: bool


def begins(word: ColumnElement[str], typed: Sequence[str]) -> list[Begin] | None:
    """Asked in one statement of a table's words. None if nobody is called so."""
    if not typed:
        return []
    found = db.execute(_first_and_last(word, len(typed)), values_of(typed)).one()
    ends = list(zip(found[::2], found[1::2], strict=True))
    if None in found:
        return None
    return [
        Begin(first if first == last else each, is_word=first in {each, last}, is_only=first == last)
        for each, (first, last) in zip(typed, ends, strict=True)
    ]


def values_of(typed: Sequence[str]) -> dict[str, str]:
    """What `matches` compares with, for the words in this order."""
    values = {f"word_{place}": word for place, word in enumerate(typed)}
    return values | {f"end_{place}": word + END_OF_UNICODE for place, word in enumerate(typed)}


def matches(word: ColumnElement[str], place: int, *, whole: bool = False) -> ColumnElement[bool]:
    """Whether a row has the word at this place, or one that begins so."""
    one, end = bindparam(f"word_{place}", type_=String), bindparam(f"end_{place}", type_=String)
    return word == one if whole else word.between(one, end)


@cache
def _first_and_last(word: ColumnElement[str], number: int) -> Select[*tuple[Any, ...]]:
    """Two looks into the index for each word, however many names there are."""
    ends = [
        select(end(word)).where(matches(word, place)).scalar_subquery()
        for place in range(number)
        for end in (func.min, func.max)
    ]
    return select(*ends)
