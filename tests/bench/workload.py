"""What is asked of the portal, after ../shared/design/performance.md: each page with the limit it is compared with."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from markupsafe import escape
from sqlalchemy import select

from portal.config import LANGUAGES
from portal.core.db import Base, db
from tests.bench import citizens, mix, staff
from tests.bench.city import City
from tests.bench.limits import CONNECTIONS, HELLO, OWNERS
from tests.bench.load import UNIQUE
from tests.bench.requests import get, partial, post, search
from tests.bench.scenario import Scenario

QUERIES = 200
MOST_SERVICES = 60
NO_CACHE = f"?n={UNIQUE.decode()}"


def limits() -> list[Scenario]:
    owners = [get(f"/page/{owner}", f"<h1>Owner {owner}</h1>") for owner in range(1, OWNERS, 7)]
    steps = [
        [post(f"/write/{number}", [("name", "Ava Baker"), ("text", "word")], f"/write/{number}/next", status=303)]
        for number in range(CONNECTIONS)
    ]
    return [
        Scenario("L_hello", "Flask alone", [[get("/hello", HELLO)]]),
        Scenario("L_page", "Flask, 5 queries, 15 KB", [owners]),
        Scenario("L_write", "form step, record, commit", steps),
    ]


def pages(city: City) -> list[Scenario]:
    """Every page of the workload, in the order of its numbers."""
    with city.app.app_context():
        found = [*_public_pages(), *citizens.scenarios(city), *staff.scenarios()]
        db.commit()
    return [*found, mix.scenario(found)]


def _public_pages() -> Iterator[Scenario]:
    homes = [get(f"/{code}/", f'<html lang="{code}"') for code in ("en", "ar")]
    texts = Base.metadata.tables["service_texts"]
    services_table = Base.metadata.tables["services"]
    listed = texts.join(services_table, texts.c.service_id == services_table.c.id)
    named = select(texts.c.slug, texts.c.language, texts.c.name).select_from(listed).where(services_table.c.is_listed)
    rows = db.execute(named.order_by(texts.c.slug)).all()
    slugs = sorted({row.slug for row in rows})
    chosen = set(Random(1).sample(slugs, MOST_SERVICES)) if len(slugs) > MOST_SERVICES else set(slugs)
    services = [get(f"/{row.language}/services/{row.slug}", escape(row.name)) for row in rows if row.slug in chosen]
    Random(2).shuffle(services)
    topics = Base.metadata.tables["topics"]
    of_topics = [
        get(f"/{code}/topics/{slug}", f'<html lang="{code}"')
        for slug in db.scalars(select(topics.c.slug).order_by(topics.c.slug))
        for code in LANGUAGES
    ]
    titles = {"W1": "home, signed out", "W2": "service page, signed out", "W3": "services of a topic"}
    for (name, title), shots in zip(titles.items(), (homes, services, of_topics), strict=True):
        cold = [
            replace(shot, request=shot.request.replace(b" HTTP", NO_CACHE.encode() + b" HTTP", 1)) for shot in shots
        ]
        yield Scenario(f"{name} warm", title, [shots], "L_hello", 0.5, alone=1, p99=5)
        yield Scenario(f"{name} cold", title, [cold], "L_page", 0.5, alone=4)
    questions = list(_questions(rows))
    asked = [search(code, question, 'id="results"') for code, question in questions]
    yield Scenario("W4", "search, 200 queries", [asked], "L_page", 0.35, alone=4)
    parts = [partial(shot.request.split(b" ", 2)[1].decode(), "<li") for shot in asked[:40:5]]
    yield Scenario("W13 search", "parts of pages: search", [parts], "L_page")


def _questions(rows: list[Any]) -> Iterator[tuple[str, str]]:
    """(language, words): words and pairs of words from names of services; every fifth with a slip of the finger."""
    chance = Random(3)
    names = {code: [row.name for row in rows if row.language == code] for code in LANGUAGES}
    for number in range(QUERIES):
        code = LANGUAGES[number % len(LANGUAGES)]
        name = chance.choice(names[code])
        words = (
            [name[place : place + 2] for place in range(0, len(name) - 1, 2)] if code.startswith("zh") else name.split()
        )
        start = chance.randrange(len(words))
        question = " ".join(words[start : start + chance.randint(1, 2)])
        if number % 5 == 4 and len(question) > 4:
            place = chance.randrange(1, len(question) - 2)
            question = question[:place] + question[place + 1] + question[place] + question[place + 2 :]
        yield code, question
