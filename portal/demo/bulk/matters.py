"""What citizens brought: applications, their cases, what was written about them, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from random import Random
from uuid import UUID

from portal.catalogue import Service
from portal.core.ledger import About

from .invented import SOME_TEXT
from .memory import remembers
from .names import words_of
from .paperwork import NAME, REFERENCE, WORDS, Sample
from .people import Citizen
from .rows import Rows, Told

DRAFT, SUBMITTED, WAITING, GRANTED, REFUSED, WITHDRAWN = (
    "draft",
    "submitted",
    "waiting",
    "granted",
    "refused",
    "withdrawn",
)
CASE_STATUS = {SUBMITTED: "received", WAITING: "waiting_for_citizen", GRANTED: "decided", REFUSED: "decided"}
LETTER = {WAITING: "more_asked", GRANTED: "granted", REFUSED: "refused"}
OPEN_UNTIL_DAYS = ((30, 0.75), (90, 0.35), (180, 0.08))
"""Of those younger than so many days, this share is not decided yet."""

OPEN_STATES, OPEN_WEIGHTS = (SUBMITTED, WAITING, DRAFT), (70, 15, 15)
CLOSED_STATES, CLOSED_WEIGHTS = (GRANTED, REFUSED, WITHDRAWN), (82, 12, 6)
SHARE_IN_PROGRESS, SHARE_RATED, SHARE_UNREAD = 0.6, 0.4, 0.1
SCORES, SCORE_WEIGHTS = (1, 2, 3, 4, 5), (5, 7, 15, 33, 40)


@dataclass(frozen=True)
class Offer:
    """A service people apply for, with all there is to copy."""

    service: Service
    case_service_id: UUID
    samples: list[Sample]
    letters: dict[tuple[str, str], tuple[str, str]]

    @property
    def working_days(self) -> int:
        return self.service.definition.promised_working_days or 20

    @cached_property
    def remembered(self) -> Mapping[str, datetime]:
        """Since when matters in these states are still there."""
        keep = self.service.definition.keep
        return {DRAFT: remembers(keep.drafts), WITHDRAWN: remembers(keep.withdrawn)}


@dataclass
class Matter:
    """One application on its way."""

    id: UUID
    case_id: UUID
    reference: str
    citizen: Citizen
    offer: Offer
    state: str
    sent_at: datetime
    changed_at: datetime
    clerk: UUID

    @property
    def letters(self) -> list[tuple[str, datetime]]:
        """What the citizen was sent, and when."""
        receipt = [] if self.is_draft else [("received", self.sent_at)]
        return [*receipt, (LETTER[self.state], self.changed_at)] if self.state in LETTER else receipt

    @property
    def due_on(self) -> date:
        return (self.sent_at + timedelta(days=self.offer.working_days * 7 // 5)).date()

    @property
    def is_draft(self) -> bool:
        return self.state == DRAFT

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED_STATES

    @property
    def is_decided(self) -> bool:
        return self.state in {GRANTED, REFUSED}


class Register:
    """Writes matters, each complete: nothing in it contradicts anything else."""

    def __init__(self, rows: Rows, chance: Random, now: datetime) -> None:
        self.rows = rows
        self.chance = chance
        self.now = now
        self.drafts: set[tuple[int, str]] = set()

    def add(self, citizen: Citizen, offer: Offer, clerk: UUID, sent_at: datetime) -> Matter:
        """An application and all that follows from it."""
        state = self._remembered(self._state(citizen, offer, sent_at), offer, sent_at)
        after = timedelta(days=self.chance.uniform(0.2, 25)) if state not in {DRAFT, SUBMITTED} else timedelta()
        matter = Matter(
            id=self.rows.new_id(),
            case_id=self.rows.new_id(),
            reference=self.rows.new_reference(),
            citizen=citizen,
            offer=offer,
            state=state,
            sent_at=sent_at,
            changed_at=min(sent_at + after, self.now),
            clerk=clerk,
        )
        self._add_application(matter, self.chance.choice(offer.samples))
        if not matter.is_draft:
            self._add_case(matter)
        for letter, at in matter.letters:
            self.add_message(matter, letter, at)
        return matter

    def _remembered(self, state: str, offer: Offer, sent_at: datetime) -> str:
        """What would have been forgotten by now ended as most do."""
        if state in offer.remembered and sent_at < offer.remembered[state]:
            return GRANTED
        return state

    def _state(self, citizen: Citizen, offer: Offer, sent_at: datetime) -> str:
        age = (self.now - sent_at).days
        share = next((share for days, share in OPEN_UNTIL_DAYS if age < days), 0)
        if self.chance.random() >= share:
            return self.chance.choices(CLOSED_STATES, CLOSED_WEIGHTS)[0]
        state = self.chance.choices(OPEN_STATES, OPEN_WEIGHTS)[0]
        if state == DRAFT:
            place = (citizen.number, offer.service.slug)
            if place in self.drafts:
                return SUBMITTED
            self.drafts.add(place)
        return state

    def _add_application(self, matter: Matter, sample: Sample) -> None:
        answers, service = sample.of(matter.citizen.known), matter.offer.service
        is_draft = matter.is_draft
        if is_draft:
            answers = dict(list(answers.items())[: len(answers) // 2])
        self.rows.add(
            "applications",
            {
                "id": matter.id,
                "reference": matter.reference,
                "person_id": matter.citizen.person_id,
                "service": service.slug,
                "service_name": service.definition.name,
                "service_version_id": service.version_id,
                "language": matter.citizen.called.language,
                "state": matter.state,
                "answers": answers,
                "typed": {},
                "changed_at": matter.changed_at,
                "submitted_at": None if is_draft else matter.sent_at,
                "case_id": None if is_draft else matter.case_id,
            },
        )
        for file_id in () if is_draft else sample.file_ids:
            row = {"id": self.rows.new_id(), "application_id": matter.id, "file_id": file_id}
            self.rows.add("application_files", row)

    def _add_case(self, matter: Matter) -> None:
        status = CASE_STATUS.get(matter.state, matter.state)
        if status == "received" and self.chance.random() < SHARE_IN_PROGRESS:
            status = "in_progress"
        is_assigned, is_waiting = status != "received", matter.state == WAITING
        name = matter.citizen.called.name
        self.rows.add(
            "cases",
            {
                "id": matter.case_id,
                "reference": matter.reference,
                "kind": "application",
                "subject_id": matter.id,
                "person_id": matter.citizen.person_id,
                "person_name": name,
                "service_id": matter.offer.case_service_id,
                "status": status,
                "assigned_to": matter.clerk if is_assigned else None,
                "received_at": matter.sent_at,
                "due_on": matter.due_on,
                "started_at": matter.sent_at if is_assigned else None,
                "waiting_since": matter.changed_at if is_waiting else None,
                "closed_at": matter.changed_at if matter.is_closed else None,
                "outcome": matter.state if matter.is_decided else None,
                "reasons": [],
                "words": WORDS if matter.is_decided else "",
                "overdue_told_on": matter.due_on if self._is_late(matter) else None,
                "version": self._record(matter, is_assigned=is_assigned),
            },
        )
        for word in words_of(name):
            self.rows.add("case_words", {"id": self.rows.new_id(), "word": word, "case_id": matter.case_id})
        if matter.is_decided:
            self._add_rating(matter)

    def _record(self, matter: Matter, *, is_assigned: bool) -> int:
        """The streams of the application and of its case. Gives back the case's version."""
        me, clerk = f"account:{matter.citizen.account_id}", f"account:{matter.clerk}"
        person_id, service = matter.citizen.person_id, matter.offer.service
        sent = {"reference": matter.reference, "service": service.slug}
        version = {"version": str(service.version_id)}
        told: list[Told] = [(matter.sent_at, "application.submitted", me, sent | version)]
        on_desk: list[Told] = [(matter.sent_at, "case.opened", "system", sent)]
        if is_assigned:
            on_desk.append((matter.sent_at, "case.assigned", clerk, {"from": None, "to": str(matter.clerk)}))
        if self._is_late(matter):
            overdue_at = datetime.combine(matter.due_on + timedelta(days=1), time(), UTC)
            on_desk.append((overdue_at, "case.overdue", "system", {"due_on": matter.due_on.isoformat()}))
        if matter.state == WAITING:
            on_desk.append((matter.changed_at, "case.asked", clerk, self._ask(matter)))
        if matter.is_decided:
            decision = {"outcome": matter.state, "reasons": [], "words": WORDS}
            on_desk.append((matter.changed_at, "case.decided", clerk, decision))
        if matter.state == WITHDRAWN:
            told.append((matter.changed_at, "application.withdrawn", me, {"reference": matter.reference}))
            on_desk.append((matter.changed_at, "case.withdrawn", me, {"reason": ""}))
        self.rows.record(About("application", matter.id, person_id), told)
        return self.rows.record(About("case", matter.case_id, person_id), on_desk)

    def _is_late(self, matter: Matter) -> bool:
        """The staff were told that its day has passed."""
        return matter.state == SUBMITTED and matter.due_on < self.now.date()

    def _ask(self, matter: Matter) -> dict[str, str]:
        request_id, answer_by = self.rows.new_id(), (matter.changed_at + timedelta(days=14)).date()
        self.rows.add(
            "case_requests",
            {
                "id": request_id,
                "case_id": matter.case_id,
                "account_id": matter.clerk,
                "text": SOME_TEXT,
                "asked_at": matter.changed_at,
                "answer_by": answer_by,
                "answer": "",
                "answered_at": None,
                "file_ids": [],
            },
        )
        return {"request": str(request_id), "answer_by": answer_by.isoformat()}

    def _add_rating(self, matter: Matter) -> None:
        is_rated = self.chance.random() < SHARE_RATED
        self.rows.add(
            "ratings",
            {
                "id": self.rows.new_id(),
                "case_id": matter.case_id,
                "person_id": matter.citizen.person_id,
                "reference": matter.reference,
                "service_slug": matter.offer.service.slug,
                "service_name": matter.offer.service.definition.name,
                "is_granted": matter.state == GRANTED,
                "asked_at": matter.changed_at,
                "score": self.chance.choices(SCORES, SCORE_WEIGHTS)[0] if is_rated else None,
                "reasons": [],
                "words": "",
                "rated_at": matter.changed_at if is_rated else None,
            },
        )

    def add_message(self, matter: Matter, letter: str, at: datetime) -> None:
        """One of the portal's letters, in the citizen's language."""
        called = matter.citizen.called
        subject, body = matter.offer.letters[called.language, letter]
        is_read = (self.now - at).days > 20 or self.chance.random() >= SHARE_UNREAD
        self.rows.add(
            "messages",
            {
                "id": self.rows.new_id(),
                "person_id": matter.citizen.person_id,
                "language": called.language,
                "subject": subject.replace(REFERENCE, matter.reference),
                "body": body.replace(REFERENCE, matter.reference).replace(NAME, called.name),
                "about_path": f"/{called.language}/applications/{matter.reference}",
                "sent_at": at,
                "read_at": at + timedelta(hours=5) if is_read else None,
            },
        )
