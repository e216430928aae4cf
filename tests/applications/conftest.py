"""Two tiny services to apply for, and a citizen who does."""

import re
from html import unescape
from io import BytesIO

import pytest

from portal.applications.models import Application
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.core.db import database
from tests.people.factories import person

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def text(english, arabic=""):
    return {"en": english, **({"ar": arabic} if arabic else {})}


BIN = {
    "id": "missed-bin",
    "department": "transport",
    "name": text("Report a missed bin", "الإبلاغ عن حاوية"),
    "needs": [text("The address of the bin")],
    "duration": text("We come within 3 working days"),
    "promised_working_days": 3,
    "form": {
        "sections": [
            {
                "id": "bin",
                "title": text("The bin", "الحاوية"),
                "pages": [
                    {
                        "id": "where",
                        "title": text("Where is the bin?", "أين الحاوية؟"),
                        "questions": [
                            {"id": "place", "type": "text", "label": text("Where is the bin?", "أين الحاوية؟")},
                            {"id": "missed_on", "type": "date", "label": text("Which day?"), "max": "today"},
                        ],
                    },
                    {
                        "id": "more",
                        "title": text("Anything else?"),
                        "questions": [
                            {"id": "remark", "type": "long_text", "label": text("Anything else?"), "required": False}
                        ],
                    },
                ],
            }
        ]
    },
    "refusal_reasons": [{"id": "too-late", "text": text("You told us too late.", "أبلغتنا متأخرًا.")}],
}

PERMIT = {
    "id": "permit",
    "department": "transport",
    "name": text("Parking permit"),
    "form": {
        "sections": [
            {
                "id": "you",
                "title": text("About you"),
                "pages": [
                    {
                        "id": "name",
                        "title": text("Your name"),
                        "questions": [
                            {"id": "full_name", "type": "name", "label": text("Your name"), "concept": "person.name"}
                        ],
                    },
                    {
                        "id": "children",
                        "title": text("Your children"),
                        "repeat": {"min": 0, "max": 3, "item": text("Child", "طفل")},
                        "questions": [{"id": "child", "type": "name", "label": text("Name of the child")}],
                    },
                ],
            },
            {
                "id": "car",
                "title": text("Your car"),
                "pages": [
                    {
                        "id": "car",
                        "title": text("Do you own a car?"),
                        "questions": [{"id": "owns_car", "type": "yes_no", "label": text("Do you own a car?")}],
                    },
                    {
                        "id": "proof",
                        "title": text("Proof"),
                        "when": "owns_car == true",
                        "questions": [
                            {"id": "plate", "type": "text", "label": text("Number plate")},
                            {"id": "papers", "type": "file", "label": text("Papers")},
                        ],
                    },
                ],
            },
        ]
    },
}


@pytest.fixture
def services(app, store, acting):
    store(Department(slug="transport", name=text("Transport")))
    with acting():
        for definition in (BIN, PERMIT):
            publish(ServiceDefinition.model_validate(definition))


@pytest.fixture
def amina(services, store, sign_in):
    """Signed in, and known by name."""
    who = store(person(name="Amina Haddad", language="ar"))
    sign_in(who)
    return who


@pytest.fixture
def begin(client, amina):
    """Begin an application; gives back its address without the language: /applications/A-7K2M-9XCQ."""

    def start(slug="missed-bin", *, on=None):
        response = (on or client).post(f"/en/services/{slug}/application")
        assert response.status_code == 303
        return response.location.removeprefix("/en")

    return start


@pytest.fixture
def saved(app):
    """Applications as the database has them."""

    def read(where=None):
        with app.app_context(), database().reading() as session:
            found = session.query(Application).order_by(Application.created_at, Application.id).all()
            session.expunge_all()
        return found if where is None else next(one for one in found if where.endswith(one.reference))

    return read


WHERE = {"place": "Ropewalk 7", "missed_on-day": "1", "missed_on-month": "2", "missed_on-year": "2024"}


@pytest.fixture
def sent(client, begin):
    """A finished and sent report; gives back its address."""

    def send():
        where = begin()
        client.post(f"/en{where}/pages/where", data=WHERE)
        client.post(f"/en{where}/pages/more", data={"remark": ""})
        assert client.post(f"/en{where}/summary").location.endswith("/receipt")
        return where

    return send


def upload(name="papers.pdf", content=PDF):
    return (BytesIO(content), name)


def value_of(html, field):
    """What a text field shows."""
    tag = re.search(rf'<input[^>]*\bname="{field}"[^>]*>', html)
    return unescape(re.search(r'value="([^"]*)"', tag.group()).group(1)) if tag else None
