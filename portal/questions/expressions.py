"""Conditions and computations in definitions: “owns_car == true and children > 2”, “rent - allowance”. Computed by zen, never by Python."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import zen

from .grammar import BadExpression, Reader, split

LARGEST = 1e15
"""Beyond this a number is no longer exact, and means nothing in a form."""
DEEPEST_VALUE = 8
LONGEST_TEXT = 1000


@dataclass(frozen=True)
class Expression:
    """An expression that is ready to be computed, and the names it uses."""

    compiled: Any
    names: frozenset[str]

    def evaluate(self, values: Mapping[str, Any]) -> Any:
        """What zen makes of it; None for what cannot be computed, such as a text plus a number."""
        known = {name: _bounded(values[name]) for name in self.names if name in values}
        try:
            return self.compiled.evaluate(known)
        except RuntimeError:
            return None


@lru_cache(maxsize=5000)
def compiled(expression: str, *, as_truth: bool = True) -> Expression:
    """Read and compile an expression once. as_truth: it is a condition, and holds or does not.

    Raises BadExpression.
    """
    reader = Reader(split(expression))
    piece = reader.whole()
    try:
        code = zen.compile_expression(piece.as_truth() if as_truth else piece.code)
    except RuntimeError as error:
        raise BadExpression("Write the expression in another way; it cannot be computed.") from error
    return Expression(code, frozenset(reader.names))


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
        return compiled(expression).evaluate(values) is True
    except BadExpression:
        return False


def compute(expression: str, values: Mapping[str, Any]) -> float | str | bool | None:
    """What the expression comes to: a number, a text or a truth.

    None for everything else: an answer that is missing, a division by nothing, a number too large to be exact, a list.
    """
    try:
        result = compiled(expression, as_truth=False).evaluate(values)
    except BadExpression:
        return None
    if isinstance(result, str):
        return result[:LONGEST_TEXT]
    return result if isinstance(result, bool | float) and abs(result) < LARGEST else None


def _bounded(value: Any, depth: int = 0) -> Any:
    """What zen can take: it stops with an error at endless numbers, and so would everybody after it."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < LARGEST else None
    if depth > DEEPEST_VALUE:
        return None
    if isinstance(value, Mapping):
        return {str(name): _bounded(each, depth + 1) for name, each in value.items()}
    return [_bounded(each, depth + 1) for each in value] if isinstance(value, list | tuple) else None
