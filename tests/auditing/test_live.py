"""The published pages are looked at once a week, if a browser is there."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from sqlalchemy import select

from portal.auditing import jobs
from portal.auditing.actions import LOOK
from portal.auditing.models import Audit, LiveLook
from portal.auditing.rules import Kind
from portal.config import Mode
from portal.content import load_pages
from portal.core.db import db
from portal.core.outbox import JobRow
from tests.auditing.conftest import cell, faint, record, run


@pytest.fixture
def pages(acting):
    with acting():
        load_pages()


@pytest.fixture
def auditor(monkeypatch):
    """In place of the browser, which other tests drive: what it was asked, and what it answers."""
    asked = []

    @contextmanager
    def answering(answer):
        def audit_urls(addresses, *, folder, **_more):
            asked.extend(addresses)
            if isinstance(answer, Exception):
                raise answer
            return answer

        with monkeypatch.context() as patch:
            patch.setattr(import_module("accessibility.running"), "audit_urls", audit_urls)
            yield asked

    return answering


def looks(app):
    with app.app_context():
        return db.scalars(select(LiveLook).order_by(LiveLook.begun_at)).all()


@pytest.mark.usefixtures("pages")
def test_every_published_page_is_looked_at_in_the_first_language_and_one_more(app, auditor, client, aude, worker):
    client.post("/en/staff/accessibility/live/looks")
    with auditor(run(record(cell("http://localhost/en/pages/contact"), faint()), release="live")) as asked:
        worker.work_off()
    assert {"http://localhost/en/", "http://localhost/en/pages/contact", "http://localhost/en/accessibility"} <= set(
        asked
    )
    assert len(asked) == len(set(asked)) <= jobs.MOST_PAGES
    [look] = looks(app)
    assert look.audit_id and not look.obstacle
    with app.app_context():
        assert db.get(Audit, look.audit_id).kind is Kind.LIVE
    page = client.get("/en/staff/accessibility/live").text
    assert "Looks at the published pages" in page
    assert "No release was audited yet" in client.get("/en/staff/accessibility").text, "a look is no release"


@pytest.mark.usefixtures("pages")
def test_without_a_browser_the_room_says_so_and_how_to_install_one(app, auditor, client, aude, worker):
    no_browser = import_module("accessibility.browser").NoBrowser(
        "No browser is installed. Install one: apt-get install chromium"
    )
    client.post("/en/staff/accessibility/live/looks")
    with auditor(no_browser):
        worker.work_off()
    page = client.get("/en/staff/accessibility/live").text
    assert "The live pages were not looked at on" in page
    assert "apt-get install chromium" in page
    assert [look.audit_id for look in looks(app)] == [None]


def test_a_second_worker_does_not_look_at_the_same_time(app, auditor, acting):
    with acting():
        jobs.actions.begin_look(3)
    with auditor(run()) as asked, acting():
        jobs.look_at_live_pages()
    assert asked == []


def test_a_look_that_was_interrupted_does_not_stop_the_next(app, auditor, acting, later):
    with acting():
        jobs.actions.begin_look(3)
    later(hours=7)
    with auditor(run()), acting():
        jobs.look_at_live_pages()
    first, second = looks(app)
    assert first.obstacle == "It was interrupted."
    assert second.audit_id


def planned(app):
    with app.app_context():
        return db.scalars(select(JobRow).where(JobRow.name == LOOK)).all()


def test_it_is_planned_for_the_night_once_a_week_and_never_in_a_demo(app, acting, later):
    with acting():
        jobs.plan_look()
    assert planned(app) == []

    app.extensions["settings"] = replace(app.extensions["settings"], mode=Mode.DEVELOPMENT)
    for _day in range(2):
        with acting():
            jobs.plan_look()
    [job] = planned(app)
    assert job.run_at.hour == 3
    for _press in range(2):
        with acting():
            jobs.actions.ask_to_look()
    assert len(planned(app)) == 2, "whoever asks now does not wait for the night"
    with acting():
        db.delete(next(each for each in planned(app) if each.id != job.id))

    with acting():
        db.delete(db.get(JobRow, job.id))
        jobs.actions.begin_look(1)
        jobs.plan_look()
    assert planned(app) == []
    later(days=8)
    with acting():
        jobs.plan_look()
    assert len(planned(app)) == 1
    assert planned(app)[0].run_at > job.run_at + timedelta(days=6)
