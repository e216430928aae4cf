"""A tiny room that opens cases: citizens wish for things. Casework is tested without the rooms above it."""

from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from flask import Blueprint
from sqlalchemy import select

from portal import app as house
from portal.admin.room import room as admin
from portal.casework import CaseDecided, CaseKind, MoreAsked, open_case
from portal.casework.events import CaseOpened, CaseOverdue, CaseWithdrawn, MoreAnswered
from portal.casework.room import room as casework
from portal.catalogue import ServiceDefinition, publish, service
from portal.catalogue.models import Department
from portal.core.contributions import Subscription
from portal.core.db import new_id
from portal.core.rooms import Room
from tests.casework.workflows import PARKING
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
        self.values: dict[UUID, dict[str, Any]] = {}
        self.heard: list[object] = []

    def room(self) -> Room:
        kind = CaseKind(
            "wish",
            "tests_of_casework/wish.html",
            load=lambda subject_id: {"wish": self.texts[subject_id]},
            answers=lambda ids: {each: {"wish": self.texts[each]} for each in ids},
            files=lambda subject_id: self.files.get(subject_id, set()),
            refusal_reasons=lambda _subject_id: REASONS,
            values=lambda subject_id: self.values.get(subject_id, {}),
            said=lambda subject_id, _language: {"plate": str(self.values.get(subject_id, {}).get("plate", ""))},
            url=lambda subject_id: f"/en/wishes/{subject_id}",
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


@pytest.fixture
def offer(app, acting, store):
    """A service with a workflow is published, changed as wanted; gives back the id of its version."""
    store(Department(slug="streets", name={"en": "Streets"}))

    def publish_it(change=lambda definition: None, *, slug="parking"):
        definition = deepcopy(PARKING) | {"id": slug}
        change(definition)
        with acting():
            publish(ServiceDefinition.model_validate(definition))
        with acting():
            return service(slug).version_id

    return publish_it


@pytest.fixture
def apply(wishes, acting, offer, store):
    """A citizen applies for the service; gives back the case. The portal has done nothing yet."""

    def begin(change=lambda definition: None, *, language="en", version_id=None, **values):
        version_id = version_id or offer(change)
        subject_id = new_id()
        wishes.texts[subject_id], wishes.values[subject_id] = "A place for my car", values
        person_id = store(person(name="Amina Haddad", language=language)).id
        with acting():
            return open_case(
                kind="wish",
                subject_id=subject_id,
                person_id=person_id,
                person_name="Amina Haddad",
                service="parking",
                service_name=PARKING["name"],
                working_days=10,
                version_id=version_id,
            )

    return begin


@pytest.fixture
def rows(acting):
    """rows(Model): all of them, in the order they were made."""

    def read(model):
        with acting() as db:
            return db.scalars(select(model).order_by(model.id)).all()

    return read
