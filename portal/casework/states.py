"""The states of cases and issued documents that the auditor looks at. What is refused changes nothing."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from accessibility.subjects import Press
from portal.core.contributions import PageState, SampleLetter, SamplePaper
from portal.core.db import db
from portal.core.mail import Letter

from . import queries
from .models import Case, IssuedDocument
from .rules import ALL_CASES, CaseStatus, Desk, Filter, Outcome

SEND = (Press(),)
ANYBODY = UUID(int=0)
A_FEW = 3
Values = Callable[[], Mapping[str, Any]]


def _first(wanted: Filter, outcome: Outcome | None = None) -> str:
    """The reference of the first case in such a list; outcome: of the first that ended so."""
    rows = queries.cases_page(wanted, account_id=ANYBODY).rows
    return str(next(row.reference for row in rows if outcome in {None, row.outcome}))


def case_like(*, status: str, service: str = "", desk: Desk = Desk.ANYONE) -> Values:
    return lambda: {"reference": _first(Filter(status=status, service=service, desk=desk))}


def decided(outcome: Outcome) -> Values:
    return lambda: {"reference": _first(Filter(status=CaseStatus.DECIDED), outcome)}


def of_nobody() -> Mapping[str, Any]:
    """What somebody sent without saying who they are."""
    rows = queries.cases_page(Filter(), account_id=ANYBODY).rows
    return {"reference": next(row.reference for row in rows if not row.person_name)}


def second_page() -> Mapping[str, Any]:
    return {"status": ALL_CASES, "after": queries.cases_page(Filter(status=ALL_CASES), account_id=ANYBODY).after}


def ticked() -> Mapping[str, Any]:
    """As if some of the list were ticked."""
    rows = queries.cases_page(Filter(desk=Desk.NOBODY), account_id=ANYBODY).rows
    return {"case": [row.reference for row in rows[:A_FEW]]}


def with_document() -> Mapping[str, Any]:
    reference = _first(Filter(status=CaseStatus.DECIDED, service="food-business-licence"))
    wanted = select(IssuedDocument.id).where(IssuedDocument.case_id == queries.case_with(reference).id)
    return {"reference": reference, "document_id": db.scalars(wanted.order_by(IssuedDocument.id)).first()}


def paper() -> Mapping[str, Any]:
    wanted = select(IssuedDocument.reference).order_by(IssuedDocument.issued_at.desc()).limit(1)
    return {"reference": db.scalars(wanted).one()}


new = case_like(status=CaseStatus.RECEIVED, service="childcare-subsidy")
at_work = case_like(status=CaseStatus.IN_PROGRESS, service="housing-benefit")
with_choice = case_like(status=CaseStatus.IN_PROGRESS, service="school-place")
waiting = case_like(status=CaseStatus.WAITING_FOR_CITIZEN)
granted = decided(Outcome.GRANTED)
refused = decided(Outcome.REFUSED)
withdrawn = case_like(status=CaseStatus.WITHDRAWN)
escalated = case_like(status=CaseStatus.IN_PROGRESS, desk=Desk.SUPERVISOR)


def _of_clara(page: str) -> tuple[PageState, PageState]:
    """A form on a case, and the same refused because nothing was said."""
    return (
        PageState(f"cases.{page}", "empty", persona="clara", values=at_work),
        PageState(f"cases.{page}", "refused", persona="clara", values=at_work, steps=SEND, status=422),
    )


STATES = (
    PageState("documents.search"),
    PageState("documents.search", "nothing found", values={"reference": "D-0000-0000"}, status=404),
    PageState("documents.check", "success", values=paper),
    PageState("documents.check", "nothing found", values={"reference": "D-0000-0000"}, status=404),
    PageState("casework.inbox", persona="clara"),
    PageState("casework.inbox", "stuck", persona="clara", values={"stuck": "y"}),
    PageState("casework.inbox", "overdue", persona="clara", values={"overdue": "y"}),
    PageState("casework.inbox", "empty", persona="clara", values={"search": "zzzz"}),
    PageState("casework.inbox", "ticked", persona="clara", values={"tick": "all"}),
    PageState("casework.inbox", "second page", persona="sam", values=second_page),
    PageState("casework.inbox", "for a supervisor", persona="sam", values={"desk": Desk.SUPERVISOR.value}),
    PageState("casework.inbox", "forbidden", persona="edith", status=403),
    PageState("casework.assignments", persona="sam", values=ticked),
    PageState("casework.assignments", "refused", persona="sam", values=ticked, steps=SEND, status=422),
    PageState("cases.answers", persona="clara", values=at_work),
    PageState("cases.answers", "new", persona="clara", values=new),
    PageState("cases.answers", "of nobody", persona="clara", values=of_nobody),
    PageState("cases.answers", "with a choice", persona="clara", values=with_choice),
    PageState("cases.answers", "waiting", persona="clara", values=waiting),
    PageState("cases.answers", "granted", persona="clara", values=granted),
    PageState("cases.answers", "refused by us", persona="clara", values=refused),
    PageState("cases.answers", "withdrawn", persona="clara", values=withdrawn),
    PageState("cases.answers", "for a supervisor", persona="sam", values=escalated),
    PageState("cases.answers", "missing", persona="clara", values={"reference": "A-0000-0000"}, status=404),
    *_of_clara("notes"),
    PageState("cases.notes", persona="clara", values=granted),
    *_of_clara("ask"),
    PageState("cases.ask", "closed", persona="clara", values=granted),
    *_of_clara("assignment"),
    *_of_clara("decision"),
    PageState("cases.decision", "closed", persona="clara", values=granted),
    PageState("cases.take_back", "empty", persona="clara", values=with_document),
    PageState("cases.take_back", "refused", persona="clara", values=with_document, steps=SEND, status=422),
)


def _case(named: Values) -> Case:
    return queries.case_with(named()["reference"])


def _visit() -> Mapping[str, Any]:
    case = _case(at_work)
    moment = datetime(2027, 3, 4, 10, 30, tzinfo=UTC)
    return {"service": case.service.name, "reference": case.reference, "title": case.service.name, "visit": moment}


def _later_visit() -> Mapping[str, Any]:
    return {**_visit(), "visit": None, "last_day": date(2027, 3, 12)}


def _own_words(language: str) -> Letter:
    """A message that the service's own definition holds."""
    case = _case(at_work)
    definition = queries.definition_of(case)
    return queries.letter_of(case, definition.messages[0].id if definition else "", language)


def _document_in(language: str) -> bytes:
    """A document that was issued, as if whoever got it read this language."""
    named = with_document()
    case = queries.case_with(named["reference"])
    issued = queries.document_in(case, named["document_id"])
    words = queries.document_words(case, issued.document, language)
    for name, value in words.items():
        setattr(issued, name, value)
    return queries.document_pdf(issued)


CASE = "/applications"
LETTERS = (
    SampleLetter("casework/letters/inspection.txt", "with a time", _visit, about=CASE),
    SampleLetter("casework/letters/inspection.txt", "without a time", _later_visit, about=CASE),
    SampleLetter("casework/own-words.txt", words=_own_words, about=CASE),
)
PAPERS = (SamplePaper("documents.pdf", _document_in),)
