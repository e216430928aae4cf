"""What was kept long enough goes a few rows at a time: whoever wants to write meanwhile waits for a blink at most."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from portal.core import clock, ledger
from portal.core.db import Base, db, looking
from portal.core.ledger import About
from portal.core.outbox import enqueue
from portal.core.rooms import contributions

AT_A_TIME = 20
PAUSE = timedelta(milliseconds=200)
"""Between two turns, so that others who want to write get in."""

NO_VERSION = UUID(int=0)
"""Of what belongs to no service; and before the first version."""


@dataclass(frozen=True)
class Rule:
    """Rows of one version of a service that were kept as long as it says.

    period: how long that is. is_due: which rows; `oldest_first` is an order in which an index leads to them.
    forget: gets some of them, says how many went. verb, told: how the ledger proves it.
    """

    version_id: UUID
    period: str
    is_due: ColumnElement[bool]
    oldest_first: tuple[Any, ...]
    forget: Callable[[Sequence[Any]], int]
    verb: str
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Need:
    """A room still reads what belongs to another, so that it stays although its time is over.

    what: belongs to whom, like 'case'. is_needed: gets the column that holds its id.
    """

    what: str
    is_needed: Callable[[SQLColumnExpression[Any]], ColumnElement[bool]]


def needed(what: str, column: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Whether some room still reads what belongs to the one this column names."""
    return or_(false(), *(need.is_needed(column) for need in contributions(Need) if need.what == what))


def versions_among(column: InstrumentedAttribute[Any], since: UUID, *wanted: ColumnElement[bool]) -> Iterator[UUID]:
    """Every version in this column from that one on, each found by one look into an index, however many rows have it.

    wanted: of which rows, if the index has only these.
    """
    beginning = select(column).where(*wanted).order_by(column).limit(1)
    found = db.scalar(beginning.where(column >= since))
    while found:
        yield found
        found = db.scalar(beginning.where(column > found))


def forget_a_few(name: str, row: type[Base], rules: Iterable[Rule]) -> None:
    """By the first rule by which rows are due; the rest comes in later turns, each as short, that go on from there.

    name: of the job that calls this, with the version to go on from as `since`. rules: in the order of versions; they
    are asked for while nobody is held up. Between looking and writing something may have happened to a row, or
    somebody may be at it: then it is not due any more, or not yet.
    """
    with looking():
        found = next(((rule, ids) for rule in rules if (ids := _due(row, rule))), None)
    if found is None:
        return
    rule, ids = found
    still_due = select(row).where(row.id.in_(ids), rule.is_due).with_for_update(skip_locked=True, of=row)
    if number := rule.forget(db.scalars(still_due).all()):
        ledger.record(About("retention", rule.version_id), rule.verb, **rule.told, kept_for=rule.period, number=number)
    enqueue(name, run_at=clock.now() + PAUSE, since=str(rule.version_id))


def _due(row: type[Base], rule: Rule) -> Sequence[UUID]:
    return db.scalars(select(row.id).where(rule.is_due).order_by(*rule.oldest_first).limit(AT_A_TIME)).all()
