"""The published pages are looked at once a week, if a browser is there."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from accessibility.findings import Outcome, Record
from portal.auditing import jobs
from portal.auditing.actions import LOOK, LOOK_AT_PAGE
from portal.auditing.models import Audit, LiveLook
from portal.auditing.rules import Kind
from portal.config import Mode
from portal.content import load_pages
from portal.core import clock
from portal.core.db import database, db
from portal.core.outbox import JobRow
from tests.auditing.conftest import faint


@pytest.fixture
def pages(acting):
    with acting():
        load_pages()


@pytest.fixture
def auditor(monkeypatch):
    """In place of the browser, which other tests drive: which pages it saw, and what it finds or cannot do."""
    running = import_module("accessibility.running")
    checks = running.all_checks()

    @contextmanager
    def seeing(*findings, obstacle=None, at_page=lambda _number: None):
        asked = []

        def browser(_flags):
            if obstacle:
                raise obstacle
            return SimpleNamespace(close=lambda: None)

        def look_through(_browser, where, _how):
            at_page(len(asked))
            asked.append(where.subject)
            yield Record(where, findings, dict.fromkeys(checks, Outcome.PASSED))

        with monkeypatch.context() as patch:
            patch.setattr(running, "Browser", browser)
            patch.setattr(running, "look_through", look_through)
            patch.setattr(running, "with_pictures", lambda _browser, record, _folder: record)
            yield asked

    return seeing


def looks(app):
    with app.app_context():
        return db.scalars(select(LiveLook).order_by(LiveLook.begun_at)).all()


@pytest.mark.usefixtures("pages")
def test_every_published_page_is_looked_at_in_the_first_language_and_one_more(app, auditor, client, aude, worker):
    client.post("/en/staff/accessibility/live/looks")
    with auditor(faint()) as asked:
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
    with auditor(obstacle=no_browser):
        worker.work_off()
    page = client.get("/en/staff/accessibility/live").text
    assert "The live pages were not looked at on" in page
    assert "apt-get install chromium" in page
    assert [look.audit_id for look in looks(app)] == [None]


def test_a_second_worker_does_not_look_at_the_same_time(app, auditor, acting, worker):
    with acting():
        jobs.actions.begin_look(3)
    with acting():
        jobs.look_at_live_pages()
    with auditor() as asked:
        worker.work_off()
    assert asked == []
    assert len(looks(app)) == 1


def test_a_look_that_was_interrupted_does_not_stop_the_next(app, auditor, acting, later, worker):
    with acting():
        jobs.actions.begin_look(3)
    later(hours=7)
    with acting():
        jobs.look_at_live_pages()
    with auditor():
        worker.work_off()
    first, second = looks(app)
    assert first.obstacle == "It was interrupted."
    assert second.audit_id


def test_letters_do_not_wait_until_all_pages_are_looked_at(app, auditor, acting, worker):
    done = []

    def something_happens(number):
        if number == 1:
            with app.app_context(), database().writing.begin() as session:
                session.add(JobRow(name="auditing.plan_look", payload={}, run_at=clock.now(), attempts=0))
        elif number == 2:
            done.extend(waiting(app))

    with acting():
        jobs.look_at_live_pages()
    with auditor(at_page=something_happens) as asked:
        worker.work_off()
    assert len(asked) > 3
    assert done == [LOOK_AT_PAGE], "what came while the second page was looked at was done before the third"


def test_a_look_goes_on_where_the_portal_was_stopped(app, auditor, acting, worker, later):
    def the_power_goes(number):
        if number == 2:
            raise KeyboardInterrupt

    with acting():
        jobs.look_at_live_pages()
    with auditor(at_page=the_power_goes) as before, pytest.raises(KeyboardInterrupt):
        worker.work_off()
    with auditor() as at_once:
        worker.work_off()
    assert at_once == [], "another worker might still be at it"
    later(minutes=3)
    with auditor(faint()) as after:
        worker.work_off()
    assert len(before) == 2 and not set(before) & set(after)
    [look] = looks(app)
    with app.app_context():
        audit = db.get(Audit, look.audit_id)
    assert len(before) + len(after) == look.pages == audit.subjects
    assert audit.started_at == look.begun_at
    assert not (app.extensions["settings"].folder / "looks").exists()


def waiting(app):
    with app.app_context():
        return list(db.scalars(select(JobRow.name)))


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
