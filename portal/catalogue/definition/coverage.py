"""What is wrong with the rows of a check together: what none covers, what two cover, what is never used."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from portal.core.definitions import Path

from ..rules import Box, Domain, Segment, Table, gaps, is_covered_before, overlapping, row_that_covers, said
from .columns import in_words

if TYPE_CHECKING:
    from .eligibility import Eligibility

Flaws = Iterator[tuple[Path, str]]


def flaws_of_rows(eligibility: "Eligibility") -> Flaws:
    """Only what is certain: what there was no time to find out is no flaw."""
    table = eligibility.table
    if eligibility.otherwise is None:
        yield from _uncovered(eligibility)
    if eligibility.hit == "first":
        yield from _never_used(table)
    elif eligibility.hit == "unique" and not _depends_on_itself(eligibility):
        yield from _together(table)


def _depends_on_itself(eligibility: "Eligibility") -> bool:
    """Whether two columns come from one answer, so that not everything a table could hold can be answered."""
    names = {column.name for column in eligibility.table.columns}
    dates = [question.id for question in eligibility.questions if question.type == "date"]
    has_two = any(len(names & {name, f"{name}_years", f"{name}_days"}) > 1 for name in dates)
    return has_two or any(question.type == "computed" and question.id in names for question in eligibility.questions)


def _uncovered(eligibility: "Eligibility") -> Flaws:
    found = gaps_in_words(eligibility)
    if found:
        examples = " ".join(sentence for sentence, _box in found)
        them = "a row for it" if len(found) == 1 else "rows for them"
        yield ("otherwise",), f"{examples} Add {them}, or write otherwise."


def gaps_in_words(eligibility: "Eligibility") -> list[tuple[str, list[tuple[str, Segment, Domain]]]]:
    """(a sentence, [(name of a column, what is answered there, what could be)]) for examples of what no row covers."""
    table, words = eligibility.table, _names(eligibility)
    return [
        (
            f"No row covers {_in_words(box, table, words)}.",
            [(table.columns[n].name, segment, table.columns[n].domain) for n, segment in sorted(box.items())],
        )
        for box in gaps(table).boxes
    ]


def _names(eligibility: "Eligibility") -> Mapping[str, str]:
    """What each column is called in sentences."""
    names: dict[str, str] = {}
    for question in eligibility.questions:
        label = f"“{in_words(question.label)}”"
        names |= {
            question.id: label,
            f"{question.id}_years": f"{label} in years",
            f"{question.id}_days": f"{label} in days",
        }
    return names


def _in_words(box: Box, table: Table, words: Mapping[str, str]) -> str:
    columns = [(table.columns[number], segment) for number, segment in sorted(box.items())]
    parts = [f"{words[column.name]} {said(segment, column.domain)}" for column, segment in columns]
    return " with ".join(parts) if parts else "anything"


def _never_used(table: Table) -> Flaws:
    for row in range(table.height):
        if (cover := row_that_covers(table, row)) is not None:
            yield ("rows", row), f"Row {row + 1} is never used: row {cover + 1} covers everything it covers."
        elif is_covered_before(table, row):
            yield ("rows", row), f"Row {row + 1} is never used: the rows before it cover everything it covers."


def _together(table: Table) -> Flaws:
    for row in range(table.height):
        others = [*overlapping(table, row)]
        if others:
            named = ", ".join(str(other + 1) for other in others[:5])
            which = f"row {named}" if len(others) == 1 else f"rows {named}"
            yield (
                ("rows", row),
                f"Row {row + 1} can hold together with {which}. Change one of them, or write hit: first.",
            )
