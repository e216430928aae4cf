"""Citizens and staff change the same case at the same moment, and nobody waits in a circle."""

from threading import Thread
from time import monotonic
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from portal.applications.models import Application
from portal.casework import Clerk
from portal.casework.models import Case
from portal.core.db import database

ON_A_SERVER = pytest.mark.parametrize(
    "database_kind", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
PATIENCE = 20


def somebody_waits(session) -> bool:
    """Whether another connection wants a lock it cannot have; asked until one does."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            return True
    return False


@ON_A_SERVER
@pytest.mark.parametrize(("page", "data"), [("withdrawal", {}), ("answer", {"answer_text": "Here it is"})])
def test_a_citizen_who_waits_for_the_clerk_holds_nothing_the_clerk_needs(app, client, sent, saved, acting, page, data):
    where = sent()
    if page == "answer":
        ask_for_more(acting, where)
    answers = []
    citizen = Thread(target=lambda: answers.append(client.post(f"/en{where}/{page}", data=data).status_code))
    with app.app_context(), database().writing() as clerk:
        mine = select(Application.id).where(Application.reference == saved(where).reference)
        clerk.scalars(select(Case).where(Case.subject_id == clerk.scalar(mine)).with_for_update()).one()
        citizen.start()
        assert somebody_waits(clerk)
        clerk.scalars(mine.with_for_update(nowait=True)).one()
        clerk.commit()
    citizen.join(PATIENCE)

    assert answers == [303]


def ask_for_more(acting, where):
    """The office wants to know more."""
    with acting():
        Clerk(uuid4()).ask(where.rpartition("/")[2], "Which bin?")
