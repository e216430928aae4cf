"""One case: opening, asking, answering, deciding, withdrawing, and what the staff see of it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from werkzeug.datastructures import FileStorage

from portal.casework import (
    CaseDecided,
    Clerk,
    MoreAsked,
    answer_request,
    case_of,
    cases_of,
    open_case,
    progress_of,
    withdraw,
)
from portal.casework.actions import cases as case_actions
from portal.casework.events import CaseOpened, CaseOverdue, CaseWithdrawn, MoreAnswered
from portal.casework.models import Case, Note
from portal.casework.queries import inbox
from portal.casework.rules import CaseStatus, NotAllowed
from portal.core import clock, files, ledger
from portal.core.ledger import About
from portal.people.queries import LOOKED


def page(case, part="") -> str:
    return f"/en/staff/cases/{case.reference}{part}"


def heard(wishes, kind):
    return [event for event in wishes.heard if type(event) is kind]


def test_a_wish_becomes_one_case_however_often_it_is_sent(open_wish, wishes, acting, again):
    case = open_wish()
    with acting():
        same = open_case(
            kind="wish", subject_id=case.subject_id, service="trees", service_name={"en": "Trees"}, working_days=3
        )
        assert (same.id, same.reference, same.due_on) == (case.id, case.reference, case.due_on)

    assert len(heard(wishes, CaseOpened)) == 1
    assert heard(wishes, CaseOpened)[0].reference == case.reference


def test_a_clerk_reads_the_answers_and_the_citizen_can_see_who_looked(client, open_wish, clara, acting):
    case = open_wish(wish="A bench by the sea")

    for _time in range(2):
        response = client.get(page(case))

    assert "A bench by the sea" in response.text
    assert "You have this case" not in response.text
    with acting():
        looks = [entry for entry in ledger.entries(About("person", case.person_id)) if entry.verb == LOOKED]
        assert [look.details for look in looks] == [{"case": case.reference}]


def test_a_reference_may_be_typed_in_any_way(client, open_wish, clara):
    case = open_wish()

    assert client.get(f"/en/staff/cases/{case.reference.lower().replace('-', '')}").status_code == 200
    assert client.get("/en/staff/cases/A-2222-2222").status_code == 404


def test_the_citizen_is_asked_for_more_and_the_clock_stands_still(client, open_wish, clara, wishes, acting, again):
    case = open_wish(working_days=10)

    response = client.post(page(case, "/request"), data={"version": case.version, "text": "Which street?"})

    assert response.status_code == 303
    asked = heard(wishes, MoreAsked)[0]
    assert (asked.text, asked.subject_id) == ("Which street?", case.subject_id)
    case = again(case)
    assert case.status is CaseStatus.WAITING_FOR_CITIZEN
    assert case.assigned_to == clara.id
    text = client.get(page(case)).text
    assert "Which street?" in text
    assert "The deadline is paused" in text
    with acting():
        answer_request(case.subject_id, "Mill Lane")
        answer_request(case.subject_id, "Mill Lane")
    assert len(heard(wishes, MoreAnswered)) == 1
    assert again(case).status is CaseStatus.IN_PROGRESS
    assert "Mill Lane" in client.get(page(case)).text


def test_a_refusal_needs_a_reason_and_the_citizen_gets_it_in_every_language(client, open_wish, clara, wishes, again):
    case = open_wish()
    form = {"version": case.version, "outcome": "refused"}

    refused = client.post(page(case, "/decision"), data=form)
    assert refused.status_code == 422
    assert "Say why you refuse it" in refused.text
    assert refused.text.split("<title>")[1].startswith("Error: ")

    done = client.post(page(case, "/decision"), data={**form, "reasons": ["no-room"], "words": "Try next year."})
    assert done.status_code == 303
    decided = heard(wishes, CaseDecided)[0]
    assert (decided.granted, decided.words) == (False, "Try next year.")
    assert decided.reasons[0]["ar"] == "لا يوجد مكان لذلك."
    case = again(case)
    assert (case.status, case.outcome) == ("decided", "refused")
    assert "There is no room for it." in client.get(page(case)).text


def test_granting_ignores_ticked_reasons(client, open_wish, clara, wishes):
    case = open_wish()

    client.post(page(case, "/decision"), data={"version": 1, "outcome": "granted", "reasons": ["no-room"]})

    decided = heard(wishes, CaseDecided)[0]
    assert decided.granted
    assert decided.reasons == ()


@pytest.mark.parametrize("tab", ["", "/notes", "/request", "/decision", "/assignment"])
def test_every_tab_can_be_read(client, open_wish, clara, tab):
    response = client.get(page(open_wish(), tab))

    assert response.status_code == 200
    assert 'aria-current="page"' in response.text


def test_a_note_is_for_colleagues_and_kept_once(client, open_wish, clara, acting):
    case = open_wish()

    for _click in range(2):
        assert client.post(page(case, "/notes"), data={"text": "Rang her, <b>nobody</b> there"}).status_code == 303

    history = client.get(page(case, "/notes")).text
    assert "Rang her, &lt;b&gt;nobody&lt;/b&gt; there" in history
    assert "<bdi>Clara Voss</bdi> wrote a note." in history
    with acting() as db:
        assert db.query(Note).count() == 1
    assert client.post(page(case, "/notes"), data={"text": " "}).status_code == 422


def test_a_file_is_saved_and_only_by_staff_who_may_read_its_case(client, open_wish, clara, wishes, acting):
    case, other = open_wish(), open_wish()
    with acting():
        upload = FileStorage(BytesIO(b"%PDF-1.4\n%%EOF"), filename="Мой файл.pdf")
        stored = files.keep(upload)
    wishes.files[case.subject_id] = {stored.id}

    assert "Мой файл.pdf" in client.get(page(case)).text
    response = client.get(page(case, f"/files/{stored.id}"), buffered=True)
    assert response.data.startswith(b"%PDF")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert client.get(page(other, f"/files/{stored.id}")).status_code == 404
    assert client.get(page(case, f"/files/{uuid4()}")).status_code == 404


def test_a_citizen_withdraws_once_and_not_after_the_decision(client, open_wish, clara, wishes, acting, again):
    case, decided = open_wish(), open_wish()
    client.post(page(decided, "/decision"), data={"version": 1, "outcome": "granted"})

    with acting():
        withdraw(case.subject_id, reason="I moved")
        withdraw(case.subject_id)
    with acting(), pytest.raises(NotAllowed):
        withdraw(decided.subject_id)

    assert len(heard(wishes, CaseWithdrawn)) == 1
    assert again(case).closed_at
    assert "The citizen withdrew it." in client.get(page(case, "/notes")).text


def test_citizens_see_how_far_their_cases_are(open_wish, acting):
    first, second = open_wish(), open_wish()

    with acting():
        found = cases_of([first.subject_id, second.subject_id, uuid4()])
        assert set(found) == {first.subject_id, second.subject_id}
        assert [stage.name for stage in progress_of(case_of(first.subject_id))] == [
            "received",
            "in_progress",
            "decided",
        ]


def test_a_broken_promise_is_announced_once(open_wish, wishes, acting, worker, again, later):
    case, fine = open_wish(), open_wish()
    with acting() as db:
        db.get(Case, case.id).due_on = clock.today() - timedelta(days=5)

    worker.work_off()
    later(minutes=16)
    worker.work_off()

    assert [event.case_id for event in heard(wishes, CaseOverdue)] == [case.id]
    assert (again(case).version, again(fine).version) == (2, 1)


def test_many_broken_promises_are_announced_one_after_the_other_without_delay(
    open_wish, wishes, acting, worker, later, monkeypatch
):
    for module in (inbox, case_actions):
        monkeypatch.setattr(module, "MOST_TOLD_AT_ONCE", 1)
    late = {open_wish().id, open_wish().id}
    with acting() as db:
        for case_id in late:
            db.get(Case, case_id).due_on = clock.today() - timedelta(days=5)

    for seconds in range(3):
        later(seconds=seconds)
        worker.work_off()

    assert {event.case_id for event in heard(wishes, CaseOverdue)} == late


def test_the_whole_picture_of_a_person_shows_their_cases(client, open_wish, clara):
    case = open_wish()
    client.post(f"/en/staff/people/{case.person_id}", data={"reason": "They rang"})

    assert case.reference in client.get(f"/en/staff/people/{case.person_id}").text


def test_one_command_may_ask_answer_and_decide(open_wish, clara, wishes, acting):
    case = open_wish()
    clerk = Clerk(clara.id)

    with acting():
        clerk.assign(case.reference, to=clara.id)
        clerk.note(case.reference, "Looks fine")
        clerk.ask(case.reference, "Which street?")
        answer_request(case.subject_id, "Mill Lane")
        clerk.refuse(case.reference, ["too-late"], words="Sorry")

    assert heard(wishes, MoreAnswered)
    assert heard(wishes, CaseDecided)[0].reasons[0]["en"] == "The wish came too late."


def test_the_ledger_of_a_case_is_whole(client, open_wish, clara, acting, again):
    case = open_wish()
    client.post(page(case, "/assignment"), data={"version": 1, "to": clara.id})
    client.post(page(case, "/notes"), data={"text": "All is there"})
    client.post(page(case, "/decision"), data={"version": 3, "outcome": "granted"})

    with acting() as db:
        entries = ledger.entries(About("case", case.id))
        assert [entry.verb for entry in entries] == ["case.opened", "case.assigned", "case.noted", "case.decided"]
        assert list(ledger.broken_links(db)) == []
        assert {entry.actor for entry in entries[1:]} == {f"account:{clara.id}"}
    assert again(case).version == 4


def test_a_decision_needs_few_statements(client, open_wish, clara, statements):
    case = open_wish()
    client.get(page(case))

    with statements() as sent:
        client.post(page(case, "/decision"), data={"version": 1, "outcome": "granted"})

    assert len(sent) <= 8, sent


@pytest.mark.parametrize("tab", ["", "/notes", "/request", "/decision", "/assignment"])
def test_strangers_see_no_case(client, open_wish, sign_in, tab):
    case = open_wish()

    sign_in()

    assert client.get(page(case, tab)).status_code == 403
    if tab:
        assert client.post(page(case, tab), data={"version": 1, "text": "x", "outcome": "granted"}).status_code == 403
