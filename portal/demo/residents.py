"""The people of Port Alder: how each one came into the portal's records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import LazyString

from portal.core import clock, ledger
from portal.core.contributions import CastMember
from portal.core.i18n import pick
from portal.identity import create_account
from portal.messages import mark_all_read
from portal.people import update_person

from .files import as_date, cast
from .history import Calendar, Event

STAFF_SINCE, CITIZENS_SINCE = 150, 130
"""How many days ago the portal opened for them."""

LAST_READ = 6
"""How many days ago citizens read their messages; what came since is new to them."""

MAIN_CITIZENS = ("amina", "boris", "mei", "carlos", "liwei", "joan", "deniz")
MAIN_STAFF = ("clara", "sam", "edith", "salma", "aude", "viktor")
"""Whom the demo's sign-in page offers, in this order. Their stories are read when somebody looks."""


@dataclass
class Resident:
    """Someone of the cast; the ids are known once their account is open."""

    key: str
    about: Mapping[str, Any]
    ids: dict[str, UUID | None] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return str(self.about.get("language", "en"))

    @property
    def account_id(self) -> UUID:
        return self._id("account")

    @property
    def person_id(self) -> UUID:
        return self._id("person")

    def actor(self) -> str:
        """As the ledger writes it."""
        return f"account:{self.account_id}"

    def _id(self, kind: str) -> UUID:
        found = self.ids.get(kind)
        if found is None:
            raise LookupError(f"{self.key} has no {kind} yet")
        return found


def members() -> list[CastMember]:
    """The cast for the demo's sign-in page."""
    addresses = {key: f"{key}@post.example" for key in MAIN_CITIZENS}
    addresses |= {key: f"{key}@port-alder.example" for key in MAIN_STAFF}
    return [CastMember(email, LazyString(_story, key)) for key, email in addresses.items()]


def residents() -> dict[str, Resident]:
    """Everyone by key, as yet unknown to the portal."""
    return {key: Resident(key, about) for group in cast().values() for key, about in group.items()}


def arrivals(resident: Resident, calendar: Calendar) -> Iterator[Event]:
    """The account is opened, then come the moves that happened since, and reading what has come."""
    about = resident.about
    if about.get("roles"):
        yield Event(calendar.moment(STAFF_SINCE), 0, lambda: _open_account(resident))
        return
    came = about["facts"].get("newcomer")
    known_since = min(CITIZENS_SINCE, came) if came else CITIZENS_SINCE
    opened_at = calendar.moment(known_since)
    yield Event(opened_at, 0, lambda: _register(resident, calendar.today), language=resident.language)
    for home in about["addresses"]:
        if isinstance(home["since"], int) and home["since"] < known_since:
            moved_at = calendar.moment(home["since"], after=opened_at)
            yield Event(moved_at, 0, _mover(resident, home, calendar.today), resident.actor, resident.language)
    read_at = calendar.moment(LAST_READ)
    yield Event(read_at, 0, lambda: mark_all_read(resident.person_id), resident.actor, resident.language)


def _register(resident: Resident, today: date) -> None:
    """What a citizen tells about themselves on the first day. today: when the demo is built."""
    _open_account(resident)
    ledger.act_as(resident.actor())
    about = resident.about
    details = {name: about[name] for name in ("birth_date", "phone", "address_as") if about.get(name)}
    update_person(resident.person_id, facts=_facts(about["facts"], today), **details)
    for home in about["addresses"]:
        if as_date(home["since"], today) <= clock.today():
            _move(resident, home, today)


def _open_account(resident: Resident) -> None:
    about = resident.about
    account = create_account(
        email=about["email"], name=about["name"], language=resident.language, roles=about.get("roles", ())
    )
    resident.ids = {"account": account.id, "person": account.person_id}


def _mover(resident: Resident, home: Mapping[str, Any], today: date) -> Callable[[], None]:
    return lambda: _move(resident, home, today)


def _move(resident: Resident, home: Mapping[str, Any], today: date) -> None:
    lines = {part: home.get(part, "") for part in ("street", "extra", "postcode", "city")}
    update_person(resident.person_id, address={**lines, "from_on": as_date(home["since"], today)})


def _facts(written: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Ages and days before today become years and days."""
    facts = dict(written)
    if "child" in facts:
        facts["child"] = [today.year - age for age in facts["child"]]
    if "newcomer" in facts:
        facts["newcomer"] = as_date(facts["newcomer"], today)
    return facts


def _story(key: str) -> str:
    return pick(cast()["main"][key]["story"]).text
