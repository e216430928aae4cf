"""A past for the city: things that happen, each at its moment, done by whoever did it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from flask import Flask

from portal.catalogue import holidays
from portal.config import settings
from portal.core import clock, ledger, outbox
from portal.core.contributions import Job
from portal.core.db import db
from portal.core.i18n import speaking
from portal.core.rooms import contributions
from portal.core.worker import Worker

OFTEN = timedelta(hours=1)
"""What comes again less often is housekeeping: of four months, there is nothing to clean up before the last day."""

JUST_NOW = timedelta(minutes=5)
SATURDAY = 5
OFFICE_HOURS, CITIZENS_HOURS = (9, 16), (7, 21)


@dataclass(order=True, frozen=True)
class Event:
    """Something that happens at `moment`; among those at the same one, `order` decides.

    do: through the rooms' actions. actor: as the ledger writes it, known when its turn comes.
    language: what the actor speaks.
    """

    moment: datetime
    order: int
    do: Callable[[], None] = field(compare=False)
    actor: Callable[[], str] = field(compare=False, default=lambda: ledger.SYSTEM)
    language: str = field(compare=False, default="en")


class Calendar:
    """Finds moments in the past, none later than the one before and none in the future."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.today = clock.today()
        self.latest = clock.now() - JUST_NOW
        self.closed = holidays()

    def moment(self, days_ago: int, *, in_office: bool = False, after: datetime | None = None) -> datetime:
        """A time on that day. The office goes on with it on its next open day."""
        day = self.today - timedelta(days=days_ago)
        while in_office and (day.weekday() >= SATURDAY or day in self.closed):
            day += timedelta(days=1)
        first, last = OFFICE_HOURS if in_office else CITIZENS_HOURS
        at = time(self.chance.randint(first, last), self.chance.randrange(60), tzinfo=ZoneInfo(settings().timezone))
        found = datetime.combine(day, at)
        if after and found <= after:
            found = after + timedelta(minutes=self.chance.randint(20, 90))
        return min(found, self.latest)


def live_through(app: Flask, events: Iterable[Event], *, tell: Callable[[], None]) -> None:
    """Let everything happen in its order. The worker does what each event promised, at that very time.

    tell: called after each event.
    """
    worker = Worker(app)
    often = [job.name for job in contributions(Job) if job.every and job.every < OFTEN]
    before, lived = datetime.min.replace(tzinfo=UTC), None
    for event in sorted(events):
        with clock.moved(max(event.moment, before) - clock.now()):
            ledger.act_as(event.actor())
            with speaking(event.language):
                event.do()
            promised = outbox.waiting()["waiting"]
            db.commit()
            if promised:
                worker.work_off(regular=() if lived == clock.today() else often)
            before, lived = clock.now(), clock.today()
        tell()
    worker.work_off()
    ledger.act_as(ledger.SYSTEM)
