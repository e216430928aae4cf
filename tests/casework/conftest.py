"""A tiny room that opens cases: citizens wish for things. Casework is tested without the rooms above it."""

from uuid import UUID

import pytest
from flask import Blueprint

from portal import app as house
from portal.admin.room import room as admin
from portal.casework import CaseDecided, CaseKind, MoreAsked, open_case
from portal.casework.events import CaseOpened, CaseOverdue, CaseWithdrawn, MoreAnswered
from portal.casework.room import room as casework
from portal.core.contributions import Subscription
from portal.core.db import new_id
from portal.core.rooms import Room
from tests.identity.factories import staff
from tests.people.factories import person

EVENTS = (CaseOpened, CaseDecided, MoreAsked, MoreAnswered, CaseWithdrawn, CaseOverdue)
REASONS = [
    ("no-room", {"en": "There is no room for it.", "ar": "لا يوجد مكان لذلك."}),
    ("too-late", {"en": "The wish came too late.", "ar": "جاءت الأمنية متأخرة."}),
]


class Wishes:
    """The wishes by subject, their files, and what casework announced."""

    def __init__(self) -> None:
        self.texts: dict[UUID, str] = {}
        self.files: dict[UUID, set[UUID]] = {}
        self.heard: list[object] = []

    def room(self) -> Room:
        kind = CaseKind(
            "wish",
            "tests_of_casework/wish.html",
            load=lambda subject_id: {"wish": self.texts[subject_id]},
            answers=lambda ids: {each: {"wish": self.texts[each]} for each in ids},
            files=lambda subject_id: self.files.get(subject_id, set()),
            refusal_reasons=lambda _subject_id: REASONS,
        )
        listening = [Subscription(event, self.heard.append) for event in EVENTS]
        pages = Blueprint("wishes", __name__, template_folder="templates")
        return Room("wishes", pages=[pages], contributes=[kind, *listening])


@pytest.fixture
def wishes(monkeypatch) -> Wishes:
    found = Wishes()
    below = house.ROOMS[: [room.name for room in house.ROOMS].index("casework")]
    monkeypatch.setattr(house, "ROOMS", [*below, casework, admin, found.room()])
    return found


@pytest.fixture
def app(wishes, app):
    return app


@pytest.fixture
def open_wish(app, wishes, acting, store):
    """A citizen's wish becomes a case; gives back the case."""

    def begin(name="Amina Haddad", *, wish="A tree in our street", working_days=10, service="trees", person_id=None):
        if person_id is None:
            person_id = store(person(name=name)).id
        subject_id = new_id()
        wishes.texts[subject_id] = wish
        with acting():
            return open_case(
                kind="wish",
                subject_id=subject_id,
                person_id=person_id,
                person_name=name,
                service=service,
                service_name={"en": service.title(), "ar": "أشجار"},
                working_days=working_days,
            )

    return begin


@pytest.fixture
def clara(store, sign_in):
    """A caseworker, signed in."""
    return sign_in(store(staff(name="Clara Voss")))


@pytest.fixture
def sam(store):
    """A supervisor, not signed in."""
    return store(staff("supervisor", name="Sam Okafor"))


@pytest.fixture
def again(acting):
    """The case as it is now."""

    def read(case):
        with acting() as db:
            return db.get(type(case), case.id)

    return read
