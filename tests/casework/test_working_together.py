"""Two clerks at once, handing over, and taking that back."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from portal.casework.models import Handover
from portal.casework.rules import CaseStatus
from portal.core import clock
from tests.identity.factories import staff

ASSIGNMENTS = "/en/staff/cases/assignments"


def page(case, part="") -> str:
    return f"/en/staff/cases/{case.reference}{part}"


@pytest.fixture
def colleague(app, store, sign_in):
    """Another clerk in another browser."""
    client = app.test_client()
    client.account = sign_in(store(staff(name="Nadia Ben Ali")), on=client)
    return client


def test_the_second_clerk_is_told_and_keeps_what_was_typed(client, open_wish, clara, colleague, again):
    case = open_wish()
    seen = client.get(page(case, "/decision")).text
    version = re.search(r'name="version" value="(\d+)"', seen)[1]
    colleague.post(page(case, "/request"), data={"version": version, "text": "Which street?"})
    mine = {"version": version, "outcome": "refused", "reasons": ["too-late"], "words": "Sorry, <not> now."}

    told = client.post(page(case, "/decision"), data=mine)

    assert told.status_code == 422
    assert "<bdi>Nadia Ben Ali</bdi> asked the citizen for more." in told.text
    assert "Sorry, &lt;not&gt; now." in told.text
    assert re.search(r'value="too-late" checked', told.text)
    assert again(case).status is CaseStatus.WAITING_FOR_CITIZEN
    new_version = re.search(r'name="version" value="(\d+)"', told.text)[1]
    assert client.post(page(case, "/decision"), data={**mine, "version": new_version}).status_code == 303
    assert again(case).outcome == "refused"


def test_a_clerk_who_decides_what_is_decided_is_told_and_changes_nothing(client, open_wish, clara, colleague, again):
    case = open_wish()
    colleague.post(page(case, "/decision"), data={"version": 1, "outcome": "granted"})

    told = client.post(page(case, "/decision"), data={"version": 1, "outcome": "refused", "words": "No"})

    assert told.status_code == 422
    assert "<bdi>Nadia Ben Ali</bdi> granted it." in told.text
    assert again(case).outcome == "granted"
    late = client.post(page(case, "/decision"), data={"version": 2, "outcome": "refused", "words": "No"})
    assert late.status_code == 303
    assert again(case).outcome == "granted"


def test_a_double_click_decides_once_and_is_not_told_off(client, open_wish, clara, wishes):
    case = open_wish()

    for _click in range(2):
        assert client.post(page(case, "/decision"), data={"version": 1, "outcome": "granted"}).status_code == 303

    assert [type(event).__name__ for event in wishes.heard].count("CaseDecided") == 1


def test_of_two_clerks_who_decide_in_the_same_second_exactly_one_does(client, open_wish, clara, colleague, wishes):
    case = open_wish()

    def decide(browser):
        return browser.post(page(case, "/decision"), data={"version": 1, "outcome": "granted"}).status_code

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(decide, [client, colleague]))

    assert sorted(answers) == [303, 422]
    assert [type(event).__name__ for event in wishes.heard].count("CaseDecided") == 1


def test_two_clerks_cannot_both_take_a_case(client, open_wish, clara, colleague, again):
    case = open_wish()
    colleague.post(page(case, "/assignment"), data={"version": 1, "to": colleague.account.id})

    told = client.post(page(case, "/assignment"), data={"version": 1, "to": clara.id})

    assert told.status_code == 422
    assert "<bdi>Nadia Ben Ali</bdi> took the case." in told.text
    assert again(case).assigned_to == colleague.account.id


def test_many_cases_are_taken_at_once_and_given_back(client, open_wish, clara, again):
    cases = [open_wish() for _ in range(3)]
    start = {"to": clara.id, "case": [case.reference for case in cases], "next": "/en/staff/cases?sorting=oldest"}

    response = client.post(ASSIGNMENTS, data=start)

    assert response.location.startswith("/en/staff/cases?sorting=oldest&done=")
    shown = client.get(response.location).text
    assert "3 cases are assigned to <bdi>Clara Voss</bdi>." in shown
    assert {again(case).assigned_to for case in cases} == {clara.id}
    assert {again(case).status for case in cases} == {CaseStatus.IN_PROGRESS}

    undo = re.search(r'action="(/en/staff/cases/assignments/[\w-]+/reversal)"', shown)[1]
    back = client.post(undo, data={"next": response.location}, follow_redirects=True)
    assert "3 cases are back where they were." in back.text
    assert "Undo" not in back.text
    assert {again(case).assigned_to for case in cases} == {None}
    assert {again(case).status for case in cases} == {CaseStatus.RECEIVED}
    assert "cannot be undone" in client.post(undo, follow_redirects=True).text


def test_a_clerk_goes_on_with_what_is_due_next_of_their_own(client, open_wish, clara):
    late, soon, waiting, _of_nobody = (open_wish(working_days=days) for days in (20, 5, 1, 1))
    client.post(ASSIGNMENTS, data={"to": clara.id, "case": [case.reference for case in (late, soon, waiting)]})
    client.post(page(waiting, "/request"), data={"version": 2, "text": "Which street?"})
    for case in (soon, late):
        assert client.get("/en/staff/cases/next").location == page(case)
        client.post(page(case, "/decision"), data={"version": 2, "outcome": "granted"})
        assert "My next case" in client.get(page(case)).text
    assert client.get("/en/staff/cases/next").location == "/en/staff/cases?desk=me"


def test_undoing_leaves_a_case_that_somebody_has_worked_on(client, open_wish, clara, colleague, again):
    worked_on, other = open_wish(), open_wish()
    data = {"to": clara.id, "case": [worked_on.reference, other.reference]}
    done = client.post(ASSIGNMENTS, data=data).location.split("done=")[1]
    colleague.post(page(worked_on, "/notes"), data={"text": "I know this one"})

    back = client.post(f"{ASSIGNMENTS}/{done}/reversal", follow_redirects=True)

    assert "1 case is back where it was." in back.text
    assert "1 case was left alone" in back.text
    assert (again(worked_on).assigned_to, again(other).assigned_to) == (clara.id, None)


def test_nobody_undoes_what_a_colleague_did_or_what_is_long_past(client, open_wish, clara, colleague, acting, again):
    case = open_wish()
    done = client.post(ASSIGNMENTS, data={"to": clara.id, "case": case.reference}).location.split("done=")[1]

    assert "cannot be undone" in colleague.post(f"{ASSIGNMENTS}/{done}/reversal", follow_redirects=True).text
    with acting() as db:
        db.query(Handover).update({"expires_at": clock.now() - timedelta(seconds=1)})
    assert "cannot be undone" in client.post(f"{ASSIGNMENTS}/{done}/reversal", follow_redirects=True).text
    assert again(case).assigned_to == clara.id


def test_a_supervisor_gives_cases_to_a_colleague_or_back_to_the_queue(
    client, open_wish, sam, sign_in, colleague, again
):
    case = open_wish()
    sign_in(sam)
    asked = client.get(ASSIGNMENTS, query_string={"case": case.reference})
    assert "Nadia Ben Ali" in asked.text
    assert case.reference in asked.text

    client.post(ASSIGNMENTS, data={"to": colleague.account.id, "case": case.reference})
    assert again(case).assigned_to == colleague.account.id
    client.post(ASSIGNMENTS, data={"to": "nobody", "case": case.reference})
    assert again(case).assigned_to is None
    history = client.get(page(case, "/notes")).text
    assert "<bdi>Sam Okafor</bdi> gave the case to <bdi>Nadia Ben Ali</bdi>." in history
    assert "<bdi>Sam Okafor</bdi> gave the case back to the queue." in history


def test_only_supervisors_give_cases_back_to_the_queue_and_only_staff_get_any(client, open_wish, clara, someone, again):
    case = open_wish()

    for wrong in ("nobody", str(someone), "", "x"):
        assert client.post(ASSIGNMENTS, data={"to": wrong, "case": case.reference}).status_code == 422
    assert again(case).assigned_to is None


def test_assigning_without_ticking_says_so(client, clara):
    response = client.post(ASSIGNMENTS, data={"to": clara.id})

    assert response.status_code == 422
    assert "Tick at least one case in the list" in response.text


def test_the_way_back_never_leads_to_another_site(client, open_wish, clara):
    data = {"to": clara.id, "case": open_wish().reference, "next": "https://elsewhere.example/en/staff/cases"}

    assert client.post(ASSIGNMENTS, data=data).location.startswith("/en/staff/cases?done=")


def test_fifty_cases_are_assigned_with_as_many_statements_as_one(client, open_wish, clara, statements):
    few, many = [open_wish()], [open_wish() for _ in range(6)]
    counts = []
    for cases in (few, many):
        with statements() as sent:
            client.post(ASSIGNMENTS, data={"to": clara.id, "case": [case.reference for case in cases]})
        counts.append(len(sent))

    assert counts[0] == counts[1]
    assert counts[1] <= 10


def test_citizens_and_readers_assign_nothing(client, open_wish, sign_in):
    case = open_wish()
    account = sign_in()

    assert client.post(ASSIGNMENTS, data={"to": account.id, "case": case.reference}).status_code == 403
    assert client.post(f"{ASSIGNMENTS}/{case.id}/reversal").status_code == 403
