"""A portal whose tables hold what is hard to write down."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from secrets import token_bytes as randbytes

import pytest
from flask import Flask

from portal.appointments.models import Office, OfficeHours
from portal.catalogue.models import Department
from portal.config import Settings
from portal.core.db import database, db, new_id
from portal.core.files import keep_bytes
from portal.core.ledger import About, record
from portal.messages.models import Message
from portal.people.models import Address, Fact, Person, ToldAnswer
from portal.people.rules import FactKind
from tests.identity.factories import account, staff
from tests.keeping.places import KEY, SEALING
from tests.people.factories import person

HARD = [
    "\\N",
    "tab\there",
    "line\nbreak\r\n",
    "back\\slash\\t",
    "",
    " ",
    "Ірина 🦉 山田",
    "'\"`;--",
    "\u202eeb",
    "\x0b\x08\x0c",
]
MOMENT = datetime(2026, 3, 29, 1, 59, 59, 120000, tzinfo=UTC)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, backup_key=KEY, **SEALING)


@pytest.fixture
def full(app: Flask) -> Flask:
    """The portal of this test, on either database, with people and files."""
    fill(app)
    return app


def fill(app: Flask, *, noise: int = 1000) -> None:
    """noise: bytes of a file that cannot be made smaller."""
    with app.app_context(), database().writing.begin() as session:
        people = [person(name=name, birth_date=date(1907, 2, 28)) for name in HARD]
        session.add_all([*people, staff(display={"text": "large"}), account(person_id=people[0].id, name=HARD[1])])
        session.flush()
        for who in people:
            session.add_all(belongings(who))
            record(
                About("person", who.id, who.id), "person.changed", session=session, what=HARD, number=1.5, nothing=None
            )
            record(About("person", who.id, who.id), "person.changed", session=session, what=who.name)
        parent = Department(slug="parent", name={"en": "Parent"})
        session.add(parent)
        session.flush()
        session.add(Department(slug="child", name={"en": "Child"}, parent_id=parent.id))
        office = Office(slug="hall", name={"ar": "قاعة"}, desks=2, grid_minutes=10)
        session.add(office)
        session.flush()
        session.add(OfficeHours(office_id=office.id, weekday=0, opens_at=time(8, 30), closes_at=time(12)))
    with app.app_context():
        for content in (b"", bytes(range(256)) * 4000, randbytes(noise)):
            keep_bytes("paper.pdf", "application/pdf", content)
        db.commit()


def belongings(who: Person) -> list[object]:
    told = {"label": {"en": who.name}, "words": {}, "source": {}, "told_at": MOMENT}
    answers = [None, "5", 5, 0.1, [], {"a\tb": [HARD]}, True]
    return [
        Address(person_id=who.id, street=who.name, postcode="1", city="\\", from_on=date(2020, 2, 29)),
        Fact(person_id=who.id, kind=FactKind.CHILD, year=2019, stated_at=MOMENT.replace(microsecond=0)),
        Message(id=new_id(), person_id=who.id, language="en", subject=who.name, body="\n".join(HARD), sent_at=MOMENT),
        *(ToldAnswer(person_id=who.id, concept=f"c{n}", answer=answer, **told) for n, answer in enumerate(answers)),
    ]
