"""What operators see and do: what waits, what failed, how long e-mails took, who works."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock, heartbeats, outbox
from portal.core.contributions import Job, VitalSign
from portal.core.db import database
from portal.core.hand_overs import LETTER, MESSAGE, HandOver
from portal.core.ledger import Entry
from portal.core.rooms import Room
from tests.identity.factories import staff

PAGE = "/en/staff/operations"


@pytest.fixture
def operator(client, store, sign_in):
    return sign_in(store(staff("operator", name="Viktor Lund")))


@pytest.fixture
def dead_job(app, store):
    job = outbox.JobRow(name="fountains.explode", payload={}, run_at=clock.now(), attempts=10)
    job.dead_at, job.last_error, job.request_id = clock.now(), "ZeroDivisionError: <no> water", "7f3a9c415b2e4d6f"
    return store(job)


def mailed(channel, *seconds, ago=timedelta(hours=1)):
    return [HandOver(channel=channel, promised_at=clock.now() - ago, seconds=each) for each in seconds]


def cells(html, *first):
    """The words of the row that has these in its first cells, or begins with them."""
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL):
        found = [" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in re.split(r"</t[hd]>", row)[:-1]]
        if all(cell.startswith(word) for cell, word in zip(found, first, strict=False)):
            return found
    raise AssertionError(f"no row begins with {first}")


def test_clerks_and_citizens_do_not_run_the_portal(client, store, sign_in, dead_job):
    for who in (None, store(staff())):
        sign_in(who)
        assert client.get(PAGE).status_code == 403
        assert client.post(f"{PAGE}/jobs/{dead_job.id}/attempts").status_code == 403
        assert client.post(f"{PAGE}/jobs/{dead_job.id}/end").status_code == 403


def test_an_operator_sees_work_that_failed_and_has_it_tried_again(client, operator, dead_job):
    page = client.get(PAGE).text
    assert "fountains.explode" in page
    assert "ZeroDivisionError: &lt;no&gt; water" in page
    assert "7f3a9c415b2e4d6f" in page

    tried = client.post(f"{PAGE}/jobs/{dead_job.id}/attempts", follow_redirects=True)

    assert "It will be tried again now." in tried.text
    assert "No task has failed." in tried.text
    assert cells(tried.text, "fountains.explode")[1:4] == ["1", "1", "0"]
    assert client.post(f"{PAGE}/jobs/{dead_job.id}/attempts").status_code == 404


def test_what_an_operator_gives_up_stays_in_the_ledger(app, client, operator, dead_job):
    gone = client.post(f"{PAGE}/jobs/{dead_job.id}/end", follow_redirects=True)

    assert "The task was given up" in gone.text
    assert "fountains.explode" not in gone.text
    with app.app_context(), database().reading() as session:
        assert session.get(outbox.JobRow, dead_job.id) is None
        entry = session.scalars(select(Entry).where(Entry.verb == "job.given_up")).one()
    assert entry.actor == f"account:{operator.id}"
    assert entry.details["name"] == "fountains.explode"
    assert client.post(f"{PAGE}/jobs/{dead_job.id}/end").status_code == 404


def test_an_operator_is_told_when_nobody_does_the_work(app, client, operator, store):
    assert "Nobody does the background tasks" in client.get(PAGE).text
    with app.app_context(), database().writing.begin() as session:
        heartbeats.beat(session, {})
    page = client.get(PAGE).text
    assert "Nobody does the background tasks" not in page and "have stopped" not in page
    assert cells(page, heartbeats.own_name())[2] == "At work"

    store(outbox.JobRow(name="any", payload={}, run_at=clock.now() - 2 * outbox.LONGEST_WAIT, attempts=0))

    assert "The background tasks have stopped" in client.get(PAGE).text


def test_times_are_told_by_channel_for_a_day_and_a_week(client, operator, store):
    store(*mailed(MESSAGE, *[1.0] * 17, 4.0, 9.0, 30.0), *mailed(MESSAGE, *[60.0] * 20, ago=timedelta(days=3)))
    store(
        outbox.JobRow(
            name="core.post_mail",
            payload={},
            run_at=clock.now(),
            attempts=3,
            created_at=clock.now() - timedelta(minutes=5),
        )
    )
    page = client.get(PAGE).text
    assert cells(page, "Messages", "Last 24 hours")[2:] == ["20", "95 of 100", "1 s", "9 s", "0"]
    assert cells(page, "Messages", "Last 7 days")[2:] == ["40", "47.5 of 100", "30 s", "60 s", "0"]
    assert cells(page, "Codes and other e-mails", "Last 24 hours")[2:] == ["1", "0 of 100", "–", "–", "1"]


def test_other_rooms_say_how_they_are_and_a_broken_sign_takes_nothing_with_it(app, client, operator):
    def broken():
        raise ZeroDivisionError

    signs = [
        VitalSign("Last backup", lambda: ("On 3 March", True)),
        VitalSign("Space on the disk", lambda: ("Only 2 % is left", False)),
        VitalSign("Wells", broken),
    ]
    app.extensions["rooms"] += (Room("signs", contributes=signs),)
    page = client.get(PAGE).text
    assert "On 3 March" in page
    assert "Only 2 % is left" in page and "Space on the disk" in page
    assert "Not available right now" in page


def test_the_page_asks_the_database_as_often_as_a_list_of_cases(client, operator, store, dead_job, statements):
    store(*mailed(MESSAGE, 1.0), *mailed(LETTER, 2.0))
    with statements() as seen:
        client.get(PAGE)
    asked = [one for one in seen if "public_changes" not in one]  # once a second, whatever the page
    assert len(asked) <= 8, asked


def test_everybody_is_told_whether_the_promise_is_kept(app, client, store):
    def told():
        app.extensions.pop("operations.times", None)
        return client.get("/en/service-levels")

    empty = told()
    assert "No e-mails in the last 7 days" in empty.text
    assert empty.headers["Cache-Control"] == "public, max-age=300"
    assert "Cookie" in empty.headers["Vary"] and "Set-Cookie" not in empty.headers

    store(*mailed(MESSAGE, 1.0), *mailed(LETTER, 2.0), *mailed(LETTER, 2.0, ago=timedelta(days=8)))
    few = told().text
    assert "Too few e-mails to say" in few and "only 2 e-mails" in few and "of 100 e-mails left us" not in few

    store(*mailed(MESSAGE, *[1.0] * 36), *mailed(LETTER, 30.0, 30.0))
    assert "we kept our promise" in told().text
    assert "95 of 100 e-mails left us within 10 seconds. We counted 40 e-mails." in told().text

    late = outbox.JobRow(name="core.post_mail", payload={}, run_at=clock.now(), attempts=3)
    late.created_at = clock.now() - timedelta(minutes=5)
    store(late)
    broken = told().text
    assert "we did not keep our promise" in broken and "Only 92.6 of 100" in broken


def test_the_public_figure_is_worked_out_once_in_five_minutes(client, store, statements):
    client.get("/en/service-levels")
    with statements() as seen:
        client.get("/ar/service-levels")
    assert [one for one in seen if "hand_overs" in one] == []


def test_whoever_is_signed_in_gets_a_page_of_their_own(client, sign_in):
    sign_in()
    assert client.get("/en/service-levels").headers["Cache-Control"] == "private, no-store"


def test_a_message_says_how_long_it_took(app, client, store, acting, worker, later):
    from portal.messages import send_text
    from tests.people.factories import person

    who = store(person(name="Amina Haddad", email="amina@port-alder.example"))
    with acting():
        send_text(who.id, "Hello", ["Good day"], language="en")
    later(seconds=7)
    worker.work_off()
    with app.app_context(), database().reading() as session:
        (found,) = session.scalars(select(HandOver)).all()
    assert found.channel == MESSAGE and 7 <= found.seconds < 10


def test_a_job_that_fails_says_where_and_not_with_what(app, acting, worker):
    def explode(**_payload):
        raise ValueError("Amina Haddad")

    app.extensions["rooms"] += (Room("fountains", contributes=[Job("fountains.explode", explode)]),)
    with acting():
        outbox.enqueue("fountains.explode", who="Amina")
    worker.work_off()
    with app.app_context(), database().reading() as session:
        error = session.scalars(select(outbox.JobRow.last_error)).one()
    assert error.startswith("ValueError ") and error.endswith(" explode") and "Amina" not in error
