"""Where staff start."""

from uuid import UUID

import pytest

from portal import app as house
from portal.core.contributions import AdminEntry, NavEntry
from portal.core.rooms import Room
from tests.identity.factories import staff


def broken(_account_id: UUID) -> int:
    raise ZeroDivisionError


@pytest.fixture
def fountains(monkeypatch) -> None:
    """A room whose count fails."""
    entry = AdminEntry("Fountains", "operations_staff.operations", "cases:read", "They leak.", count=broken)
    room = Room("fountains", contributes=[entry])
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


def test_citizens_and_strangers_do_not_get_in(client, sign_in):
    assert client.get("/en/staff").status_code == 303
    sign_in()
    assert client.get("/en/staff").status_code == 403
