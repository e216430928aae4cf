"""Conditions in definitions: “owns_car == true and child_birth_date_years < 7”. Computed by zen, never by Python."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zen

from .grammar import BadExpression, Reader, split


@dataclass(frozen=True)
class Condition:
    """An expression that is ready to be computed, and the names it uses."""

    compiled: Any
    names: frozenset[str]


@lru_cache(maxsize=5000)
def compiled(expression: str) -> Condition:
    """Read and compile an expression once.

    Raises BadExpression.
    """
    reader = Reader(split(expression))
    code = reader.whole().as_truth()
    try:
        return Condition(zen.compile_expression(code), frozenset(reader.names))
    except RuntimeError as error:
        raise BadExpression("Write the expression in another way; it cannot be computed.") from error


def flaw_in(expression: str, names: AbstractSet[str]) -> str | None:
    """A sentence that says how to mend the expression, or None if it can be used.

    names: what it may refer to.
    """
    try:
        unknown = compiled(expression).names - names
    except BadExpression as error:
        return str(error)
    if unknown:
        return f"“{min(unknown)}” is not the id of a question asked before this place. Write the id of one that is."
    return None


def is_true(expression: str, values: Mapping[str, Any]) -> bool:
    """Whether the expression holds. Anything that cannot be computed, such as a text compared with a number, is not true."""
    try:
        return compiled(expression).compiled.evaluate(dict(values)) is True
    except (RuntimeError, BadExpression):
        return False
