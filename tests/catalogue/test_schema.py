"""The JSON Schema that `portal services schema` prints knows every type of question, and what only that type may have."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from portal.app import create_app
from portal.catalogue import ServiceDefinition
from portal.catalogue.commands import services
from portal.config import Mode, Settings
from portal.core.definitions import Part
from portal.questions import QuestionType
from portal.questions.question_type import question_types
from tests.catalogue.factories import PORT_ALDER, read

FILES = sorted(file.name for file in (PORT_ALDER / "services").glob("*.yaml"))
LABEL = {"en": "A question"}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A schema needs no database: one portal serves every test of this file."""
    folder = tmp_path_factory.mktemp("house")
    secret = "a secret for tests that is long enough"
    url = f"sqlite:///{folder}/none.db"
    return create_app(
        Settings(mode=Mode.DEMO, folder=folder, secret_key=secret, database_url=url, portal_url="http://localhost")
    )


@pytest.fixture(scope="module")
def schema(house):
    with house.app_context():
        return json.loads(CliRunner().invoke(services, ["schema"]).output)


@pytest.fixture(scope="module")
def refuses(schema):
    """Whether the schema refuses a question."""

    def checked(kind, **settings):
        asked = {"id": "q", "type": kind, "label": LABEL, **settings}
        pages = [{"id": "p", "title": LABEL, "questions": [asked]}]
        form = {"sections": [{"id": "s", "title": LABEL, "pages": pages}]}
        service = {"format": 2, "id": "x", "department": "y", "name": LABEL, "form": form}
        return not Draft202012Validator(schema).is_valid(service)

    return checked


def branches(schema):
    return {branch["title"]: branch for branch in schema["$defs"]["Question"]["oneOf"]}


def test_every_type_has_a_branch_with_its_own_settings(house, schema):
    Draft202012Validator.check_schema(schema)
    with house.app_context():
        kinds = question_types()

    assert list(branches(schema)) == list(kinds)
    for name, kind in kinds.items():
        allowed = set(branches(schema)[name]["propertyNames"]["enum"])
        own = {field.alias or name for name, field in kind.own.model_fields.items()}
        assert allowed >= kind.settings | own | {"id", "label", "why", "concept"}


def test_a_type_of_another_room_appears_by_itself(house, monkeypatch):
    class Colour(QuestionType):
        name = "colour"

        class Own(Part):
            shades: int

        own = Own

    with house.app_context():
        monkeypatch.setitem(house.extensions, "question_types", {**question_types(), "colour": Colour()})
        branch = branches(ServiceDefinition.model_json_schema())["colour"]

    assert branch["properties"]["shades"]["type"] == "integer"
    assert branch["required"] == ["shades"]


@pytest.mark.parametrize("name", FILES)
def test_the_services_of_the_demo_fit_the_schema(schema, name):
    content = json.loads(json.dumps(read(f"services/{name}"), default=str))

    errors = [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(content)
    ]

    assert not errors


def test_settings_of_one_type_are_for_that_type_only(refuses):
    assert not refuses("email", confirm=True)
    assert refuses("email", confirm="perhaps")
    assert refuses("phone", confirm=True)
    assert refuses("email", max_length=5)
    assert refuses("colour")


def test_questions_inside_a_question_are_checked_like_others(refuses):
    def group(kind, **settings):
        return {"item": LABEL, "questions": [{"id": "inner", "type": kind, "label": LABEL, **settings}]}

    assert not refuses("group", **group("email", confirm=True))
    assert refuses("group", **group("phone", confirm=True))
    assert refuses("group", **group("colour"))


def test_what_a_type_cannot_do_without_must_be_there(refuses):
    assert refuses("consent")
    assert not refuses("consent", for_what=LABEL, until_months=12)
    assert refuses("one_of")
    assert not refuses("one_of", options=[{"value": "a", "label": LABEL}])
    assert refuses("time", earliest="8:00")
    assert not refuses("time", earliest="08:00")
    assert refuses("rating_scale", points=2)
    assert refuses("national_id", pattern="---")
    assert refuses("iban", countries=["Germany"])
