"""The words of the `portal` command line about cases."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click

from portal.core.i18n import pick

from . import queries
from .models import Case
from .rules import CaseStatus

WIDTHS = (12, 20, 11, 30, 40)


@click.group()
def cases() -> None:
    """Look at the cases on the staff's desk."""


@cases.command("list")
@click.option("--jsonl", is_flag=True, help="One case a line as JSON, with its answers.")
@click.option("--state", type=click.Choice([status.value for status in CaseStatus]), help="Only cases in this state.")
@click.option("--limit", type=click.IntRange(min=1), help="No more than so many, the newest first.")
def list_cases(*, jsonl: bool, state: str | None, limit: int | None) -> None:
    """Print cases, the newest first: a table, or lines of JSON for other programs."""
    status = CaseStatus(state) if state else None
    batches = queries.batches_of_cases(status=status, limit=limit)
    if jsonl:
        for batch in batches:
            for line in _lines(batch):
                click.echo(json.dumps(line, ensure_ascii=False))
        return
    click.secho(_row("Reference", "Status", "Due", "Citizen", "Service"), bold=True)
    for batch in batches:
        for case in batch:
            due = case.due_on.isoformat() if case.is_open else ""
            click.echo(_row(case.reference, case.status, due, case.person_name, pick(case.service.name).text))


def _lines(batch: Sequence[Case]) -> Iterator[dict[str, Any]]:
    answers = queries.answers_of(batch)
    for case in batch:
        yield {
            "reference": case.reference,
            "service": case.service.slug,
            "state": case.status.value,
            "outcome": case.outcome.value if case.outcome else None,
            "received_at": case.received_at.isoformat(),
            "due_on": case.due_on.isoformat(),
            "answers": answers.get(case.id, {}),
        }


def _row(*cells: str) -> str:
    """Cells in columns. A long one is cut, except the last."""
    short = [cell[:width].ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)]
    return "  ".join([*short[:-1], cells[-1]])
