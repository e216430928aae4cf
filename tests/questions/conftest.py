"""Questions for tests, and a portal without a database that asks them."""

from pathlib import Path

import pytest
from werkzeug.datastructures import MultiDict

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.i18n import speaking
from portal.questions import FormDefinition, Question, Sheet
from portal.questions.types import BUILT_IN


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """Asking needs no database: one portal serves every test of this folder."""
    folder: Path = tmp_path_factory.mktemp("house")
    return create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=f"sqlite:///{folder}/none.db",
            portal_url="http://localhost",
        )
    )


@pytest.fixture
def asking(house):
    """Everything inside the test happens on an English page."""
    with house.test_request_context("/en/", method="POST"), speaking("en"):
        yield


BUILT_IN_NAMES = [kind.name for kind in BUILT_IN]
"""Types of this room; those of others need a database, and are tested there."""
NEEDED = {
    "address_lookup": {"register": "addresses"},
    "computed": {"expression": "1 + 1"},
    "consent": {"for_what": {"en": "To send you the newsletter"}},
    "group": {
        "item": {"en": "Child"},
        "questions": [
            {"id": "name", "type": "name", "label": {"en": "Name"}},
            {"id": "born", "type": "date", "label": {"en": "Birth date"}},
        ],
    },
    "matrix": {"rows": [{"value": "bus", "label": {"en": "Buses"}}, {"value": "tram", "label": {"en": "Trams"}}]},
}
"""Settings without which a type cannot be asked."""


def question(kind="text", **more) -> Question:
    settings = {"id": "q", "type": kind, "label": {"en": "A question", "ar": "سؤال"}, **NEEDED.get(kind, {}), **more}
    if kind in {"one_of", "several_of", "matrix", "ranking"} and "options" not in settings:
        settings["options"] = [
            {"value": value, "label": {"en": value.title()}} for value in ("petrol", "electric", "none")
        ]
    return Question.model_validate(settings)


def typed_in(asked: Question, *values, **parts) -> Sheet:
    """A sheet with one question as a browser posts it."""
    fields = MultiDict([("q", value) for value in values] + [(f"q-{part}", value) for part, value in parts.items()])
    return Sheet.parked([asked], fields)


def answer_to(asked: Question, *values, **parts):
    sheet = typed_in(asked, *values, **parts)
    assert sheet.check(), sheet.problems
    return sheet.answers["q"]


def refusal_of(asked: Question, *values, **parts) -> str:
    sheet = typed_in(asked, *values, **parts)
    assert not sheet.check(), sheet.answers
    return sheet.problems[0][1]


def form(*pages, sections=None) -> FormDefinition:
    """A form of one section, or of the given ones."""
    sections = sections or [{"id": "you", "title": {"en": "About you"}, "pages": list(pages)}]
    return FormDefinition.model_validate({"sections": sections})


def page(page_id, *questions, **more):
    return {
        "id": page_id,
        "title": {"en": page_id.replace("-", " ").capitalize()},
        "questions": [
            {"label": {"en": asked.get("id", "q").replace("_", " ").capitalize()}, **asked} for asked in questions
        ],
        **more,
    }
