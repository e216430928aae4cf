"""Every page of the portal has states that an auditor can look at, and looking changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.applications import opened
from portal.applications.queries import files_of as files_of_application
from portal.applications.states import application
from portal.auditing.queries import latest_audit
from portal.auditing.subjects import subjects
from portal.casework.models import IssuedDocument
from portal.casework.queries import case_with, files_of
from portal.casework.states import at_work, with_document
from portal.core.contributions import CastMember, PageState
from portal.core.db import Base, db
from portal.core.rooms import contributions
from portal.editing.states import EXAMPLE
from portal.people.models import Person
from tests.careful_client import CarefulClient
from tests.cities import built_city

pytestmark = pytest.mark.slow

WHAT_LOOKING_LEAVES = {"ledger", "sessions"}
"""Who looked at whose case is recorded, and the auditor signs in."""


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Iterator[Flask]:
    app = built_city(tmp_path_factory.mktemp("audited-city"))
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture(scope="module")
def cast(city: Flask) -> Mapping[str, CarefulClient]:
    """A browser for each of the cast, in which they are signed in, and one for nobody."""
    clients = {"": city.test_client()}
    with city.app_context():
        addresses = [member.email for member in contributions(CastMember)]
    for email in addresses:
        clients[email.partition("@")[0]] = client = city.test_client()
        assert client.post("/en/demo/sign-in", data={"email": email}).status_code == 303
    return clients


@pytest.fixture
def states(city: Flask) -> list[tuple[PageState, Any]]:
    with city.app_context():
        return list(zip(contributions(PageState), subjects(), strict=True))


def test_every_page_has_a_state(city, states):
    rules = [rule for rule in city.url_map.iter_rules() if "GET" in rule.methods and "language" in rule.arguments]
    pages = {rule.endpoint for rule in rules if not rule.rule.endswith((".csv", ".pdf"))}  # papers: test_samples.py
    missing = pages - {state.endpoint for state, _subject in states} - OTHERWISE.keys() - PICTURES_AND_PAPERS
    assert not missing, f"say in the room's states what the auditor shall look at, at least once each: {missing}"


def test_states_have_names_of_their_own(states):
    names = Counter(subject.name for _state, subject in states)
    assert [name for name, number in names.items() if number > 1] == []


def test_only_the_cast_looks(cast, states):
    assert {subject.persona for _state, subject in states} <= cast.keys()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_state_answers_as_it_says(cast, states, language):
    wrong = []
    for state, subject in states:
        answer = cast[subject.persona].get(subject.in_language(language).path)
        wanted = 200 if state.steps else state.status
        if (answer.status_code, answer.mimetype) != (wanted, "text/html"):
            wrong.append(f"{subject.name}: {answer.status_code} {answer.mimetype}, not {wanted}")
    assert wrong == []


def test_looking_leaves_the_city_as_it_was(city, cast, states):
    before = rows_of(city)
    for _state, subject in states:
        cast[subject.persona].get(subject.in_language("es").path)
    assert rows_of(city) == before
    with city.app_context():
        assert [subject.path for subject in subjects()] == [subject.path for _state, subject in states]


def rows_of(city: Flask) -> dict[str, int]:
    tables = [table for table in Base.metadata.sorted_tables if table.name not in WHAT_LOOKING_LEAVES]
    with city.app_context():
        return {table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def a_file_of_amina() -> Mapping[str, Any]:
    filled = application("amina", "housing-benefit")()
    person_id = db.scalars(select(Person.id).where(Person.email == "amina@post.example")).one()
    sent = opened(person_id, filled["reference"]).application
    return {**filled, "file_id": next(iter(files_of_application(sent.id)))}


def a_file_of_a_case() -> Mapping[str, Any]:
    filled = at_work()
    return {**filled, "file_id": next(iter(files_of(case_with(filled["reference"]))))}


def a_document_of_amina() -> Mapping[str, Any]:
    mine = select(Person.id).where(Person.email == "amina@post.example").scalar_subquery()
    return {"reference": db.scalars(select(IssuedDocument.reference).where(IssuedDocument.person_id == mine)).first()}


def latest() -> Mapping[str, Any]:
    audit = latest_audit()
    return {"audit_id": audit.id if audit else None, "kind": "json"}


FILE = 200, False
LEADS_ON = 303, True
OTHERWISE: Mapping[str, tuple[tuple[int, bool], str, Callable[[], Mapping[str, Any]]]] = {
    "applications.file": (FILE, "amina", a_file_of_amina),
    "applications.receipt_file": (FILE, "amina", application("amina", "housing-benefit")),
    "auditing_staff.barriers_csv": (FILE, "aude", dict),
    "auditing_staff.export": (FILE, "aude", latest),
    "auditing_staff.human_tests_csv": (FILE, "aude", dict),
    "auditing_staff.overrides_csv": (FILE, "aude", dict),
    "auditing_staff.waivers_csv": (FILE, "aude", dict),
    "cases.file": (FILE, "clara", a_file_of_a_case),
    "cases.issued": (FILE, "clara", with_document),
    "cases.stage": (LEADS_ON, "clara", at_work),
    "cases.step": (LEADS_ON, "clara", lambda: {**at_work(), "step_id": uuid4()}),
    "cases.tasks": (LEADS_ON, "clara", at_work),
    "casework.next_case": (LEADS_ON, "clara", dict),
    "documents.pdf": (FILE, "amina", a_document_of_amina),
    "editing.export": (FILE, "edith", lambda: EXAMPLE),
    "editing.place_of_question": (LEADS_ON, "edith", lambda: {**EXAMPLE, "place": "form"}),
}
"""What answers no page of its own: a file to save, or the way to another page."""
PICTURES_AND_PAPERS = {"auditing_staff.picture", "auditing_staff.test_file"}
"""Files as well, but the city has none of them."""


@pytest.mark.parametrize("endpoint", OTHERWISE)
def test_what_has_no_state_answers_no_page(city, cast, endpoint):
    (status, is_html), persona, values = OTHERWISE[endpoint]
    with city.app_context():
        path = city.url_map.bind("localhost").build(endpoint, {"language": "en", **values()})
    answer = cast[persona].get(path)
    answer.close()
    assert answer.status_code == status
    assert (answer.mimetype == "text/html") is is_html
