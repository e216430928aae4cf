"""What became of each application, told in cases/*.yaml and lived through again.

who, days_ago: who sent it, and when. stop_at: it is a draft, filled in up to this page; `summary`: up to
the end. answers: by question, or by page if the page repeats; what the portal knows of the person is left out.
then: what happened, `after` so many days:

- by, assign: to whom. by, note. by, ask: of the citizen. by, grant: the words to the citizen.
- by, tick: a task of the stage. by, go_on: to the next stage.
- by, refuse: [the ids of reasons], words. answer: to what was asked, files. withdraw. rate: 1 to 5, reasons, words.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from portal.applications import answer, opened, save_typed, submit, withdraw
from portal.casework import Clerk
from portal.feedback import Reason, Score, rate, rating_of
from portal.people import record_access
from portal.questions import Question, Sheet

from .applying import Pen, fill_in, upload
from .files import PORT_ALDER, read
from .history import Calendar, Event
from .papers import Printer
from .residents import Resident

Step = Mapping[str, Any]
ANSWER_PAGE = "answer/files"


def stories() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(service, story) for everything in the folder."""
    for file in sorted((PORT_ALDER / "cases").glob("*.yaml")):
        for told in read(file):
            yield file.stem, told


class Story:
    """One application from its first page to what the citizen thinks of it."""

    def __init__(self, slug: str, told: Mapping[str, Any], people: Mapping[str, Resident], printer: Printer) -> None:
        self.slug = slug
        self.told = told
        self.people = people
        self.citizen = people[told["who"]]
        self.printer = printer
        self.reference = ""

    def events(self, calendar: Calendar) -> Iterator[Event]:
        """In order; `calendar` says when."""
        days_ago = self.told["days_ago"]
        at = calendar.moment(days_ago)
        yield self._event(at, 0, self.citizen, self.apply)
        for order, step in enumerate(self.told.get("then", ()), start=1):
            at = calendar.moment(days_ago - step["after"], in_office="by" in step, after=at)
            yield self._event(at, order, self.people[step.get("by", self.citizen.key)], self._doing(step))

    def apply(self) -> None:
        """Fill in, and send unless it stays a draft."""
        stop_at = self.told.get("stop_at")
        self.reference = fill_in(Pen(self.citizen, self.printer), self.slug, self.told["answers"], stop_at=stop_at)
        if not stop_at:
            submit(opened(self.citizen.person_id, self.reference), language=self.citizen.language)

    def _event(self, at: datetime, order: int, who: Resident, do: Callable[[], None]) -> Event:
        return Event(at, order, do, who.actor, who.language)

    def _doing(self, step: Step) -> Callable[[], None]:
        act = self.as_clerk if "by" in step else self.as_citizen
        return lambda: act(step)

    def as_clerk(self, step: Step) -> None:
        """What staff do, after they have looked at the case."""
        clerk, reference = Clerk(self.people[step["by"]].account_id), self.reference
        if "assign" in step:
            clerk.assign(reference, to=self.people[step["assign"]].account_id)
            return
        record_access(self.citizen.person_id, case=reference)
        if "note" in step:
            clerk.note(reference, step["note"])
        elif "ask" in step:
            clerk.ask(reference, step["ask"])
        elif "tick" in step:
            clerk.tick(reference, step["tick"])
        elif "go_on" in step:
            clerk.go_on(reference, step["go_on"])
        elif "grant" in step:
            clerk.grant(reference, words=step["grant"])
        else:
            clerk.refuse(reference, step["refuse"], words=step["words"])

    def as_citizen(self, step: Step) -> None:
        """What the citizen does after sending."""
        me = self.citizen.person_id
        if "answer" in step:
            self._answer(step)
        elif "withdraw" in step:
            withdraw(opened(me, self.reference).application)
        else:
            reasons = [Reason(reason) for reason in step.get("reasons", ())]
            rate(rating_of(me, self.reference), score=Score(step["rate"]), reasons=reasons, words=step.get("words", ""))

    def _answer(self, step: Step) -> None:
        """Files are kept with the application first, as the page for answers does it."""
        sent = opened(self.citizen.person_id, self.reference).application
        question = Question(id="files", type="file", label={"en": "Files"}, required=False)
        pen = Pen(self.citizen, self.printer)
        kept = [upload(pen, kind) for kind in step.get("files", ())]
        sheet = Sheet([question], typed={question.id: {"files": kept, "refused": []}})
        save_typed(sent, ANSWER_PAGE, sheet)
        answer(sent, step["answer"], file_ids=sheet.file_ids, place=ANSWER_PAGE)
