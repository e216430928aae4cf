"""Pages of somebody signed in: my page, lists, messages, one application, and the form."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

from markupsafe import escape
from sqlalchemy import func, insert, select

from portal.catalogue import service
from portal.core.db import Base, db, new_id
from portal.core.references import new_reference
from portal.demo.bulk.paperwork import Writer
from portal.questions import Filling, Sheet
from tests.bench.city import City, accounts, sign_in
from tests.bench.load import Shot
from tests.bench.requests import fields_of, get, post
from tests.bench.scenario import MANY, Scenario

STEP_SERVICE = "library-card"
FIRST_APPLICANT = 100
HEAVY_CITIZEN = "heavy"


def scenarios(city: City) -> Iterator[Scenario]:
    """W5 to W10, and the parts of pages that citizens ask for."""
    profile = city.profile
    kinds = {
        "ordinary": range(profile.ordinary),
        HEAVY_CITIZEN: range(profile.ordinary, profile.ordinary + profile.heavy),
    }
    for kind, numbers in kinds.items():
        found = accounts("citizen", numbers)
        tokens = sign_in([row.id for row in found])
        yield from _own_pages(kind, list(zip(found, tokens, strict=True)))
    yield from _form(list(_applicants()))


def _own_pages(kind: str, people: list[tuple[Any, str]]) -> Iterator[Scenario]:
    home = [[get("/en/my", escape(who.name), cookie=token)] for who, token in people]
    yield Scenario(f"W5 {kind}", f"my page, {kind} citizen", home, "L_page", 0.45, alone=6)
    lists = [_lists(who, token) for who, token in people]
    yield Scenario(f"W6 {kind}", "my applications, first and last", lists, "L_page", 0.45, alone=6)
    one = [_one_application(who, token) for who, token in people]
    yield Scenario(f"W7 {kind}", "one application", one, "L_page", alone=6)
    inbox = [[get("/en/messages", "/en/messages/", cookie=token)] for _who, token in people]
    yield Scenario(f"W8 {kind}", "messages", inbox, "L_page", alone=6)
    if kind != HEAVY_CITIZEN:
        read = [[post("/en/messages/read", [], "/en/messages", status=303, cookie=token)] for _who, token in people]
        yield Scenario("W8 mark read", "mark all as read", read, "L_write", alone=8)


def _lists(who: Any, token: str) -> list[Shot]:
    """Page 1 and the last one; the markers are what must be on them."""
    applications = Base.metadata.tables["applications"]
    mine = select(func.count(applications.c.id)).where(applications.c.person_id == who.person_id)
    last = -(-(db.scalar(mine) or 0) // 20)
    newest = _newest(who.person_id)
    return [
        get("/en/my/applications", newest[0], cookie=token),
        get(f"/en/my/applications?page={last}", "/en/applications/A-", cookie=token),
    ]


def _one_application(who: Any, token: str) -> list[Shot]:
    found = _newest(who.person_id, sent=True)
    return [get(f"/en/applications/{reference}", reference, cookie=token) for reference in found]


def _newest(person_id: Any, *, sent: bool = False) -> list[str]:
    applications = Base.metadata.tables["applications"]
    wanted = select(applications.c.reference).where(applications.c.person_id == person_id)
    if sent:
        wanted = wanted.where(applications.c.submitted_at.is_not(None))
    return list(db.scalars(wanted.order_by(applications.c.changed_at.desc(), applications.c.id.desc()).limit(4)))


def _applicants() -> Iterator[tuple[str, str]]:
    """(reference of a draft, session), another citizen for each of many connections."""
    citizens = accounts("citizen", range(FIRST_APPLICANT, FIRST_APPLICANT + MANY))
    tokens = sign_in([row.id for row in citizens])
    offered = service(STEP_SERVICE)
    answers = Writer(Random(4)).samples(offered.definition.form)[0].answers
    for citizen, token in zip(citizens, tokens, strict=True):
        yield _draft(citizen.person_id, offered, answers), token


def _form(applicants: list[tuple[str, str]]) -> Iterator[Scenario]:
    form = service(STEP_SERVICE).definition.form
    answers = Writer(Random(4)).samples(form)[0].answers
    steps = [_steps_of(form, answers, reference, token) for reference, token in applicants]
    shown = [[_page_of(shots[0], token)] for shots, (_, token) in zip(steps, applicants, strict=True)]
    yield Scenario("W9", "form step, shown", shown, "L_page", alone=6)
    yield Scenario("W10", "form step, 4 taken : 1 refused", steps, "L_write", 0.45, alone=8)


def _page_of(shot: Shot, token: str) -> Shot:
    path = shot.request.split(b" ", 2)[1].decode()
    return get(path, f'action="{path}"', cookie=token)


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
