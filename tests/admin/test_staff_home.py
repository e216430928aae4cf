"""Where staff start, and what operators see of the outbox."""

from uuid import UUID

import pytest

from portal import app as house
from portal.core import clock, outbox
from portal.core.contributions import AdminEntry, Job, NavEntry
from portal.core.rooms import Room
from tests.identity.factories import staff


def broken(_account_id: UUID) -> int:
    raise ZeroDivisionError


def explode() -> None:
    raise ZeroDivisionError


@pytest.fixture
def fountains(monkeypatch) -> None:
    """A room whose count and whose job fail."""
    entry = AdminEntry("Fountains", "operations_staff.operations", "cases:read", "They leak.", count=broken)
    room = Room("fountains", contributes=[entry, Job("fountains.explode", explode)])
    monkeypatch.setattr(house, "ROOMS", [*house.ROOMS, room])


@pytest.fixture
def app(fountains, app):
    return app


def test_a_clerk_sees_what_waits_and_a_broken_count_takes_nothing_with_it(client, store, sign_in):
    sign_in(store(staff(name="Clara Voss")))

    home = client.get("/en/staff").text

    assert "<bdi>Clara Voss</bdi>" in home
    assert "My cases" in home
    assert "Not available right now" in home
    assert "Operations" not in home


def test_a_supervisor_sees_other_boxes_than_an_editor(client, store, sign_in):
    sign_in(store(staff("editor")))

    assert "My cases" not in client.get("/en/staff").text


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "editor", "auditor", "operator"])
def test_whoever_works_here_starts_with_an_overview(client, store, role):
    worker = store(staff(role))
    start = client.post("/en/demo/sign-in", data={"email": worker.email}).location
    assert start == "/en/staff"
    assert client.get(start).status_code == 200


def test_the_menu_counts_what_waits_once_a_page(client, store, sign_in, monkeypatch):
    asked: list[UUID] = []
    entry = NavEntry("Wells", "admin.home", "staff", count=lambda account_id: asked.append(account_id) or 3)
    monkeypatch.setitem(client.application.extensions, "rooms", [Room("wells", contributes=[entry])])
    sign_in(store(staff()))
    assert "Wells" in client.get("/en/staff").text
    assert len(asked) == 1


@pytest.mark.parametrize("path", ["/en/staff", "/en/staff/operations"])
def test_citizens_and_strangers_do_not_get_in(client, sign_in, path):
    assert client.get(path).status_code == 303
    sign_in()
    assert client.get(path).status_code == 403


def test_clerks_do_not_run_the_portal(client, store, sign_in):
    sign_in(store(staff()))

    assert client.get("/en/staff/operations").status_code == 403


@pytest.fixture
def dead_job(app, store):
    job = outbox.JobRow(name="fountains.explode", payload={}, run_at=clock.now(), attempts=10)
    job.dead_at, job.last_error = clock.now(), "ZeroDivisionError: <no> water"
    return store(job)


def test_an_operator_sees_work_that_was_given_up_and_has_it_tried_again(
    client, store, sign_in, dead_job, worker, acting
):
    sign_in(store(staff("operator")))

    page = client.get("/en/staff/operations").text
    assert "fountains.explode" in page
    assert "ZeroDivisionError: &lt;no&gt; water" in page

    tried = client.post(f"/en/staff/operations/jobs/{dead_job.id}/attempts", follow_redirects=True)

    assert "It will be tried again now." in tried.text
    assert "No task has failed." in tried.text
    assert client.post(f"/en/staff/operations/jobs/{dead_job.id}/attempts").status_code == 404


def test_an_operator_is_told_when_nobody_does_the_work(client, store, sign_in):
    sign_in(store(staff("operator")))
    assert "The background tasks have stopped" not in client.get("/en/staff/operations").text

    store(outbox.JobRow(name="any", payload={}, run_at=clock.now() - 2 * outbox.LONGEST_WAIT, attempts=0))

    assert "The background tasks have stopped" in client.get("/en/staff/operations").text
