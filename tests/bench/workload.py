"""What is asked of the portal, after ../shared/design/performance.md: each page with the limit it is compared with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from sqlalchemy import insert, select

from portal.catalogue import service
from portal.config import LANGUAGES
from portal.core.db import Base, db, new_id
from portal.core.references import new_reference
from portal.demo.bulk.paperwork import Writer
from portal.questions import Filling, Sheet
from tests.bench.city import City, accounts, sign_in
from tests.bench.limits import CONNECTIONS, HELLO, OWNERS
from tests.bench.load import UNIQUE, Shot
from tests.bench.requests import fields_of, get, post, search

AT_ONCE = 8
QUERIES = 200
MOST_SERVICES = 60
STEP_SERVICE = "library-card"
REFERENCE = re.compile(r"A-[0-9A-Z]{4}-[0-9A-Z]{4}")
NO_CACHE = f"?n={UNIQUE.decode()}"


@dataclass(frozen=True)
class Scenario:
    """A page that is measured.

    shots_of: a list for each connection. limit: the name of the scenario it is compared with; None for a limit itself.
    goal: the least ratio. alone: the most milliseconds for half of the answers, with one connection.
    """

    name: str
    title: str
    shots_of: list[list[Shot]]
    limit: str | None = None
    goal: float | None = None
    alone: float | None = None
    p99: float | None = None

    @property
    def is_limit(self) -> bool:
        return self.limit is None


def limits() -> list[Scenario]:
    owners = [get(f"/page/{owner}", f"<h1>Owner {owner}</h1>") for owner in range(1, OWNERS, 7)]
    steps = [
        [post(f"/write/{number}", [("name", "Ava Baker"), ("text", "word")], f"/write/{number}/next", status=303)]
        for number in range(CONNECTIONS)
    ]
    return [
        Scenario("L_hello", "Flask alone", [[get("/hello", HELLO)]] * AT_ONCE),
        Scenario("L_page", "Flask, 5 queries, 15 KB", [owners] * AT_ONCE),
        Scenario("L_write", "form step, record, commit", steps[:AT_ONCE]),
    ]


def pages(city: City) -> list[Scenario]:
    """Every page of the workload, in the order of its numbers."""
    with city.app.app_context():
        found = [*_public_pages(), *_citizens_pages(city), _steps(), *_staff_pages()]
        db.commit()
    return found


def _public_pages() -> Iterator[Scenario]:
    homes = [get(f"/{code}/", f'<html lang="{code}"') for code in ("en", "ar")]
    texts = Base.metadata.tables["service_texts"]
    rows = db.execute(select(texts.c.slug, texts.c.language, texts.c.name).order_by(texts.c.slug)).all()
    slugs = sorted({row.slug for row in rows})
    chosen = set(Random(1).sample(slugs, MOST_SERVICES)) if len(slugs) > MOST_SERVICES else set(slugs)
    services = [get(f"/{row.language}/services/{row.slug}", escape(row.name)) for row in rows if row.slug in chosen]
    Random(2).shuffle(services)
    for name, title, shots in (("W1", "home, signed out", homes), ("W2", "service page, signed out", services)):
        cold = [
            replace(shot, request=shot.request.replace(b" HTTP", NO_CACHE.encode() + b" HTTP", 1)) for shot in shots
        ]
        yield Scenario(f"{name} warm", title, [shots] * AT_ONCE, "L_hello", 0.5, alone=1, p99=5)
        yield Scenario(f"{name} cold", title, [cold] * AT_ONCE, "L_page", 0.5, alone=4)
    yield Scenario("W4", "search, 200 queries", [_searches(rows)] * AT_ONCE, "L_page", 0.35, alone=4)


def _searches(rows: list[Any]) -> list[Shot]:
    """Words and pairs of words from names of services; every fifth with a slip of the finger."""
    chance = Random(3)
    names = {code: [row.name for row in rows if row.language == code] for code in LANGUAGES}
    shots = []
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
        shots.append(search(code, question, 'id="results"'))
    return shots


def _citizens_pages(city: City) -> Iterator[Scenario]:
    profile = city.profile
    kinds = {"ordinary": range(profile.ordinary), "heavy": range(profile.ordinary, profile.ordinary + profile.heavy)}
    for kind, numbers in kinds.items():
        found = accounts("citizen", numbers)
        tokens = sign_in([row.id for row in found])
        own = [[get("/en/my", escape(row.name), cookie=token)] for row, token in zip(found, tokens, strict=True)]
        shots_of = [own[number % len(own)] for number in range(AT_ONCE)]
        yield Scenario(f"W5 {kind}", f"my page, {kind} citizen", shots_of, "L_page", 0.45, alone=6)


def _steps() -> Scenario:
    """Each connection is another citizen with a draft; of five steps the last is refused."""
    numbers = range(100, 100 + AT_ONCE)
    citizens = accounts("citizen", numbers)
    tokens = sign_in([row.id for row in citizens])
    offered = service(STEP_SERVICE)
    answers = Writer(Random(4)).samples(offered.definition.form)[0].answers
    shots_of = []
    for citizen, token in zip(citizens, tokens, strict=True):
        reference = _draft(citizen.person_id, offered, answers)
        shots_of.append(_steps_of(offered.definition.form, answers, reference, token))
    return Scenario("W10", "form step, 4 taken : 1 refused", shots_of, "L_write", 0.45, alone=8)


def _draft(person_id: Any, offered: Any, answers: dict[str, Any]) -> str:
    applications = Base.metadata.tables["applications"]
    mine = (applications.c.person_id == person_id) & (applications.c.service == offered.slug)
    db.execute(applications.delete().where(mine, applications.c.state == "draft"))
    reference = new_reference("A")
    db.execute(
        insert(applications).values(
            id=new_id(),
            reference=reference,
            person_id=person_id,
            service=offered.slug,
            service_name=offered.definition.name,
            service_version_id=offered.version_id,
            language="en",
            state="draft",
            answers=answers,
            typed={},
            changed_at=datetime.now(UTC),
        )
    )
    return reference


def _steps_of(form: Any, answers: dict[str, Any], reference: str, token: str) -> list[Shot]:
    """Pages with only fields, each posted as its citizen would; then the first one with everything left out."""
    taken, refused = [], []
    for page in Filling(form, answers, {}).pages:
        if page.repeat or any(question.type == "file" for question in page.questions):
            continue
        path = f"/en/applications/{reference}/pages/{page.id}"
        typed = Sheet.of_answers(page.questions, answers[page.id]).typed
        taken.append(post(path, fields_of(typed), f"/applications/{reference}", status=303, cookie=token))
        if not refused and any(question.required for question in page.questions):
            refused.append(post(path, [("page", "")], 'id="errors"', status=422, cookie=token))
    return [taken[number % len(taken)] for number in range(4)] + refused


def _staff_pages() -> Iterator[Scenario]:
    clerks = accounts("clerk", range(AT_ONCE))
    tokens = sign_in([row.id for row in clerks])
    cases = Base.metadata.tables["cases"]
    newest = select(cases.c.received_at, cases.c.id, cases.c.reference).order_by(
        cases.c.received_at.desc(), cases.c.id.desc()
    )
    at = db.execute(newest.offset(199 * 50 - 1).limit(2)).all()
    place = quote(f"{at[0].received_at.isoformat()}_{at[0].id.hex}")
    first = db.execute(newest.limit(1)).one().reference
    slug = STEP_SERVICE
    open_ones = select(cases.c.reference).where(cases.c.closed_at.is_(None)).order_by(cases.c.due_on, cases.c.id)
    services = Base.metadata.tables["case_services"]
    of_service = open_ones.where(
        cases.c.service_id == select(services.c.id).where(services.c.slug == slug).scalar_subquery()
    )
    paths = {
        "W12 queue": [
            ("/en/staff/cases", db.scalar(open_ones.limit(1))),
            (f"/en/staff/cases?service={slug}", db.scalar(of_service.limit(1))),
            ("/en/staff/cases?status=all&sorting=newest", first),
        ],
        "W12 page 200": [(f"/en/staff/cases?status=all&sorting=newest&after={place}", at[1].reference)],
        "W12 by name": [("/en/staff/cases?status=all&search=Ava+Turner", "Ava Turner")],
    }
    for name, asked in paths.items():
        shots_of = [[get(path, marker, cookie=token) for path, marker in asked] for token in tokens]
        yield Scenario(name, "staff list, 50 rows", shots_of, "L_page", 0.3, alone=6)
