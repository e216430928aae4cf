"""`python -m tests.bench.wizard`: what answering a page costs beside showing it, in one process on SQLite."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click
from flask import Flask
from flask.testing import FlaskClient

from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.core import clock
from portal.core.db import database, db
from portal.identity.models import Session
from portal.identity.rules import fingerprint
from tests.bench.forms import portal_without_database
from tests.databases import make_tables
from tests.identity.factories import account
from tests.people.factories import person

LIMIT = 1.5
"""Validate and save, beside rendering the page alone."""
TURNS = 200
TEXT = {"en": "How are you?", "ar": "كيف حالك؟"}


def service() -> ServiceDefinition:
    """Three pages of three questions, as services usually have."""
    pages = [
        {
            "id": f"page-{number}",
            "title": TEXT,
            "questions": [
                {"id": f"words_{number}", "type": "text", "label": TEXT},
                {"id": f"count_{number}", "type": "number", "label": TEXT},
                {"id": f"day_{number}", "type": "date", "label": TEXT},
            ],
        }
        for number in range(3)
    ]
    form = {"sections": [{"id": "all", "title": TEXT, "pages": pages}]}
    return ServiceDefinition.model_validate({"id": "measured", "department": "office", "name": TEXT, "form": form})


def begun(app: Flask) -> tuple[FlaskClient, str]:
    """Somebody who has begun to apply, and the address of the application."""
    who, token, now = account(), token_urlsafe(), clock.now()
    with app.app_context():
        with database().writing.begin() as session:
            session.add_all([Department(slug="office", name=TEXT), who, person(id=who.person_id)])
            session.flush()
            session.add(Session(account_id=who.id, token_hash=fingerprint(token), started_at=now, last_seen_at=now))
        publish(service())
        db.commit()
    client = app.test_client()
    client.set_cookie("session", token)
    where = client.post("/en/services/measured/application").location
    return client, where


def measure(app: Flask) -> dict[str, float]:
    """Milliseconds, medians: the page alone, the answer to it, and the answer with the page that follows."""
    client, where = begun(app)
    answers = {"words_0": "Well", "count_0": "3", "day_0-day": "1", "day_0-month": "2", "day_0-year": "2024"}

    def show(page: int = 0) -> None:
        assert client.get(f"{where}/pages/page-{page}").status_code == 200

    def answer() -> None:
        assert client.post(f"{where}/pages/page-0", data=answers).location.endswith("/pages/page-1")

    def step() -> None:
        answer()
        show(1)

    for warm in (show, step):
        warm()
    return {"page": _milliseconds(show), "post": _milliseconds(answer), "step": _milliseconds(step)}


def _milliseconds(do: Callable[[], object]) -> float:
    times = []
    for _turn in range(TURNS):
        start = perf_counter()
        do()
        times.append(perf_counter() - start)
    return 1000 * median(times)


@click.command()
def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        app = portal_without_database(Path(folder))
        make_tables(app.extensions["database"].engine)
        found = measure(app)
        app.extensions["database"].engine.dispose()
    ratio = found["post"] / found["page"]
    verdict = "" if ratio <= LIMIT else ", MISSED"
    click.echo(f"A page of a form alone {found['page']:.1f} ms")
    click.echo(
        f"Answering it: validate and save {found['post']:.1f} ms, {ratio:.2f} x the page (goal {LIMIT}{verdict})"
    )
    click.echo(f"With the page that follows {found['step']:.1f} ms, {found['step'] / found['page']:.2f} x the page")


if __name__ == "__main__":
    main()
