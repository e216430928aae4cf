"""Applications, always through the person whose they are: somebody else's is not found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.exc import NoResultFound

from portal.appointments import of_subject
from portal.casework import case_of, cases_of
from portal.catalogue import Service, additions, version
from portal.core.db import asked_once, columns, db
from portal.core.files import StoredFile
from portal.core.i18n import Text
from portal.questions import Filling, FormDefinition

from ..models import IS_OPEN, Application, ApplicationFile
from ..rules import UNDER_WAY, State, Tone, tone_of

ON_A_PAGE = 20
MOST_ON_A_CARD = 5
MOST_UNDER_WAY = 3
MOST_OPEN = 50


@dataclass(frozen=True)
class Opened:
    """An application with the service it is for, as it was when the citizen began."""

    application: Application
    service: Service

    @property
    def form(self) -> FormDefinition:
        """Only services with a form can be applied for here.

        Raises NoResultFound.
        """
        if self.service.definition.form is None:
            raise NoResultFound
        return self.service.definition.form

    @property
    def tone(self) -> Tone:
        return tone_of(self.service.definition.kind)

    @property
    def is_certain(self) -> bool:
        """Whether nobody has to agree first to what was booked."""
        workflow = self.service.definition.workflow
        if workflow is None or workflow.person_decides:
            return False
        return not any(stage.person_decides for stage in workflow.stages)

    @cached_property
    def filling(self) -> Filling:
        return Filling(self.form, self.application.answers, self.application.typed)


class Listed(NamedTuple):
    """One line of a list."""

    id: UUID
    reference: str
    service: str
    service_name: Mapping[str, str]
    version_id: UUID
    state: State
    changed_at: datetime
    submitted_at: datetime | None


SENT = columns(Application)
LATEST = (
    select(
        SENT.id,
        SENT.reference,
        SENT.service,
        SENT.service_name,
        SENT.service_version_id,
        SENT.state,
        SENT.changed_at,
        SENT.submitted_at,
    )
    .where(SENT.person_id == bindparam("person"))
    .order_by(SENT.changed_at.desc(), SENT.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
OPEN = LATEST.where(IS_OPEN)
NUMBER = select(func.count()).where(SENT.person_id == bindparam("person"))
"""Of rows, not of ids: an index knows that, and no row is read."""


def opened(person_id: UUID, reference: str, *, to_change: bool = False) -> Opened:
    """This person's application. to_change: nobody else changes it until this transaction ends.

    Raises NoResultFound.
    """
    wanted = select(Application).where(Application.reference == reference, Application.person_id == person_id)
    found = db.scalars(wanted.with_for_update() if to_change else wanted).one()
    return Opened(found, version(found.service_version_id))


def opened_with_case(person_id: UUID, reference: str) -> Opened:
    """The same, to change it together with its case. Cases are locked first, as staff do it: nobody waits in a circle.

    Raises NoResultFound.
    """
    mine = (Application.reference == reference, Application.person_id == person_id)
    sent = db.execute(select(Application.id, Application.submitted_at).where(*mine)).one()
    if sent.submitted_at:
        case_of(sent.id, to_change=True)
    return opened(person_id, reference, to_change=True)


def application(application_id: UUID, *, to_change: bool = False) -> Application:
    """For events and jobs, which know the id. Raises NoResultFound."""
    wanted = select(Application).where(Application.id == application_id)
    return db.scalars(wanted.with_for_update() if to_change else wanted).one()


def open_draft(person_id: UUID, service: str) -> Application | None:
    """What this person has begun for this service and not yet sent."""
    wanted = select(Application).where(
        Application.person_id == person_id, Application.service == service, Application.state == State.DRAFT
    )
    return db.scalars(wanted).one_or_none()


def listed(person_id: UUID, page: int) -> tuple[list[Listed], int]:
    """One page of this person's applications, the latest first, and how many there are in all."""
    number = db.scalar(NUMBER, {"person": person_id}) or 0
    return _list(LATEST, person_id, limit=ON_A_PAGE, offset=(page - 1) * ON_A_PAGE), number


def unfinished(person_id: UUID) -> list[Listed]:
    """Drafts, for the dashboard."""
    return [each for each in _open(person_id) if each.state is State.DRAFT][:MOST_ON_A_CARD]


def things_to_do(person_id: UUID) -> list[Listed]:
    """Where we wait for the citizen."""
    return [each for each in _open(person_id) if each.state is State.WAITING][:MOST_ON_A_CARD]


def under_way(person_id: UUID) -> list[UUID]:
    """The ids of the latest applications that are not decided yet."""
    return [each.id for each in _open(person_id) if each.state in UNDER_WAY][:MOST_UNDER_WAY]


def services_under_way(person_id: UUID) -> set[str]:
    """The slugs of services this person has begun, or waits for."""
    return {each.service for each in _open(person_id)}


def times_of(sent: Opened) -> list[tuple[datetime, Text]]:
    """When and where a booking is."""
    if sent.tone is not Tone.BOOKING:
        return []
    return [(each.starts_at, each.office.name) for each in of_subject(sent.application.id)]


def opened_from(sent: Opened, case: Any) -> list[Any]:
    """Other cases this one has opened, such as an inspection; asked only where its service opens any."""
    workflow = sent.service.definition.workflow
    if case is None or workflow is None or all(step.do != "open_case" for _path, step in workflow.places()):
        return []
    return list(cases_of([], opened_by=case).values())


def tones_of(rows: Sequence[Listed]) -> dict[UUID, Tone]:
    """How to speak of each line of a list."""
    kinds = additions.kinds_of({row.version_id for row in rows})
    return {row.id: tone_of(kinds.get(row.version_id)) for row in rows}


def answers_of(application_ids: Sequence[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """The answers of many applications, by page."""
    rows = db.execute(select(Application.id, Application.answers).where(Application.id.in_(application_ids)))
    return {row.id: row.answers for row in rows}


def case_with_requests(of: Application) -> Any:
    """The case and what was asked for, or None for a draft."""
    try:
        return case_of(of.id)
    except NoResultFound:
        return None


def file_of(of: Application, file_id: UUID) -> StoredFile:
    """A file of this application. Raises NoResultFound."""
    mine = (ApplicationFile.file_id == StoredFile.id) & (ApplicationFile.application_id == of.id)
    return db.scalars(select(StoredFile).join(ApplicationFile, mine).where(StoredFile.id == file_id)).one()


def files_of(application_id: UUID) -> frozenset[UUID]:
    """The ids of everything the citizen uploaded with it."""
    linked = select(ApplicationFile.file_id).where(ApplicationFile.application_id == application_id)
    return frozenset(db.scalars(linked))


@asked_once
def _open(person_id: UUID) -> list[Listed]:
    """The latest that are not decided, for all cards of the dashboard together."""
    return _list(OPEN, person_id, limit=MOST_OPEN)


def _list(wanted: Select[Any], person_id: UUID, *, limit: int, offset: int = 0) -> list[Listed]:
    rows = db.execute(wanted, {"person": person_id, "limit": limit, "offset": offset})
    return [Listed._make(row) for row in rows]
