"""A finding on one element can be accepted for a while; a page or a rule never."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from accessibility.findings import Finding, Outcome, fingerprint
from portal.auditing import waive, waived_today
from portal.auditing.actions import NotOneElement
from portal.auditing.models import Waiver
from portal.auditing.rules import WaiverState, may_be_waived
from portal.core import clock, ledger
from portal.core.db import database, db, new_id
from portal.core.ledger import About
from tests.auditing.conftest import cell, faint, record, run, untitled
from tests.identity.factories import staff

REASON = "The words come from a supplier, who changes them in March."
MARK = fingerprint(cell(), faint())


def later_day(days=30):
    day = clock.now().date() + timedelta(days=days)
    return {"until-day": str(day.day), "until-month": str(day.month), "until-year": str(day.year)}


@pytest.fixture
def address(taken):
    return f"/en/staff/accessibility/audits/{taken()}/findings/{MARK}"


@pytest.fixture
def accepted(acting, taken):
    """The faint words are accepted for a month."""
    taken()
    with acting():
        return waive(MARK, language="en", reason=REASON, until=clock.now().date() + timedelta(days=40), by=new_id()).id


def test_an_auditor_accepts_a_finding_for_a_while(client, app, aude, address, acting):
    assert "Accept this element for now" in client.get(address).text

    answer = client.post(f"{address}/waiver", data={"reason": REASON, **later_day()})

    assert answer.location.endswith(address)
    page = client.get(address).text
    assert "Accepted until" in page and REASON in page and "Aude Lefèvre" in page
    assert "<dd>0</dd>" in client.get(address.split("/findings")[0]).text
    with app.app_context():
        [waiver] = db.query(Waiver).all()
        [entry] = ledger.entries(About("waiver", waiver.id))
        assert entry.verb == "waiver.given" and entry.details["reason"] == REASON
        assert entry.actor == f"account:{aude.id}"


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"reason": ""}, "Write why we accept this for now"),
        ({"reason": "later"}, "Write a reason that others can follow"),
        ({"until-day": "", "until-month": "", "until-year": ""}, "Enter a day"),
        (later_day(0), "The day must be in the future"),
        (later_day(500), "The day must be within a year from now"),
    ],
)
def test_a_waiver_has_a_reason_and_ends(client, aude, address, fields, words):
    answer = client.post(f"{address}/waiver", data={"reason": REASON, **later_day(), **fields})
    assert answer.status_code == 422
    assert words in answer.text


def test_a_finding_about_a_whole_page_cannot_be_accepted(client, aude, taken, acting):
    audit_id = taken(run(record(cell(), untitled())))
    mark = fingerprint(cell(), untitled())
    address = f"/en/staff/accessibility/audits/{audit_id}/findings/{mark}"
    assert "so this must be mended" in client.get(address).text
    assert client.post(f"{address}/waiver", data={"reason": REASON, **later_day()}).status_code == 404
    with acting(), pytest.raises(NotOneElement):
        waive(mark, language="en", reason=REASON, until=clock.now().date() + timedelta(days=9), by=new_id())


@pytest.mark.parametrize("selector", ["", "*", "html", "body", " main ", "main *", "p, li", ":root"])
def test_a_selector_that_means_more_than_one_element_is_refused(selector):
    assert not may_be_waived(selector)


@pytest.mark.parametrize(
    "wrong",
    [
        {"selector": ""},
        {"selector": "body"},
        {"selector": "main > *"},
        {"selector": "p, li"},
        {"subject": "*"},
        {"subject": ""},
        {"check": ""},
        {"reason": "later"},
        {"days": 0},
    ],
    ids=str,
)
def test_the_database_refuses_a_waiver_of_a_whole_rule(app, wrong):
    values = {
        "check": "title",
        "subject": "a.page:filled",
        "selector": "#map",
        "reason": REASON,
        "language": "en",
        "days": 9,
        **wrong,
    }
    with app.app_context():
        clock_today = clock.now().date()
        until = clock_today + timedelta(days=values.pop("days"))
        db.add(Waiver(**values, fingerprint="f" * 16, criteria=[], given_by=new_id(), since=clock_today, until=until))
        with pytest.raises(IntegrityError):
            db.flush()


def test_on_its_last_day_a_waiver_holds_and_the_day_after_the_finding_counts_again(app, client, aude, accepted, later):
    def failed():
        return client.get("/en/staff/accessibility").text.split("<tbody")[1].split('data-label="Barriers"')[1][:60]

    later(days=40)
    aude_again(client, app, aude)
    assert "<span>0</span>" in failed()
    later(days=41)
    aude_again(client, app, aude)
    assert "<span>1</span>" in failed()
    assert "Expired: they count again" in client.get("/en/staff/accessibility/waivers").text
    with app.app_context():
        assert waived_today() == frozenset()


def aude_again(client, app, aude):
    """Weeks later she signs in again."""
    from secrets import token_urlsafe

    from portal.identity.models import Session
    from portal.identity.rules import fingerprint as mark_of

    now, token = clock.now(), token_urlsafe()
    with app.app_context(), database().writing.begin() as session:
        session.add(Session(account_id=aude.id, token_hash=mark_of(token), started_at=now, last_seen_at=now))
    client.set_cookie("session", token)


def test_a_waiver_says_when_it_runs_out(app, accepted, later):
    with app.app_context():
        assert db.get(Waiver, accepted).state is WaiverState.ACTIVE
        later(days=12)
        assert db.get(Waiver, accepted).state is WaiverState.RUNNING_OUT


def test_a_waiver_is_taken_back(app, client, aude, accepted):
    assert "Take back" in client.get("/en/staff/accessibility/waivers").text
    client.post(f"/en/staff/accessibility/waivers/{accepted}/end")
    assert "Taken back" in client.get("/en/staff/accessibility/waivers").text
    assert client.post(f"/en/staff/accessibility/waivers/{accepted}/end").status_code == 404
    with app.app_context():
        assert waived_today() == frozenset()
        assert [each.verb for each in ledger.entries(About("waiver", accepted))] == ["waiver.given", "waiver.ended"]


def test_a_waiver_given_twice_is_one_and_a_longer_one_takes_its_place(app, accepted, acting):
    with acting():
        by = db.get(Waiver, accepted).given_by
        until = db.get(Waiver, accepted).until
        assert waive(MARK, language="en", reason=REASON, until=until, by=by).id == accepted
        assert waive(MARK, language="en", reason=REASON, until=until + timedelta(days=9), by=by).id != accepted
    with app.app_context():
        assert db.get(Waiver, accepted).ended_on
        assert waived_today() == {MARK}


def test_a_waiver_holds_for_one_page_only(app, accepted):
    elsewhere = fingerprint(cell("another.page:filled"), faint())
    with app.app_context():
        assert elsewhere not in waived_today()


def test_what_was_never_found_cannot_be_accepted(acting):
    with acting(), pytest.raises(NoResultFound):
        waive("0" * 16, language="en", reason=REASON, until=clock.now().date() + timedelta(days=9), by=new_id())


def test_only_auditors_accept_findings(client, sign_in, store, address):
    sign_in(store(staff("supervisor")))
    assert client.post(f"{address}/waiver", data={"reason": REASON, **later_day()}).status_code == 403


def test_waivers_are_saved_as_a_table_without_formulas(client, aude, acting, taken):
    taken(run(record(cell(), Finding("title", ("2.4.2",), Outcome.FAILED, "+cmd"))))
    with acting():
        mark = fingerprint(cell(), Finding("title", ("2.4.2",), Outcome.FAILED, "+cmd"))
        waive(
            mark,
            language="en",
            reason="=HYPERLINK(1) is what somebody wrote",
            until=clock.now().date() + timedelta(days=9),
            by=aude.id,
        )
    table = client.get("/en/staff/accessibility/waivers.csv").text
    assert "'=HYPERLINK(1)" in table and "'+cmd" in table and "Aude Lefèvre" in table
