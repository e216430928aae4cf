"""A case goes through its workflow: by itself where it may, by people where they decide."""

from datetime import timedelta

import pytest

from portal.casework import Clerk, answer_request, case_of, progress_of, withdraw
from portal.casework.models import Case, CaseStage, CaseStep, CaseTask, CaseTimer, FollowUp, IssuedDocument
from portal.casework.queries.workflow import failed_steps
from portal.casework.rules import CaseStatus, NotAllowed, StepState, filled_in
from portal.core import clock
from portal.core.outbox import JobRow
from portal.messages.models import Message


def stages(rows):
    return [row.stage for row in rows(CaseStage)]


def test_a_standard_permit_runs_without_a_hand(apply, worker, again, rows):
    case = apply(verdict="yes", plate="PA 123")

    worker.work_off()

    case = again(case)
    assert (case.status, case.outcome, case.stage) == (CaseStatus.DECIDED, "granted", "grant")
    assert stages(rows) == ["check", "grant"]
    permit = rows(IssuedDocument)[0]
    assert (permit.title, permit.body, permit.language) == (
        f"Permit {case.reference}",
        "**Amina Haddad** may park PA 123.",
        "en",
    )
    assert permit.valid_until > clock.now().date() + timedelta(days=360)
    assert [message.subject for message in rows(Message)] == ["We have it, Amina Haddad", "Your permit is ready"]
    assert rows(JobRow) == [row for row in rows(JobRow) if row.name == "casework.tell_overdue"]


def test_what_a_citizen_typed_stays_words_in_messages(apply, worker, rows):
    case = apply(plate="<b>{reference}</b> {{ 7 * 7 }}")

    worker.work_off()

    body = rows(Message)[0].body
    assert f"\u2068{case.reference}\u2069" in body
    assert "<b>{reference}</b> {{ 7 * 7 }}" in body


def test_texts_of_a_definition_are_words_and_no_template():
    names = {"name": "Ana {secret}", "x": ""}

    assert filled_in("{name} {{ 7 * 7 }} {x} {nobody} {name.__class__} %(a)s", names) == (
        "Ana {secret} {{ 7 * 7 }} – – {name.__class__} %(a)s"
    )


def test_a_citizen_is_told_in_their_language_or_in_one_that_is_named(apply, worker, rows):
    apply(language="ar", verdict="yes")

    worker.work_off()

    received, ready = rows(Message)
    assert (received.language, received.subject) == ("ar", "وصلنا طلبك يا Amina Haddad")
    assert (ready.language, ready.subject) == ("en", "Your permit is ready")
    assert received.about_path.startswith("/ar/wishes/") and ready.about_path.startswith("/ar/wishes/")


def test_a_case_waits_where_a_person_decides(apply, worker, again, rows, later, acting):
    case = apply(verdict="no")
    worker.work_off()
    later(days=400)
    worker.work_off()

    case = again(case)
    assert (case.stage, case.is_open, case.status) == ("look", True, CaseStatus.IN_PROGRESS)
    assert stages(rows) == ["check", "look"]
    with acting():
        assert [stage.title["en"] for stage in progress_of(case_of(case.subject_id)) if stage.title] == [
            "We check your papers",
            "A person looks at it",
        ]


def test_the_portal_never_decides_where_a_person_decides_even_if_the_definition_is_broken(
    apply, worker, again, rows, monkeypatch
):
    monkeypatch.setattr("portal.workflow.definition._decisions_taken_from_people", lambda _workflow: [])

    def broken(definition):
        definition["workflow"]["stages"][1]["steps"] = [{"do": "decide", "outcome": "granted"}]

    case = apply(broken)
    worker.work_off()

    case = again(case)
    assert case.is_open and case.stuck_since
    assert [step.last_error for step in rows(CaseStep) if step.state is StepState.FAILED] == [
        "NotAllowed: A person decides here."
    ]


def test_staff_tick_tasks_and_press_buttons(apply, acting, sam, again, rows):
    case = apply()
    clerk = Clerk(sam.id)

    with acting(), pytest.raises(NotAllowed):
        clerk.go_on(case.reference, "visit")
    with acting(), pytest.raises(NotAllowed):
        clerk.tick(case.reference, "dance")
    with acting():
        clerk.tick(case.reference, "photo")
        clerk.go_on(case.reference, "visit")

    assert again(case).stage == "visit"
    assert stages(rows) == ["check", "look", "visit"]
    visit = rows(CaseTask)[-1]
    assert visit.text == {"en": "Look at the yard"} and visit.due_on > clock.now().date()
    assert "will come" in rows(Message)[-1].subject
    with acting():
        clerk.tick(case.reference, visit.task)
    assert again(case).stage == "look"


def test_a_case_opened_before_keeps_its_own_workflow(apply, offer, worker, again):
    case = apply(verdict="yes")

    def without_stages(definition):
        definition["workflow"] = {"stages": [{"id": "only", "title": {"en": "Only"}, "role": "caseworker"}]}

    offer(without_stages)
    worker.work_off()

    assert again(case).outcome == "granted"


def test_what_people_decide_is_followed_by_what_the_workflow_says(apply, worker, acting, rows, sam):
    case = apply()
    worker.work_off()
    with acting():
        Clerk(sam.id).refuse(case.reference, ["no-room"])
    worker.work_off()

    assert rows(Message)[-1].subject == "It takes longer"
    assert rows(IssuedDocument) == []


def test_timers_fire_once_after_working_days_and_survive_a_restart(apply, app, worker, again, rows, later):
    case = apply()
    worker.work_off()
    timer = rows(CaseTimer)[0]
    assert timer.run_at.date() >= clock.now().date() + timedelta(days=3)
    later(days=1)
    worker.work_off()
    assert again(case).escalated_at is None

    later(days=9)
    type(worker)(app).work_off()
    type(worker)(app).work_off()

    assert again(case).escalated_at
    assert [message.subject for message in rows(Message)] == ["We have it, Amina Haddad", "It takes longer"]


@pytest.mark.parametrize("end", ["withdrawn", "decided", "left"])
def test_timers_are_void_when_the_stage_is_left(apply, worker, acting, rows, later, sam, end):
    case = apply()
    worker.work_off()
    with acting():
        if end == "withdrawn":
            withdraw(case.subject_id)
        elif end == "decided":
            Clerk(sam.id).grant(case.reference)
        else:
            Clerk(sam.id).tick(case.reference, "photo")
            Clerk(sam.id).go_on(case.reference, "chief")
    later(days=30)
    worker.work_off()

    assert "It takes longer" not in [message.subject for message in rows(Message)]
    assert all(timer.fired_at is None for timer in rows(CaseTimer))


def test_the_clock_of_the_stage_stands_still_while_the_citizen_is_asked(apply, worker, acting, again, rows, later, sam):
    case = apply()
    worker.work_off()
    with acting():
        Clerk(sam.id).ask(case.reference, "Which street?")
    due_on, run_at = again(case).stage_due_on, rows(CaseTimer)[0].run_at
    later(days=14)
    worker.work_off()
    assert again(case).escalated_at is None

    with acting():
        answer_request(case.subject_id, "Elm Street")
    worker.work_off()

    assert again(case).stage_due_on == due_on + timedelta(days=14)
    assert rows(CaseTimer)[0].run_at == run_at + timedelta(days=14)
    later(days=28)
    worker.work_off()
    assert again(case).escalated_at


def test_the_portal_asks_by_itself_and_goes_on_with_the_answer(apply, worker, acting, again, rows, wishes):
    def asking(definition):
        definition["workflow"]["stages"][0]["steps"].insert(0, {"do": "ask", "text": {"en": "A photo, {name}, please"}})

    case = apply(asking, verdict="yes")
    worker.work_off()
    assert again(case).status is CaseStatus.WAITING_FOR_CITIZEN
    assert rows(Message) == [] and wishes.heard[-1].text == "A photo, Amina Haddad, please"

    with acting():
        answer_request(case.subject_id, "Here")
    worker.work_off()

    assert again(case).outcome == "granted"


def test_a_register_is_asked_and_conditions_know_what_it_said(apply, app, tmp_path, worker, again, rows):
    file = tmp_path / "residents.csv"
    file.write_text("name,zone\nAmina Haddad,harbour\n")
    object.__setattr__(app.extensions["settings"], "registers", {"residents": str(file)})

    def asking(definition):
        first = definition["workflow"]["stages"][0]
        first["steps"] = [
            {"do": "register", "register": "residents", "send": {"name": "full_name"}, "keep_as": "is_resident"},
            {"do": "message", "message": "ready", "when": "is_resident == true"},
        ]
        first["ways"][0]["when"] = "is_resident == true"

    here = apply(asking, full_name="Amina Haddad")
    version = again(here).service_version_id
    there = apply(version_id=version, full_name="Nobody Known")
    silent = apply(version_id=version)
    worker.work_off()

    assert (again(here).kept, again(here).outcome) == ({"is_resident": True}, "granted")
    assert (again(there).kept, again(there).stage) == ({"is_resident": False}, "look")
    assert again(silent).kept == {"is_resident": False}


def test_another_case_is_opened_once_with_the_same_answers(apply, offer, worker, client, clara, rows):
    offer(slug="badge")

    def opening(definition):
        definition["workflow"]["granted"] = [{"do": "open_case", "service": "badge"}]

    apply(opening, verdict="yes")
    worker.work_off()

    first, second = rows(Case)
    assert (second.kind, second.person_id, second.outcome) == ("follow_up", first.person_id, "granted")
    page = client.get(f"/en/staff/cases/{second.reference}").text
    assert first.reference in page and "A place for my car" in page


def test_cases_that_open_each_other_stop(apply, worker, rows):
    def opening(definition):
        definition["workflow"]["granted"] = [{"do": "open_case", "service": "parking"}]

    apply(opening, verdict="yes")
    worker.work_off()

    assert len(rows(Case)) == 6
    assert max(row.depth for row in rows(FollowUp)) == 5


def test_a_workflow_that_goes_round_and_round_waits_for_staff(apply, worker, again, rows, acting):
    def round_and_round(definition):
        one = {"id": "one", "title": {"en": "One"}, "ways": [{"to": "two"}]}
        definition["workflow"] = {"stages": [one, {"id": "two", "title": {"en": "Two"}, "ways": [{"to": "one"}]}]}

    case = apply(round_and_round)
    worker.work_off()

    assert again(case).stuck_since
    assert len(rows(CaseStage)) == 101
    with acting():
        assert [row.do for row in failed_steps(case)] == ["ways"]


def test_a_case_without_a_workflow_is_as_it_always_was(open_wish, worker, again, rows):
    case = open_wish()
    worker.work_off()

    assert (again(case).stage, rows(CaseStage), rows(CaseStep)) == (None, [], [])
