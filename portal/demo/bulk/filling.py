"""Fills the portal with a profile's people and what they brought, year by year."""

import gc
from bisect import bisect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import Table, select

from portal.catalogue import Service, service
from portal.config import settings
from portal.core import clock
from portal.core.db import Base, database, db, new_id
from portal.questions import FormDefinition

from .copying import hurried
from .invented import NEEDS_THE_WORLD
from .matters import Matter, Offer, Register
from .memory import remembers_answers
from .paperwork import Writer, letters
from .people import Crowd, Registry, email_of
from .rows import Rows
from .sizes import HEAVY_MESSAGES, Profile, check_room, who_applies

SEED = 380_000
YEARS = timedelta(days=3 * 365)
USUAL_LETTERS = 1.9
"""How many messages an application brings by itself."""

Tell = Callable[[int], object]
Begin = Callable[[int], Tell]


class AlreadyFilled(Exception):
    """A profile's people are there. The database has to go before others can come."""


def fill(
    profile: Profile,
    *,
    begin: Begin = lambda _length: lambda _number: None,
    warn: Callable[[str], object] = lambda _words: None,
) -> dict[str, int]:
    """Add the profile's people and matters to an authority whose services are published.

    begin: told how many steps there will be; gives back what is called with the steps done, for a progress bar.
    warn: told what an operator has to look at, before anything is written.

    Gives back how many rows each table got. Raises NoRoom and AlreadyFilled.
    """
    engine, chance = database().engine, Random(SEED)  # noqa: S311 nothing here is secret
    accounts = Base.metadata.tables["accounts"]
    if db.scalar(select(accounts.c.id).where(accounts.c.email_key == email_of(0))):
        raise AlreadyFilled
    if warning := check_room(profile, engine, settings().folder):
        warn(warning)
    offers = _offers(chance)
    db.commit()
    db.close()
    with hurried(engine) as hurry, _no_garbage():
        rows = Rows(hurry.put, chance, since=clock.now() - YEARS - timedelta(days=30))
        steps = profile.citizens + profile.applications
        last = max(1, steps // 4 // hurry.last_steps)
        tell = begin(steps + last * hurry.last_steps)
        _City(profile, rows, offers).build(tell)
        rows.write()
        hurry.finish(lambda number: tell(number * last))
    return rows.written


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Rows are no circles: looking for some among a hundred thousand would take a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _City:
    """Everybody and everything of one profile."""

    def __init__(self, profile: Profile, rows: Rows, offers: list[Offer]) -> None:
        self.profile = profile
        self.rows = rows
        self.offers = sorted(offers, key=_remembers)
        self.remembered = [_remembers(each) for each in self.offers]
        self.now = clock.now()
        self.since = self.now - YEARS
        self.register = Register(rows, rows.chance, self.now)
        self.told = 0

    def build(self, tell: Tell) -> None:
        registry = Registry(self.rows, self.rows.chance, self.since)
        clerks = [registry.add_clerk(number) for number in range(self.profile.staff)]
        citizens = Crowd()
        for number in range(self.profile.citizens):
            citizens.add(registry.add_citizen(number))
            self._write_if_many(tell, number)
        self._live(citizens, clerks, tell)

    def _live(self, citizens: Crowd, clerks: list[UUID], tell: Tell) -> None:
        """Applications come in one by one, everybody's mixed, as they do."""
        chance, profile = self.rows.chance, self.profile
        wanted = profile.messages - profile.heavy * HEAVY_MESSAGES
        more = wanted / profile.applications - USUAL_LETTERS
        latest: dict[int, Matter] = {}
        letters_of = [0] * (profile.ordinary + profile.heavy)
        for place, number in enumerate(who_applies(profile, chance)):
            sent_at = self.since + YEARS * ((place + 0.5) / profile.applications)
            matter = self.register.add(citizens[number], self._offer(sent_at), chance.choice(clerks), sent_at)
            if number < len(letters_of):
                latest[number] = matter
                letters_of[number] += len(matter.letters)
            elif matter.letters and chance.random() < more:
                self.register.add_message(matter, "received", sent_at)
            self._write_if_many(tell, profile.citizens + place)
        for number, matter in latest.items():
            self._write_more(matter, profile.wanted_messages(number) - letters_of[number])

    def _offer(self, sent_at: datetime) -> Offer:
        """One that is still remembered: what was asked long ago was asked for services that keep answers for long."""
        return self.rows.chance.choice(self.offers[: max(1, bisect(self.remembered, sent_at))])

    def _write_more(self, matter: Matter, number: int) -> None:
        """Somebody got a lot of post over the years."""
        for place in range(number):
            self.register.add_message(matter, "received", self.since + YEARS * ((place + 0.5) / number))

    def _write_if_many(self, tell: Tell, done: int) -> None:
        if self.rows.are_many:
            self.rows.write()
            tell(done - self.told)
            self.told = done


def _remembers(offer: Offer) -> datetime:
    return remembers_answers(offer.service.definition.form)


def _offers(chance: Random) -> list[Offer]:
    """Every service with a form, in the order of their names."""
    services = Base.metadata.tables["services"]
    slugs = db.scalars(select(services.c.slug).order_by(services.c.slug)).all()
    writer = Writer(chance)
    return [_offer(each, writer) for slug in slugs if _can_be_filled_in((each := service(slug)).definition.form)]


def _can_be_filled_in(form: FormDefinition | None) -> bool:
    """Nobody can invent what only counts while something else is so."""
    return form is not None and not any(question.type in NEEDS_THE_WORLD for question in form.questions)


def _offer(offered: Service, writer: Writer) -> Offer:
    form = offered.definition.form
    samples = writer.samples(form) if form else []
    return Offer(offered, _case_service(Base.metadata.tables["case_services"], offered), samples, letters(offered))


def _case_service(table: Table, offered: Service) -> UUID:
    """The inbox knows each service that had a case."""
    known: UUID | None = db.scalar(select(table.c.id).where(table.c.slug == offered.slug))
    if known:
        return known
    made = new_id()
    row = {"slug": offered.slug, "name": offered.definition.name, "department": offered.definition.department}
    db.execute(table.insert().values(id=made, **row))
    return made
