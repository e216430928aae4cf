"""Operators bring services in and take them out from the terminal."""

import csv
import json

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from portal.catalogue.commands import services
from portal.catalogue.models import Department, ServiceRow, ServiceVersion
from portal.catalogue.queries import service
from portal.core.db import db
from portal.search import find
from tests.catalogue.factories import PORT_ALDER


@pytest.fixture
def run(app, authority):
    """Run `portal services ...`; its result has exit_code, output (both streams) and stdout."""

    def command(*words):
        with app.app_context():
            return CliRunner().invoke(services, [str(word) for word in words])

    return command


@pytest.fixture
def national(tmp_path):
    """Two agencies that offer a service of the same name, and one with a wrong address."""
    folder = tmp_path / "national"
    folder.mkdir()
    rows = {
        "ministries": [{"ministry_id": "m", "ministry_name": "Ministry of Fish"}],
        "departments": [{"department_id": "d", "ministry_id": "m", "department_name": "State Department for Fish"}],
        "agencies": [
            {"agency_id": f"a{n}", "department_id": "d", "ministry_id": "m", "agency_name": f"Agency {n}"}
            for n in (1, 2)
        ],
        "services": [
            {"service_id": f"5e{n}", "agency_id": f"a{n % 2 + 1}", "service_name": "Student Portal", "service_url": url}
            for n, url in enumerate(("https://a.example", "https://b.example", "htpps://c.example"))
        ],
    }
    for name, values in rows.items():
        (folder / f"{name}.json").write_text(json.dumps(values))
    return folder


def count(app, model):
    with app.app_context():
        return db.scalar(select(func.count()).select_from(model))


def test_a_national_list_is_read_and_reading_it_again_changes_nothing(app, run, national, client):
    departments = count(app, Department)
    first, second = run("import", national, "--format", "ecitizen"), run("import", national, "--format", "ecitizen")

    assert first.exit_code == second.exit_code == 0
    assert "Departments: 4 new" in first.output
    assert "Services: 3 new, 0 changed, 0 as before" in first.output
    assert "service 5e2: “Student Portal”: service_url “htpps://c.example” is not a web address" in first.output
    assert "1 problem, listed above" in first.output
    assert "Departments: 0 new, 0 changed, 4 as before" in second.output
    assert "Services: 0 new, 0 changed, 3 as before" in second.output
    assert count(app, Department) == departments + 4
    assert count(app, ServiceRow) == count(app, ServiceVersion) == 3


def test_imported_services_can_be_found_and_opened_in_every_language(app, run, national, client):
    run("import", national, "--format", "ecitizen")

    page = client.get("/ar/services/student-portal").text
    assert 'href="https://a.example"' in page
    assert 'lang="en" dir="ltr">Student Portal' in page
    assert client.get("/ru/services/a-z/S").text.count("Student Portal") == 3
    assert client.get("/en/departments/ministry-of-fish").status_code == 200
    assert client.get("/en/search?q=student").text.count("<h3") == 3


def test_a_changed_record_becomes_a_new_version_at_the_same_address(app, run, national):
    run("import", national, "--format", "ecitizen")
    file = national / "services.json"
    file.write_text(file.read_text().replace("https://a.example", "https://new.example"))

    result = run("import", national, "--format", "ecitizen")

    assert "Services: 0 new, 1 changed, 2 as before" in result.output
    with app.app_context():
        assert service("student-portal").definition.link == "https://new.example"


def test_problems_make_a_strict_import_fail_but_keep_the_rest(app, run, national):
    assert run("import", national, "--format", "ecitizen", "--strict").exit_code == 1
    assert count(app, ServiceRow) == 3


def test_an_unknown_format_is_answered_with_those_there_are(run, national):
    result = run("import", national, "--format", "word")

    assert result.exit_code == 2
    assert "Use portal, csv, ecitizen" in result.output


def test_a_folder_without_the_list_is_told_plainly(run, tmp_path):
    result = run("import", tmp_path, "--format", "ecitizen")

    assert result.exit_code == 1
    assert "a JSON list is expected here" in result.output


def test_what_is_written_can_be_read_again(app, run, tmp_path):
    for name in ("dog-licence", "report-missed-bin"):
        assert run("import", PORT_ALDER / "services" / f"{name}.yaml").exit_code == 0

    written = run("export", tmp_path / "out")
    again = run("import", tmp_path / "out", "--strict")

    assert "2 services written" in written.output
    assert "Services: 0 new, 0 changed, 2 as before" in again.output
    assert run("check", tmp_path / "out").exit_code == 0


def test_a_file_the_gate_would_refuse_is_not_published_from_the_terminal(app, run, tmp_path):
    text = (PORT_ALDER / "services" / "dog-licence.yaml").read_text()
    file = tmp_path / "dog-licence.yaml"
    file.write_text(text.replace("\ntests:\n", "\ntests:\n  - {name: Nobody gets it, answers: {}, pages: [nowhere]}\n"))

    result = run("import", file, "--strict")

    assert result.exit_code == 1
    assert "Nobody gets it" in result.output
    with app.app_context():
        assert db.scalar(select(func.count()).select_from(ServiceRow)) == 0


def test_a_plain_list_changes_only_what_it_says(app, run, tmp_path):
    run("import", PORT_ALDER / "services" / "dog-licence.yaml")
    file = tmp_path / "services.csv"
    assert run("export", file, "--format", "csv").exit_code == 0
    with file.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["name (ru)"]
    file.write_text(
        "id,department,name (en),cost (en)\ndog-licence,,Licence for dogs,=Free\nnew-one,revenue,New one,\n,,,\n"
    )

    result = run("import", file, "--format", "csv", "--publish")

    assert "Services: 1 new, 1 changed, 0 as before" in result.output
    assert f"{file}:4" in result.output
    with app.app_context():
        dogs = service("dog-licence").definition
        assert dogs.name["en"] == "Licence for dogs"
        assert dogs.name["ru"] == row["name (ru)"]
        assert dogs.form is not None
        assert [hit.key for hit in find("new one", language="en").hits] == ["new-one"]


def test_a_formula_in_a_plain_list_stays_words(app, run, offer, tmp_path):
    offer(summary={"en": '=HYPERLINK("x")'}, contact={"phone": "+1 555 0100"})
    file = tmp_path / "services.csv"

    run("export", file, "--format", "csv")

    assert "'=HYPERLINK" in file.read_text(encoding="utf-8-sig")
    assert ",+1 555 0100," in file.read_text(encoding="utf-8-sig")
    assert "1 as before" in run("import", file, "--format", "csv").output


@pytest.mark.parametrize("text", ["", "name (en)\nx\n", "id,colour\na,b\n", "id\n\0\n"])
def test_a_list_that_is_none_is_told_plainly(run, tmp_path, text):
    file = tmp_path / "list.csv"
    file.write_text(text)

    result = run("import", file, "--format", "csv")

    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_schema_describes_a_definition(run):
    schema = json.loads(run("schema").output)

    assert {"id", "department", "name"} <= set(schema["required"])
    assert "form" in schema["properties"]
