"""Citizens with their accounts and records, and the staff."""

from array import array
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from portal.core.ledger import SYSTEM, About

from .names import STREETS, Called, plain, somebody, words_of
from .rows import Rows

PLAIN_FACTS = ("business", "student", "seeks work", "carer", "retired", "disability")
SHARE_WITH_CHILDREN, SHARE_OF_NEWCOMERS, SHARE_OF_OTHER_FACTS = 0.3, 0.1, 0.4
EVERY_HOW_MANYTH_SUPERVISES = 10


@dataclass(frozen=True, slots=True)
class Citizen:
    """What is needed to write to somebody and to apply in their name."""

    number: int
    person_id: UUID
    account_id: UUID
    called: Called
    birth_date: date

    @property
    def email(self) -> str:
        return email_of(self.number)

    @property
    def home(self) -> dict[str, str]:
        street = f"{self.number % 180 + 1} {STREETS[self.number % len(STREETS)]}"
        return {"street": street, "extra": "", "postcode": f"100{self.number % 20:02}", "city": "Port Alder"}

    @property
    def known(self) -> dict[str, Any]:
        """By concept, as answers write it."""
        return {
            "person.name": self.called.name,
            "person.birth_date": self.birth_date.isoformat(),
            "person.email": self.email,
            "person.phone": "+1 555 0100",
            "person.address": self.home,
        }


class Crowd:
    """All citizens in fifty bytes each: a million of them as objects would be half a gigabyte."""

    def __init__(self) -> None:
        self.ids = bytearray()
        self.born = array("l")
        self.called: list[Called] = []

    def add(self, citizen: Citizen) -> None:
        """Numbers begin at 0 and have no gaps."""
        self.ids += citizen.person_id.bytes + citizen.account_id.bytes
        self.born.append(citizen.birth_date.toordinal())
        self.called.append(citizen.called)

    def __getitem__(self, number: int) -> Citizen:
        place = number * 32
        person_id, account_id = (UUID(bytes=bytes(self.ids[at : at + 16])) for at in (place, place + 16))
        return Citizen(number, person_id, account_id, self.called[number], date.fromordinal(self.born[number]))


def email_of(citizen: int) -> str:
    """The address of the citizen with this number."""
    return f"citizen{citizen}@bulk.example"


class Registry:
    """Writes people into the portal's records as if they had come `since` a day."""

    def __init__(self, rows: Rows, chance: Random, since: datetime) -> None:
        self.rows = rows
        self.chance = chance
        self.since = since

    def add_citizen(self, number: int) -> Citizen:
        """Somebody with an account, an address and a few facts."""
        born = date(1940, 1, 1) + timedelta(days=self.chance.randrange(67 * 365))
        citizen = Citizen(number, self.rows.new_id(), self.rows.new_id(), somebody(self.chance), born)
        self._open_account(citizen.account_id, citizen.email, citizen.called, citizen.person_id)
        self.rows.add(
            "people",
            {
                "id": citizen.person_id,
                "name": citizen.called.name,
                "address_as": "",
                "search_key": f"{plain(citizen.called.name)} {citizen.email}",
                "birth_date": born,
                "language": citizen.called.language,
                "email": citizen.email,
                "phone": None,
                "wants_email": True,
            },
        )
        for word in (*words_of(citizen.called.name), citizen.email, citizen.email.partition("@")[0]):
            self.rows.add("person_words", {"id": self.rows.new_id(), "word": word, "person_id": citizen.person_id})
        home = {"id": self.rows.new_id(), "person_id": citizen.person_id, **citizen.home}
        self.rows.add("addresses", {**home, "from_on": self.since.date(), "until_on": None})
        self._state_facts(citizen)
        recorded = About("person", citizen.person_id, citizen.person_id)
        self.rows.record(recorded, [(self.since, "person.recorded", SYSTEM, {})])
        return citizen

    def add_clerk(self, number: int) -> UUID:
        """A member of staff; gives back the account's id."""
        role = "caseworker" if number % EVERY_HOW_MANYTH_SUPERVISES else "supervisor"
        account_id = self.rows.new_id()
        self._open_account(account_id, f"clerk{number}@bulk.example", somebody(self.chance), None, [role])
        self.rows.add("role_grants", {"id": self.rows.new_id(), "account_id": account_id, "role": role})
        return account_id

    def _open_account(
        self, account_id: UUID, email: str, called: Called, person_id: UUID | None, roles: list[str] | None = None
    ) -> None:
        self.rows.add(
            "accounts",
            {
                "id": account_id,
                "email": email,
                "email_key": email,
                "name": called.name,
                "password_hash": None,
                "language": called.language,
                "person_id": person_id,
                "display": {},
            },
        )
        opened = About("account", account_id, person_id)
        self.rows.record(opened, [(self.since, "account.opened", SYSTEM, {"roles": roles or []})])

    def _state_facts(self, citizen: Citizen) -> None:
        if self.chance.random() < SHARE_WITH_CHILDREN:
            self._state(citizen, "child", year=self.since.year - self.chance.randint(0, 15))
        if self.chance.random() < SHARE_OF_NEWCOMERS:
            self._state(citizen, "newcomer", since_on=self.since.date())
        if self.chance.random() < SHARE_OF_OTHER_FACTS:
            self._state(citizen, self.chance.choice(PLAIN_FACTS))

    def _state(self, citizen: Citizen, kind: str, *, year: int | None = None, since_on: date | None = None) -> None:
        fact = {"id": self.rows.new_id(), "person_id": citizen.person_id, "kind": kind}
        self.rows.add("facts", {**fact, "year": year, "since_on": since_on, "stated_at": self.since})
