"""The staff's lists of cases and of people."""

from collections.abc import Iterator
from urllib.parse import quote

from sqlalchemy import select

from portal.core.db import Base, db
from tests.bench.citizens import STEP_SERVICE
from tests.bench.city import accounts, sign_in
from tests.bench.requests import get, partial
from tests.bench.scenario import AT_ONCE, Scenario


def scenarios() -> Iterator[Scenario]:
    clerks = accounts("clerk", range(AT_ONCE))
    tokens = sign_in([row.id for row in clerks])
    cases = Base.metadata.tables["cases"]
    newest = select(cases.c.received_at, cases.c.id, cases.c.reference).order_by(
        cases.c.received_at.desc(), cases.c.id.desc()
    )
    at = db.execute(newest.offset(199 * 50 - 1).limit(2)).all()
    place = quote(f"{at[0].received_at.isoformat()}_{at[0].id.hex}")
    first = db.execute(newest.limit(1)).one().reference
    open_ones = select(cases.c.reference).where(cases.c.closed_at.is_(None)).order_by(cases.c.due_on, cases.c.id)
    services = Base.metadata.tables["case_services"]
    of_service = open_ones.where(
        cases.c.service_id == select(services.c.id).where(services.c.slug == STEP_SERVICE).scalar_subquery()
    )
    paths = {
        "W12 queue": [
            ("/en/staff/cases", db.scalar(open_ones.limit(1))),
            (f"/en/staff/cases?service={STEP_SERVICE}", db.scalar(of_service.limit(1))),
            ("/en/staff/cases?status=all&sorting=newest", first),
        ],
        "W12 page 200": [(f"/en/staff/cases?status=all&sorting=newest&after={place}", at[1].reference)],
        "W12 by name": [("/en/staff/cases?status=all&search=Ava+Turner", "Ava Turner")],
    }
    for name, asked in paths.items():
        shots_of = [[get(path, marker, cookie=token) for path, marker in asked] for token in tokens]
        yield Scenario(name, "staff list, 50 rows", shots_of, "L_page", 0.3, alone=6)
    parts = [
        [
            partial("/en/staff/cases?status=all&sorting=newest", first, cookie=token),
            partial("/en/staff/people?q=Ava", "Ava", cookie=token),  # more than the fifty shown, in every city
            partial("/en/staff/people?q=Ava+Turner", "Ava Turner", cookie=token),
        ]
        for token in tokens
    ]
    yield Scenario("W13 staff", "parts of pages: cases, people", parts, "L_page")
