"""What staff see and do on the page of a case that has a workflow; what the citizen sees of it."""

import re

import pytest

from portal.casework import Clerk, case_of, progress_of, withdraw
from portal.casework.models import CaseStep, CaseTask
from portal.casework.rules import MOST_ATTEMPTS, StepState
from portal.core import ledger
from portal.core.ledger import About
from tests.identity.factories import staff


def page(case, part="") -> str:
    return f"/en/staff/cases/{case.reference}{part}"


@pytest.fixture
def look(apply, worker, again):
    """A case where a person decides."""
    case = apply(plate="PA 123")
    worker.work_off()
    return again(case)


@pytest.fixture
def boss(app, store, sign_in):
    """A supervisor in another browser."""
    client = app.test_client()
    client.account = sign_in(store(staff("supervisor", name="Sam Okafor")), on=client)
    return client


def version(case, again):
    return again(case).version


def test_the_page_says_what_is_to_be_done_by_whom_and_until_when(client, look, clara):
    text = client.get(page(look)).text

    assert "A person looks at it" in text and "A caseworker works on it here." in text
    assert "Compare the photo" in text and "Call them (optional)" in text
    assert "Send the message “We have it, …”" not in text  # that was in the stage before
    assert "Put the case on the desk of a supervisor" in text and "If it is still here on" in text
    assert "Issue the document “Permit …”" in text
    assert "First tick the tasks" in text and 'value="visit"' not in text


def test_tasks_are_ticked_and_the_buttons_appear(client, look, clara, again, rows):
    saved = client.post(page(look, "/tasks"), data={"version": version(look, again), "task": ["photo"]})

    assert saved.status_code == 303
    text = client.get(page(look)).text
    assert "by <bdi>Clara Voss</bdi>" in text and 'value="visit"' in text
    went = client.post(page(look, "/stage"), data={"version": version(look, again), "to": "visit"})
    assert (went.status_code, again(look).stage) == (303, "visit")
    history = client.get(page(look, "/notes")).text
    assert "<bdi>Clara Voss</bdi> ticked the task “Compare the photo”." in history
    assert "The case is in the stage “Somebody visits you”." in history
    assert "The portal</bdi>" in history or "The portal sent the message" in history


def test_a_tick_can_be_taken_away(client, look, clara, again, rows):
    client.post(page(look, "/tasks"), data={"version": version(look, again), "task": ["photo", "call"]})
    client.post(page(look, "/tasks"), data={"version": version(look, again), "task": ["call"]})

    assert [(task.task, bool(task.done_at)) for task in rows(CaseTask)] == [("photo", False), ("call", True)]


def test_who_comes_second_is_told_and_keeps_the_ticks(client, look, clara, boss, again):
    seen = version(look, again)
    boss.post(page(look, "/tasks"), data={"version": seen, "task": ["photo"]})

    told = client.post(page(look, "/tasks"), data={"version": seen, "task": ["call"]})

    assert told.status_code == 422
    assert "<bdi>Sam Okafor</bdi> ticked the task" in told.text
    assert re.search(r'value="call" checked', told.text) and not re.search(r'value="photo" checked', told.text)


def test_a_double_click_goes_on_once(client, look, clara, again):
    client.post(page(look, "/tasks"), data={"version": version(look, again), "task": ["photo"]})
    pressed = {"version": version(look, again), "to": "visit"}

    assert [client.post(page(look, "/stage"), data=pressed).status_code for _click in range(2)] == [303, 303]
    assert again(look).stage == "visit"


def test_a_way_that_is_not_shown_is_refused(client, look, clara, again):
    for to in ("visit", "grant", "nowhere", ""):
        client.post(page(look, "/stage"), data={"version": version(look, again), "to": to})

    assert again(look).stage == "look"
    assert client.get(page(look, "/stage")).status_code == 303


def test_only_a_supervisor_works_in_a_supervisors_stage(client, look, clara, boss, acting, again):
    with acting():
        Clerk(clara.id).tick(look.reference, "photo")
        Clerk(clara.id).go_on(look.reference, "chief")
    back = {"version": version(look, again), "to": "look"}

    assert "Only a supervisor can go on from here." in client.get(page(look)).text
    client.post(page(look, "/stage"), data=back)
    client.post(page(look, "/decision"), data={"version": version(look, again), "outcome": "granted"})
    assert (again(look).stage, again(look).is_open) == ("chief", True)
    boss.post(page(look, "/stage"), data=back)
    assert again(look).stage == "look"


@pytest.fixture
def broken(apply, worker, later, monkeypatch, again):
    """A case whose first message cannot be sent; mend() lets it."""

    def fail(*_args, **_kwargs):
        raise ConnectionError("the printer is on fire")

    monkeypatch.setattr("portal.casework.actions.automations.send_text", fail)
    case = apply(verdict="yes")
    for hours in range(MOST_ATTEMPTS + 1):
        later(hours=2 * hours)
        worker.work_off()
    return again(case)


def test_what_fails_is_tried_again_and_then_waits_for_staff(client, broken, clara, rows):
    step = rows(CaseStep)[0]
    assert (step.state, step.attempts) == (StepState.FAILED, MOST_ATTEMPTS)

    assert broken.reference in client.get("/en/staff/cases?stuck=y").text
    assert "Waits for staff" in client.get("/en/staff").text
    text = client.get(page(broken)).text
    assert "The portal could not do this" in text and "the printer is on fire" in text
    assert "It tried 8 times" in text


def test_staff_let_the_portal_try_again(client, broken, clara, again, rows, worker, monkeypatch):
    monkeypatch.setattr("portal.casework.actions.automations.send_text", lambda *_args, **_kwargs: None)
    step = rows(CaseStep)[0]
    client.post(page(broken, f"/steps/{step.id}"), data={"version": broken.version, "how": "again"})
    worker.work_off()

    assert (again(broken).outcome, again(broken).stuck_since) == ("granted", None)


def test_staff_did_it_by_hand_and_the_portal_goes_on(client, broken, clara, again, rows, worker, acting, monkeypatch):
    monkeypatch.setattr("portal.casework.actions.automations.send_text", lambda *_args, **_kwargs: None)
    step = rows(CaseStep)[0]
    client.post(page(broken, f"/steps/{step.id}"), data={"version": broken.version, "how": "by_hand"})
    worker.work_off()

    assert again(broken).outcome == "granted"
    assert rows(CaseStep)[0].state is StepState.BY_HAND
    with acting():
        entries = ledger.entries(About("case", broken.id))
    assert [entry.actor for entry in entries if entry.verb == "case.by_hand"] == [f"account:{clara.id}"]


def test_a_case_that_waits_for_staff_can_still_be_decided(client, broken, clara, again):
    client.post(page(broken, "/decision"), data={"version": broken.version, "outcome": "granted"})

    assert (again(broken).outcome, again(broken).stuck_since) == ("granted", None)


def test_late_cases_are_on_the_supervisors_list(client, look, worker, later, sign_in, sam, store, again):
    later(days=10)
    worker.work_off()

    sign_in(sam)
    assert look.reference in client.get("/en/staff/cases?desk=supervisor").text
    assert "For a supervisor" in client.get("/en/staff").text
    client.post(page(look, "/assignment"), data={"version": again(look).version, "to": str(sam.id)})
    assert again(look).escalated_at is None
    sign_in(store(staff(name="Clara Voss")))
    assert "For a supervisor" not in client.get("/en/staff").text


def test_a_citizen_follows_the_stages_in_their_language(look, acting, app):
    with acting():
        shown = progress_of(case_of(look.subject_id))

    assert [(stage.title or {}).get("ar") for stage in shown] == ["نفحص أوراقك", None, None]
    assert [stage.state for stage in shown] == ["done", "current", "todo"]
    assert (shown[1].role, shown[1].hint, shown[1].due_on) == (
        "caseworker",
        {"en": "We may call you."},
        look.stage_due_on,
    )


def test_nothing_is_still_to_come_in_a_case_that_has_ended(client, look, clara, acting):
    client.post(page(look, "/tasks"), data={"version": look.version, "task": ["photo"]})
    with acting():
        withdraw(look.subject_id)
    text = client.get(page(look)).text
    assert "Compare the photo" in text and "Done" in text
    assert "Not needed" in text and "Still to come" not in text


@pytest.mark.parametrize("part", ["/decision", "/request", "/assignment"])
def test_a_form_opened_by_its_address_says_that_the_case_is_closed(client, look, clara, acting, part):
    with acting():
        withdraw(look.subject_id)
    text = client.get(page(look, part)).text
    assert "This case is closed. Nothing more can be done here." in text
    assert "Back to the case" in text
    assert f'action="{page(look, part)}"' not in text
