"""A small authority: one service that clerks decide, one that the portal decides by itself, citizens and clerks.

Built with the portal's own actions, quickly; everything after that goes through real processes.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from portal.app import create_app
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.config import Mode, Settings
from portal.core import clock
from portal.core.db import database, db, new_id
from portal.identity.models import Account, Session
from portal.identity.rules import fingerprint
from tests.databases import make_tables
from tests.identity.factories import account, staff
from tests.people.factories import person

SECRET = "a secret for faults that is long enough"
CITIZENS, CLERKS = 60, 4


def _text(english: str) -> dict[str, str]:
    return {"en": english}


def _form(*questions: dict[str, Any]) -> dict[str, Any]:
    where = {"id": "place", "type": "text", "label": _text("Where is it?")}
    remark = {"id": "remark", "type": "long_text", "label": _text("Anything else?"), "required": False}
    pages = [
        {"id": "where", "title": _text("Where is it?"), "questions": [where]},
        {"id": "more", "title": _text("Anything else?"), "questions": [*questions, remark]},
    ]
    return {"sections": [{"id": "all", "title": _text("All"), "pages": pages}]}


LAMP = {
    "id": "lamp",
    "department": "streets",
    "name": _text("Report a street light"),
    "promised_working_days": 3,
    "form": _form({"id": "photo", "type": "file", "label": _text("Photo"), "required": False}),
    "refusal_reasons": [{"id": "not-ours", "text": _text("It is not ours.")}],
}

PERMIT = {
    "id": "permit",
    "department": "streets",
    "name": _text("Parking permit"),
    "promised_working_days": 10,
    "form": _form(),
    "messages": [
        {"id": "begun", "subject": _text("We have begun {reference}"), "body": _text("We look at {reference}.")},
        {"id": "ready", "subject": _text("Your permit {reference} is ready"), "body": _text("Here is {reference}.")},
    ],
    "documents": [{"id": "permit", "title": _text("Permit {reference}"), "body": _text("You may park: {place}.")}],
    "workflow": {
        "stages": [
            {
                "id": "check",
                "title": _text("We check"),
                "steps": [{"do": "message", "message": "begun"}],
                "ways": [{"to": "grant"}],
            },
            {"id": "grant", "title": _text("We decide"), "steps": [{"do": "decide", "outcome": "granted"}]},
        ],
        "granted": [{"do": "issue", "document": "permit"}, {"do": "message", "message": "ready"}],
    },
}
"""Decided by the worker alone, in a chain of four jobs."""


@dataclass(frozen=True)
class Signed:
    """Somebody who is signed in: the cookie's value and the address."""

    token: str
    email: str


@dataclass(frozen=True)
class Population:
    citizens: list[Signed]
    clerks: list[Signed]


def build(folder: Path, url: str) -> Population:
    """Fill an empty database."""
    app = create_app(
        Settings(
            mode=Mode.DEVELOPMENT, folder=folder, secret_key=SECRET, database_url=url, portal_url="http://localhost"
        )
    )
    make_tables(app.extensions["database"].engine)
    with app.app_context():
        with database().writing.begin() as session:
            session.add(Department(slug="streets", name=_text("Streets")))
        for definition in (LAMP, PERMIT):
            publish(ServiceDefinition.model_validate(definition))
        db.commit()
        population = Population(
            [_citizen(number) for number in range(CITIZENS)],
            [_sign_in(staff("supervisor", name=f"Clerk {number}")) for number in range(CLERKS)],
        )
        db.commit()
    app.extensions["database"].engine.dispose()
    return population


def _citizen(number: int) -> Signed:
    email = f"citizen{number}@faults.example"
    who = account(email=email, person_id=new_id(), name=f"Citizen {number}")
    db.add(person(id=who.person_id, name=who.name, email=email, wants_email=True))
    return _sign_in(who)


def _sign_in(who: Account) -> Signed:
    """The session was last seen hours from now, so that a moved clock does not end it."""
    token, now = f"faults-{who.id.hex}", clock.now()
    db.add(who)
    db.flush()
    seen = now + timedelta(hours=10)
    db.add(Session(account_id=who.id, token_hash=fingerprint(token), started_at=now, last_seen_at=seen))
    return Signed(token, who.email)
