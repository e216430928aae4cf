"""A file never overwrites what is published: what it changes waits as a draft, unless the operator says otherwise."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from portal.catalogue import service
from portal.catalogue.commands import services
from portal.catalogue.models import ServiceRow, ServiceVersion
from portal.content import Manuscript, manuscript
from portal.core import ledger
from portal.core.db import db
from portal.core.ledger import About
from tests.catalogue.factories import PORT_ALDER

DOG = PORT_ALDER / "services" / "dog-licence.yaml"
NAME, OTHER = 'en: "Dog licence"', 'en: "Licence for dogs"'


@pytest.fixture
def run(app, authority):
    """Run `portal services import ...`."""

    def command(*words):
        with app.app_context():
            return CliRunner().invoke(services, ["import", *(str(word) for word in words)])

    return command


@pytest.fixture
def dog(run, tmp_path):
    """The file of a service that is published, changed since."""
    assert run(DOG).exit_code == 0
    text = DOG.read_text()
    assert NAME in text
    file = tmp_path / "dog-licence.yaml"
    file.write_text(text.replace(NAME, OTHER, 1))
    return file


def versions(app):
    with app.app_context():
        return db.scalar(select(func.count()).select_from(ServiceVersion))


def test_a_change_of_a_published_service_becomes_a_draft_and_citizens_see_nothing_yet(app, run, dog):
    result = run(dog)

    assert "Services: 0 new, 0 changed, 0 as before" in result.output
    assert "1 draft over published services; publish it under http://localhost/en/staff/services" in result.output
    assert versions(app) == 1
    with app.app_context():
        found = manuscript("service", "dog-licence")
        assert found.document["name"]["en"] == "Licence for dogs"
        assert found.draft.based_on == found.published == 1
        (step,) = found.history()[0]
        assert (step.verb, step.details["file"]) == ("imported", str(dog))
        assert step.details["by"]
        assert service("dog-licence").definition.name["en"] == "Dog licence"


def test_reading_the_same_again_changes_neither_the_draft_nor_the_service(app, run, dog):
    run(dog)
    again = run(dog)

    assert "Services: 0 new, 0 changed, 0 as before" in again.output
    assert "1 draft over published services; publish it under" in again.output
    assert "(1 of them said it before)" in again.output
    with app.app_context():
        assert manuscript("service", "dog-licence").draft.steps == 1
    assert "Services: 0 new, 0 changed, 1 as before" in run(DOG).output


def test_an_editors_draft_is_kept_and_the_import_can_be_undone(app, acting, run, dog):
    with acting():
        manuscript("service", "dog-licence", to_change=True).change(
            "about.changed", lambda was: {**was, "cost": {"en": "Free"}}
        )

    run(dog)

    with acting():
        found = manuscript("service", "dog-licence", to_change=True)
        assert "cost" not in found.document or found.document["cost"] != {"en": "Free"}
        found.undo()
        assert found.document["cost"] == {"en": "Free"}


def test_a_service_somebody_has_begun_to_write_is_not_published_past_them(app, acting, run, authority):
    with acting():
        Manuscript.begin("service", "dog-licence", {"id": "dog-licence", "name": {"en": "Dogs"}}, verb="begun")

    result = run(DOG)

    assert "1 draft" in result.output
    assert versions(app) == 0


def test_an_operator_may_publish_changes_at_once_and_it_is_recorded_who_did(app, run, dog):
    result = run(dog, "--publish")

    assert "Services: 0 new, 1 changed, 0 as before" in result.output
    assert "draft" not in result.output
    with app.app_context():
        assert service("dog-licence").definition.name["en"] == "Licence for dogs"
        service_id = db.scalar(select(ServiceRow.id))
        last = ledger.entries(About("service", service_id))[-1]
        assert (last.verb, last.details["number"]) == ("service.published_from_file", 2)
        assert last.details["by"]


@pytest.mark.parametrize("option", [(), ("--publish",)])
def test_the_gate_is_asked_of_changes_too(app, run, dog, option):
    dog.write_text(dog.read_text().replace("department: ", "department: no"))

    result = run(dog, "--strict", *option)

    assert result.exit_code == 1
    assert "dog-licence.yaml: department: There is no “no" in result.output
    assert versions(app) == 1


def test_a_register_that_is_not_set_up_stops_a_service_and_warns_at_the_check(app, run):
    before = app.extensions["settings"]
    app.extensions["settings"] = replace(before, registers={})

    result = run(DOG)
    with app.app_context():
        checked = CliRunner().invoke(services, ["check", str(DOG)])

    assert "There is no register “residents” here. Have it set up (REGISTERS)." in result.output
    assert versions(app) == 0
    assert "warning: " in checked.output
    assert "There is no register “residents” here." in checked.output
    assert checked.exit_code == 0


@pytest.fixture
def national(tmp_path):
    """A list of another system with one service."""
    folder = tmp_path / "national"
    folder.mkdir()
    rows = {
        "ministries": [{"ministry_id": "m", "ministry_name": "Ministry of Fish"}],
        "departments": [{"department_id": "d", "ministry_id": "m", "department_name": "Fish"}],
        "agencies": [{"agency_id": "a", "department_id": "d", "ministry_id": "m", "agency_name": "Agency"}],
        "services": [
            {"service_id": "5e1", "agency_id": "a", "service_name": "Portal", "service_url": "https://a.example"}
        ],
    }
    for name, values in rows.items():
        (folder / f"{name}.json").write_text(json.dumps(values))
    return folder


def test_a_list_of_another_system_is_followed_until_an_editor_writes_the_service(app, acting, run, national):
    run(national, "--format", "ecitizen")
    with acting():
        written = manuscript("service", "portal", to_change=True)
        written.change("about.changed", lambda was: {**was, "summary": {"en": "Ours"}})
    file = national / "services.json"
    file.write_text(file.read_text().replace("https://a.example", "https://new.example"))

    result = run(national, "--format", "ecitizen")

    assert "service 5e1: The list says something new, but editors here write “portal”" in result.output
    with acting():
        assert service("portal").definition.link == "https://a.example"
        manuscript("service", "portal", to_change=True).discard()
    assert "Services: 0 new, 1 changed, 0 as before" in run(national, "--format", "ecitizen").output
