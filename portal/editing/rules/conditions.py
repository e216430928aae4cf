"""Conditions as editors put them together: a question, how it compares, a value; several joined by all or any.

An expression that says no more than that can be read back; any other stays text for those who know the language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Join = Literal["all", "any"]
Relation = Literal[
    "is",
    "is_not",
    "more",
    "at_least",
    "less",
    "at_most",
    "one_of",
    "none_of",
    "has",
    "has_not",
    "answered",
    "not_answered",
]
RELATIONS: tuple[Relation, ...] = (
    *("is", "is_not", "more", "at_least", "less", "at_most", "one_of", "none_of", "has", "has_not", "answered"),
    "not_answered",
)
WITHOUT_VALUE = frozenset({"answered", "not_answered"})
SIGNS: dict[str, Relation] = {"==": "is", "!=": "is_not", ">": "more", ">=": "at_least", "<": "less", "<=": "at_most"}
SIGN_OF = {relation: sign for sign, relation in SIGNS.items()}
MOST_CLAUSES = 10
CONSTANTS = frozenset({"true", "false", "null"})
NUMBER = r"-?\d{1,15}(?:\.\d{1,6})?"
TEXT = r"'[^']*'|\"[^\"]*\""
VALUE = rf"(?:{TEXT}|{NUMBER}|true|false)"
NAME = r"(?:len\([a-z_][a-z0-9_]*\)|[a-z_][a-z0-9_]*)"
TOKEN = re.compile(rf"{TEXT}|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
COMPARED = re.compile(rf"(?P<name>{NAME})\s*(?P<sign>==|!=|>=|<=|>|<)\s*(?P<value>{VALUE}|null)")
LISTED = re.compile(rf"(?P<name>{NAME})\s+(?P<no>not\s+)?in\s+\[\s*(?P<values>{VALUE}(?:\s*,\s*{VALUE})*)\s*\]")
HELD = re.compile(rf"(?P<value>{TEXT})\s+(?P<no>not\s+)?in\s+(?P<name>{NAME})")
BARE = re.compile(NAME)


@dataclass(frozen=True)
class Clause:
    """One comparison. value: as Python, a list for one_of and none_of, None where the relation needs none."""

    name: str
    relation: Relation
    value: Any = None


@dataclass(frozen=True)
class Condition:
    """Clauses of which all or any must hold."""

    join: Join
    clauses: tuple[Clause, ...]


def as_expression(condition: Condition) -> str:
    """The condition as definitions write it; empty without clauses."""
    word = " and " if condition.join == "all" else " or "
    return word.join(_written(clause) for clause in condition.clauses)


def as_condition(expression: str) -> Condition | None:
    """What a simple expression says; None if it says more than clauses can."""
    parts = list(_parts(expression))
    words = set(parts[1::2])
    if len(words) > 1 or len(parts) % 2 == 0:
        return None
    clauses = [_clause(part) for part in parts[::2]]
    if None in clauses or len(clauses) > MOST_CLAUSES:
        return None
    return Condition("any" if words == {"or"} else "all", tuple(clause for clause in clauses if clause))


def renamed(expression: str, names: Mapping[str, str]) -> str:
    """The same expression with other names; texts in quotes stay as they are."""
    return "".join(names.get(token, token) for token in TOKEN.findall(expression))


def literal(value: Any) -> str:
    """A value as expressions write it. A text cannot hold both kinds of quotes; then one kind is left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{Decimal(str(value)):f}"
    text = str(value).replace("\\", "")
    return f"'{text}'" if "'" not in text else '"' + text.replace('"', "") + '"'


def _written(clause: Clause) -> str:
    match clause.relation:
        case "answered":
            return f"{clause.name} != null"
        case "not_answered":
            return f"{clause.name} == null"
        case "one_of" | "none_of":
            values = ", ".join(literal(value) for value in clause.value)
            return f"{clause.name} {'not in' if clause.relation == 'none_of' else 'in'} [{values}]"
        case "has" | "has_not":
            return f"{literal(clause.value)} {'not in' if clause.relation == 'has_not' else 'in'} {clause.name}"
    return f"{clause.name} {SIGN_OF[clause.relation]} {literal(clause.value)}"


def _parts(expression: str) -> Iterator[str]:
    """Clauses with the words between them, in turn. Brackets around one clause do not matter."""
    clause = ""
    for token in TOKEN.findall(expression):
        if token in {"and", "or"}:
            yield _bare(clause)
            yield token
            clause = ""
        else:
            clause += token
    yield _bare(clause)


def _bare(clause: str) -> str:
    clause = clause.strip()
    if clause.startswith("(") and clause.endswith(")") and clause.count("(") == clause.count(")") == 1:
        return clause[1:-1].strip()
    return clause


def _clause(text: str) -> Clause | None:
    if found := COMPARED.fullmatch(text):
        if found["value"] == "null":
            relation = {"==": "not_answered", "!=": "answered"}.get(found["sign"])
            return Clause(found["name"], relation) if relation else None  # type: ignore[arg-type]
        return Clause(found["name"], SIGNS[found["sign"]], _value(found["value"]))
    if found := LISTED.fullmatch(text):
        values = [_value(value) for value in re.findall(VALUE, found["values"])]
        return Clause(found["name"], "none_of" if found["no"] else "one_of", values)
    if found := HELD.fullmatch(text):
        return Clause(found["name"], "has_not" if found["no"] else "has", _value(found["value"]))
    return Clause(text, "is", value=True) if BARE.fullmatch(text) and text not in CONSTANTS else None


def _value(word: str) -> Any:
    if word[0] in "'\"":
        return word[1:-1]
    if word in {"true", "false"}:
        return word == "true"
    return float(word) if "." in word else int(word)
