"""Somebody whose name stands wherever it can stand."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from portal.applications.models import Application, ApplicationFile
from portal.applications.rules import State
from portal.appointments.models import Appointment, Office
from portal.auditing.models import BarrierReport
from portal.casework.models import (
    Case,
    CaseService,
    CaseStep,
    CaseWord,
    InformationRequest,
    IssuedDocument,
    Note,
)
from portal.casework.rules import CaseStatus, Outcome, StepState
from portal.core import clock, mail, outbox
from portal.core.db import db, new_id
from portal.core.files import keep_bytes
from portal.core.ledger import About, record
from portal.feedback.models import Rating
from portal.identity.models import Account, MailedCode, ParkedForm, Purpose, Session
from portal.messages.models import Delivery, Message
from portal.people.models import Address, Person, ToldAnswer
from tests.identity.factories import account
from tests.people.factories import person

NAME, EMAIL, PHONE, STREET = "Ada Quillfeather", "ada.q@post.example", "+1 555 0142 77", "Larkspur Lane 17"
WORDS = ["Quillfeather", EMAIL, PHONE, "Larkspur"]
TEXT = f"Dear Ms quillfeather, {NAME} of {STREET} ({PHONE}, {EMAIL}) may have it."
LONG_AGO = timedelta(days=40)


@dataclass
class Life:
    """One person's rows."""

    who: Person
    account: Account
    office: Office
    kind_of_case: CaseService
    version_id: Any

    def matter(self, status: CaseStatus | None, *, ended: timedelta = LONG_AGO) -> Case | None:
        """An application and its case, with files; without a status a draft."""
        at = clock.now() - ended
        states = {None: State.DRAFT, CaseStatus.WITHDRAWN: State.WITHDRAWN, CaseStatus.DECIDED: State.GRANTED}
        sent = Application(
            id=new_id(),
            reference=f"A-{new_id().hex[-9:]}",
            person_id=self.who.id,
            service=f"dogs-{status}",
            service_name={"en": "Dog licence"},
            service_version_id=self.version_id,
            language="en",
            state=states.get(status, State.SUBMITTED),
            answers={"about": {"full_name": NAME, "why": TEXT}},
            typed={"about": {"full_name": NAME}},
            changed_at=at,
            submitted_at=at if status else None,
        )
        db.add(sent)
        paper = keep_bytes(f"{NAME}.pdf", "application/pdf", f"%PDF-1.4 {TEXT} {status}".encode())
        db.flush()
        db.add(ApplicationFile(application_id=sent.id, file_id=paper.id))
        return self._case(sent, status, at) if status else None

    def _case(self, sent: Application, status: CaseStatus, at) -> Case:
        case = Case(
            id=new_id(),
            reference=sent.reference,
            kind="application",
            subject_id=sent.id,
            person_id=self.who.id,
            person_name=NAME,
            service_id=self.kind_of_case.id,
            service_version_id=self.version_id,
            status=status,
            received_at=at,
            due_on=date(2026, 1, 1),
            closed_at=at if status in {CaseStatus.DECIDED, CaseStatus.WITHDRAWN} else None,
            outcome=Outcome.GRANTED if status is CaseStatus.DECIDED else None,
            words=TEXT,
            kept={"residents": {"name": NAME}},
        )
        sent.case_id = case.id
        db.add(case)
        db.flush()
        mine = {"case_id": case.id}
        db.add_all(
            [
                CaseWord(word="quillfeather", **mine),
                Note(account_id=new_id(), text=TEXT, written_at=at, **mine),
                InformationRequest(text=TEXT, answer=TEXT, asked_at=at, answered_at=at, answer_by=at.date(), **mine),
                IssuedDocument(
                    reference=f"D-{new_id().hex[-9:]}",
                    person_id=self.who.id,
                    key=str(new_id()),
                    document="licence",
                    title="Licence",
                    body=TEXT,
                    language="en",
                    issued_at=at,
                    **mine,
                ),
                CaseStep(
                    stage_number=1, chain="steps", number=0, do="message", state=StepState.DONE, last_error=TEXT, **mine
                ),
                Rating(
                    case_id=case.id,
                    person_id=self.who.id,
                    reference=f"R-{new_id().hex[-9:]}",
                    service_slug="dogs",
                    service_name={"en": "Dog licence"},
                    is_granted=True,
                    asked_at=at,
                    score=4,
                    words=TEXT,
                    rated_at=at,
                ),
            ]
        )
        record(About("case", case.id, self.who.id), "case.decided", said={"words": TEXT}, outcome="granted")
        return case


def begin(version_id) -> Life:
    """In a transaction of the caller's."""
    who = person(name=NAME, address_as="Ms Quillfeather", email=EMAIL, phone=PHONE)
    own = account(person_id=who.id, name=NAME, email=EMAIL)
    office = Office(slug="hall", name={"en": "Hall"}, desks=1, grid_minutes=10)
    kind = CaseService(slug="dogs", name={"en": "Dog licence"})
    db.add_all([who, own, office, kind])
    db.flush()
    now = clock.now()
    message = Message(id=new_id(), person_id=who.id, language="en", subject=NAME, body=TEXT, sent_at=now)
    db.add(message)
    db.flush()
    delivery = Delivery(id=new_id(), message_id=message.id, address=EMAIL)
    kept = {"account_id": str(own.id), "name": NAME}
    db.add_all(
        [
            Address(person_id=who.id, street=STREET, postcode="1", city="Port Alder", from_on=date(2020, 1, 1)),
            ToldAnswer(person_id=who.id, concept="x", answer=NAME, label={}, words={}, source={}, told_at=now),
            Session(account_id=own.id, token_hash="1", started_at=now, last_seen_at=now),
            ParkedForm(token_hash="2", account_id=own.id, path="/", fields=[["name", NAME]], expires_at=now),
            MailedCode(
                purpose=Purpose.NEW_EMAIL,
                token_hash="3",
                email="new@q.example",
                code_seal="",
                expires_at=now,
                kept=kept,
            ),
            delivery,
            Appointment(
                reference="T-1",
                office_id=office.id,
                desk=1,
                starts_at=now - LONG_AGO,
                minutes=10,
                person_id=who.id,
                person_name=NAME,
                subject_id=new_id(),
                title={"en": NAME},
            ),
            BarrierReport(
                reference="B-1",
                person_id=None,
                reported_at=now,
                due_on=now.date(),
                language="en",
                tried=TEXT,
                obstacle=TEXT,
                email=EMAIL,
                phone=PHONE,
            ),
        ]
    )
    outbox.enqueue("messages.deliver", delivery_id=str(delivery.id))
    outbox.enqueue(
        mail.POST,
        message=f"From: a@b.example\nTo: {EMAIL}\nMessage-ID: <1@b.example>\n\n{TEXT}",
        promised_at=now.isoformat(),
    )
    record(About("person", who.id, who.id), "person.looked_at", said={"reason": f"call from {NAME}"})
    return Life(who, own, office, kind, version_id)
