"""A citizen reports a barrier: it becomes a case with a promised day."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict
from uuid import UUID

from flask_babel import gettext as _

from portal.casework import CaseDecided, MoreAsked, open_case
from portal.config import settings
from portal.core import clock, ledger, mail
from portal.core.db import db, new_id
from portal.core.i18n import speaking
from portal.core.ledger import About
from portal.core.references import new_reference
from portal.messages import send
from portal.people import person

from .. import queries
from ..models import BarrierReport
from ..rules import ANSWER_WITHIN, Aid

KIND = "barrier"
SERVICE = "report-a-barrier"


class NewReport(TypedDict):
    """What a citizen tells us. page, display and width are empty if they left them out.

    display: the settings that differ from the usual; and form: refused, if the page had refused what was sent.
    """

    tried: str
    obstacle: str
    aids: Sequence[Aid]
    email: str
    phone: str
    page: str
    display: Mapping[str, str]
    width: int | None


def report_barrier(new: NewReport, *, person_id: UUID | None, language: str) -> BarrierReport:
    """Keep the report, put it on the staff's desk and say when there will be an answer."""
    reference = new_reference("B")
    report_id = new_id()
    case = open_case(
        kind=KIND,
        subject_id=report_id,
        service=SERVICE,
        service_name=_service_name(),
        working_days=ANSWER_WITHIN,
        person_id=person_id,
        person_name=person(person_id).name if person_id else "",
        reference=reference,
    )
    report = BarrierReport(
        id=report_id,
        reference=reference,
        person_id=person_id,
        reported_at=clock.now(),
        due_on=case.due_on,
        language=language,
        **{**new, "aids": [aid.value for aid in new["aids"]], "display": dict(new["display"])},
    )
    db.add(report)
    db.flush()
    ledger.record(About(KIND, report.id, person_id), "barrier.reported", reference=reference, page=report.page)
    _tell(report, "auditing/letters/received.txt", due_on=report.due_on)
    return report


def react_to_request(event: MoreAsked) -> None:
    """The clerk must know more. Whoever left no address cannot be asked; the page about the report says what is missing."""
    if event.kind == KIND:
        _tell(
            queries.report(event.subject_id),
            "auditing/letters/asked.txt",
            page="/answer",
            text=event.text,
            answer_by=event.answer_by,
        )


def react_to_decision(event: CaseDecided) -> None:
    """Whoever reported it is told what came of it."""
    if event.kind == KIND:
        _tell(
            queries.report(event.subject_id),
            "auditing/letters/answered.txt",
            mended=event.granted,
            reasons=event.reasons,
            words=event.words,
        )


def _tell(report: BarrierReport, template: str, *, page: str = "", **context: Any) -> None:
    """In the portal if we know them, by e-mail if they left an address, else not at all.

    page: below that of the report, to which the message leads whoever signs in.
    """
    path = f"/{report.language}/barriers/{report.reference}"
    if report.person_id:
        send(report.person_id, template, about_url=path + page, reference=report.reference, path="", **context)
    elif report.email:
        values = {"name": "", "reference": report.reference, "path": path, **context}
        mail.post(mail.compose(template, to=report.email, language=report.language, **values))


def _service_name() -> dict[str, str]:
    names = {}
    for code in settings().languages:
        with speaking(code):
            names[code] = _("Barriers on the portal")
    return names
