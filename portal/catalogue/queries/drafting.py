"""A check that is still being written: as much of its table as can be read, and what it leaves out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from pydantic import ValidationError

from ..definition import Eligibility
from ..definition.columns import TYPES, domains_of
from ..definition.coverage import flaws_of_rows, gaps_in_words
from ..definition.eligibility import HitPolicy, Verdict
from ..rules import BadCell, Domain, Segment
from .eligibility import deciding_rows, next_question

__all__ = [
    "TYPES",
    "BadCell",
    "Domain",
    "Gap",
    "deciding_rows",
    "domains_of",
    "drafted_check",
    "flaws_of_drafted_rows",
    "next_question",
    "uncovered",
]

STAND_IN = {"outcome": "maybe", "reason": {"en": "…"}}


@dataclass(frozen=True)
class Gap:
    """Answers no row covers. sentence: in English. cells: those of a row that would cover it."""

    sentence: str
    cells: Mapping[str, str]


def drafted_check(raw: Mapping[str, Any]) -> Eligibility | None:
    """The table, whatever its rows leave out or say twice; None while questions or cells cannot be read.

    Reasons are left open: rows are told apart by their numbers.
    """
    rows = [{**STAND_IN, "when": row.get("when") or {}} for row in raw.get("rows") or ()]
    whole = {"questions": raw.get("questions") or (), "hit": "collect", "rows": rows, "otherwise": STAND_IN}
    try:
        found = Eligibility.model_validate(whole)
    except ValidationError:
        return None
    hit = raw.get("hit") if raw.get("hit") in get_args(HitPolicy) else "first"
    last = Verdict.model_validate(STAND_IN) if raw.get("otherwise") else None
    return found.model_copy(update={"hit": hit, "otherwise": last})


def uncovered(check: Eligibility) -> list[Gap]:
    """What no row covers, at most five examples; nothing if there is a last word."""
    return [] if check.otherwise else [Gap(sentence, dict(_cells(box))) for sentence, box in gaps_in_words(check)]


def flaws_of_drafted_rows(check: Eligibility) -> dict[int, str]:
    """By the number of a row, what is wrong with it beside the others."""
    return {int(path[1]): sentence for path, sentence in flaws_of_rows(check) if path[0] == "rows"}


def _cells(box: list[tuple[str, Segment, Domain]]) -> Iterator[tuple[str, str]]:
    """An answer that was left out can only be covered by a row that does not ask."""
    for name, segment, domain in box:
        if not segment.is_blank:
            yield name, _cell(segment, domain)


def _cell(segment: Segment, domain: Domain) -> str:
    if domain.kind == "choice":
        return ", ".join(domain.words[segment.first : segment.last + 1])
    first, last = _written(segment.first, domain), _written(segment.last, domain)
    if segment.first == segment.last:
        return first
    if segment.last >= domain.high:
        return f">= {first}"
    if segment.first <= domain.low:
        return f"<= {last}"
    return f"{first}..{last}"


def _written(place: int, domain: Domain) -> str:
    if domain.kind == "date":
        return date.fromordinal(place).isoformat()
    return f"{Decimal(place) / domain.scale:f}"
