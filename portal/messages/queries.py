"""Finding messages and deliveries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from flask import g
from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import Session, joinedload

from portal.core.db import columns, db
from portal.core.mail import POST
from portal.core.outbox import JobRow

from .models import Delivery, Message
from .rules import DeliveryState

T = TypeVar("T")
PER_PAGE = 20
FEW = 3
SENT = columns(Message)
UNREAD = (
    select(SENT.id, SENT.language, SENT.subject, SENT.sent_at, func.count().over().label("number"))
    .where(SENT.person_id == bindparam("person"), SENT.read_at.is_(None))
    .order_by(SENT.sent_at.desc(), SENT.id.desc())
    .limit(FEW)
)
MINE = (
    select(SENT.id, SENT.language, SENT.subject, SENT.sent_at, SENT.read_at)
    .where(SENT.person_id == bindparam("person"))
    .order_by(SENT.sent_at.desc(), SENT.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
NUMBER = select(func.count()).where(SENT.person_id == bindparam("person"))
"""Of rows, not of ids: an index knows that, and no row is read."""
PROBLEM_STATES = (DeliveryState.DEAD, DeliveryState.FAILED, DeliveryState.QUEUED)


@dataclass(frozen=True)
class Unread:
    """The newest few unread messages (id, language, subject, sent_at), and how many there are."""

    messages: Sequence[Any]
    number: int


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """One page of a list."""

    rows: Sequence[T]
    number: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // PER_PAGE))


def inbox(person_id: UUID, *, page: int = 1) -> Shelf[Any]:
    """The person's messages without their bodies (id, language, subject, sent_at, read_at), newest first."""
    number = db.scalar(NUMBER, {"person": person_id}) or 0
    rows = db.execute(MINE, {"person": person_id, "limit": PER_PAGE, "offset": (page - 1) * PER_PAGE}).all()
    return Shelf(rows, number, page)


def unread(person_id: UUID) -> Unread:
    """Asked once for each request: the navigation and the dashboard both want to know."""
    known: dict[UUID, Unread] = g.setdefault("unread_messages", {})
    if person_id not in known:
        rows = db.execute(UNREAD, {"person": person_id}).all()
        known[person_id] = Unread(rows, rows[0].number if rows else 0)
    return known[person_id]


def unread_count(person_id: UUID) -> int:
    return unread(person_id).number


def message_of(person_id: UUID, message_id: UUID) -> Message:
    """Raises NoResultFound if there is none, or it is someone else's."""
    return db.scalars(select(Message).where(Message.id == message_id, Message.person_id == person_id)).one()


def delivery(delivery_id: UUID, *, session: Session | None = None) -> Delivery:
    """With its message. Raises NoResultFound."""
    wanted = select(Delivery).where(Delivery.id == delivery_id).options(joinedload(Delivery.message))
    return (session or db).scalars(wanted).one()


def deliveries(state: DeliveryState, *, page: int = 1) -> Shelf[Delivery]:
    """Deliveries in this state, oldest first, with their messages."""
    number = db.scalar(select(func.count(Delivery.id)).where(Delivery.state == state)) or 0
    rows = select(Delivery).where(Delivery.state == state).order_by(Delivery.created_at, Delivery.id)
    rows = rows.options(joinedload(Delivery.message)).limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return Shelf(db.scalars(rows).all(), number, page)


def delivery_counts() -> Mapping[DeliveryState, int]:
    """How many deliveries are not out yet, by state."""
    found = db.execute(
        select(Delivery.state, func.count(Delivery.id))
        .where(Delivery.state.in_(PROBLEM_STATES))
        .group_by(Delivery.state)
    ).all()
    return {state: dict(found).get(state, 0) for state in PROBLEM_STATES}


def late_deliveries(since: Sequence[datetime], late: datetime) -> list[int]:
    """For each moment: how many promised from then on should be out by now, and are not; also those given up."""
    counts = [func.count(case((Delivery.created_at >= each, 1))) for each in since]
    those = (Delivery.state.in_(PROBLEM_STATES), Delivery.created_at >= min(since), Delivery.created_at < late)
    return list(db.execute(select(*counts).where(*those)).one())


def stuck_letters() -> Sequence[JobRow]:
    """Letters without a message, such as codes for signing in, that were given up."""
    rows = select(JobRow).where(JobRow.name == POST, JobRow.dead_at.is_not(None)).order_by(JobRow.dead_at)
    return db.scalars(rows.limit(PER_PAGE)).all()


def stuck_letter(job_id: UUID) -> JobRow:
    """Raises NoResultFound."""
    return db.scalars(select(JobRow).where(JobRow.id == job_id, JobRow.name == POST, JobRow.dead_at.is_not(None))).one()
