"""An authority takes everything it owns along, in formats any system reads, and no secret with it."""

import json

import pytest
from click.testing import CliRunner

from portal.app import main
from portal.casework.rules import CaseStatus
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department, ServiceVersion
from portal.core.db import Base, db
from portal.identity.commands import user
from portal.keeping.commands import export
from portal.keeping.openly import LEFT_OUT
from tests.keeping.lives import EMAIL, NAME, TEXT, begin
from tests.keeping.places import everything, say

DOGS = {"id": "dogs", "department": "streets", "name": {"en": "Dog licence"}}
PASSWORD = "four plain words together"


@pytest.fixture
def exported(app, acting, store, tmp_path):
    store(Department(slug="streets", name={"en": "Streets"}))
    with acting():
        publish(ServiceDefinition.model_validate(DOGS))
        life = begin(db.query(ServiceVersion.id).scalar())
        life.matter(CaseStatus.DECIDED)
        CliRunner().invoke(
            user,
            ["add", "--email", "c@post.example", "--name", "C", "--role", "caseworker"],
            input=f"{PASSWORD}\n{PASSWORD}\n",
        )
    result = say(app, export, tmp_path / "out")
    assert result.exit_code == 0, result.output
    return tmp_path / "out"


def rows(folder, table):
    return [json.loads(line) for line in (folder / "tables" / f"{table}.jsonl").read_text().splitlines()]


def test_every_row_is_there_typed_and_described(app, exported):
    package = json.loads((exported / "datapackage.json").read_text())
    described = {each["path"]: each for each in package["resources"]}
    for table, lines in everything(app).items():
        assert table in LEFT_OUT or described[f"tables/{table}.jsonl"]["rows"] == len(lines) == len(
            rows(exported, table)
        )
    case, sent = rows(exported, "cases")[0], rows(exported, "applications")[0]
    fields = {each["name"]: each for each in described["tables/cases.jsonl"]["schema"]["fields"]}
    assert set(case) == set(fields) and fields["received_at"]["type"] == "datetime"
    assert fields["person_id"]["type"] == "string" and case["received_at"].endswith("Z") and case["reasons"] == []
    assert case["words"] == TEXT and sent["answers"]["about"]["full_name"] == NAME, (
        "what is sealed on the disk is open here"
    )
    assert sent["id"] == case["subject_id"] and case["stage"] is None
    paper = rows(exported, "files")[0]
    assert (exported / "files" / paper["id"] / paper["name"]).read_bytes().startswith(b"%PDF")
    assert "name:" in (exported / "services" / "dogs.yaml").read_text()


def test_no_secret_goes_along(app, exported):
    written = "".join(path.read_text(errors="replace") for path in exported.rglob("*") if path.is_file())
    assert EMAIL in written and "argon2" not in written and "sealed:1" not in written
    known = {"ledger.hash", "ledger.previous_hash", "files.sha256", "public_changes"}
    columns = {f"{table.name}.{each.name}" for table in Base.metadata.sorted_tables for each in table.columns}
    suspicious = {
        each for each in columns if any(word in each for word in ("hash", "token", "secret", "seal", "password"))
    }
    taken = {
        each for each in suspicious - known if each.split(".")[0] not in LEFT_OUT and not each.startswith("search_")
    }
    assert taken == {"accounts.password_hash"} and "password_hash" not in rows(exported, "accounts")[0]
    assert set(LEFT_OUT) <= {table.name for table in Base.metadata.sorted_tables}


def test_a_folder_with_something_in_it_is_left_alone(app, exported):
    result = say(app, export, exported)
    assert result.exit_code == 6 and "is something in" in result.output


def test_every_word_of_the_command_line_is_there_and_loads_nothing_before_it_is_said():
    names = {"backup", "restore", "export", "forget"}
    assert names <= set(main.commands)
    assert all(type(main.commands[name]).__name__ == "LaterCommand" for name in names)
