"""How a message gets out by e-mail, and what staff see of those that do not."""

from contextlib import contextmanager
from datetime import timedelta
from email import policy
from email.parser import BytesParser

import pytest
from sqlalchemy import select

from portal.core import clock, mail, outbox
from portal.core.db import database
from portal.messages import rules
from portal.messages.models import Delivery
from portal.messages.rules import MOST_ATTEMPTS, DeliveryState
from tests.identity.factories import staff
from tests.people.factories import person

NOWHERE = "smtp://127.0.0.1:1"
"""Nobody listens on port 1: the connection is refused at once."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Four days of attempts would take long to try, too."""
    monkeypatch.setattr(rules, "MOST_WHILE_AWAY", MOST_ATTEMPTS)
    monkeypatch.setattr(outbox, "MOST_OUTSIDE", MOST_ATTEMPTS)


@pytest.fixture
def amina(store):
    return store(person(name="Amina Haddad", email="amina@example.org"))


@pytest.fixture
def time(monkeypatch):
    """A clock the test moves."""

    class Time:
        now = clock.now()

        def pass_(self, **some):
            self.now += timedelta(**some)

    moving = Time()
    monkeypatch.setattr(clock, "now", lambda: moving.now)
    return moving


@contextmanager
def mail_url(settings, url):
    before = settings.mail_url
    object.__setattr__(settings, "mail_url", url)
    yield
    object.__setattr__(settings, "mail_url", before)


def deliveries(app):
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Delivery)))


def letters(settings):
    files = sorted((settings.folder / "mail").glob("*.eml")) if (settings.folder / "mail").exists() else []
    return [BytesParser(policy=policy.default).parsebytes(file.read_bytes()) for file in files]


def test_a_message_goes_out_by_email_with_a_link_to_what_it_is_about(app, amina, tell, worker, settings):
    tell(amina.id)
    assert letters(settings) == [], "not before the worker comes by"

    worker.work_off()

    [letter] = letters(settings)
    assert letter["To"] == "amina@example.org"
    assert letter["Subject"] == "Your permit A-1"
    text = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "you may park." in text
    assert "See it in the portal:\nhttp://localhost/en/applications/A-1" in text
    [delivery] = deliveries(app)
    assert delivery.state is DeliveryState.SENT
    assert delivery.sent_at is not None


@pytest.mark.parametrize("choice", [{"wants_email": False}, {"email": None}])
def test_who_wants_no_email_gets_none_but_still_the_message(app, store, tell, worker, settings, choice):
    carlos = store(person(name="Carlos", **choice))
    tell(carlos.id)
    worker.work_off()
    assert letters(settings) == []
    assert deliveries(app) == []


def test_a_refusing_server_is_tried_again_with_longer_and_longer_waits_until_staff_must_look(
    app, amina, tell, worker, settings, time
):
    tell(amina.id)
    waits = []
    with mail_url(settings, NOWHERE):
        for _attempt in range(MOST_ATTEMPTS):
            worker.work_off()
            [delivery] = deliveries(app)
            if delivery.next_attempt_at:
                waits.append(delivery.next_attempt_at - time.now)
                time.now = delivery.next_attempt_at
        time.pass_(days=3)
        worker.work_off()
    assert waits[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert len(waits) == MOST_ATTEMPTS - 1 and waits == sorted(waits)
    [delivery] = deliveries(app)
    assert delivery.state is DeliveryState.DEAD
    assert delivery.attempts == MOST_ATTEMPTS
    assert "refused" in delivery.last_error


def test_without_a_mail_server_a_message_waits_and_staff_see_it(
    app, client, amina, tell, worker, settings, time, store, sign_in
):
    tell(amina.id)
    with mail_url(settings, ""):
        for _day in range(20):
            worker.work_off()
            time.pass_(days=1)
        [delivery] = deliveries(app)
        assert (delivery.state, delivery.attempts) == (DeliveryState.QUEUED, 0)
        sign_in(store(staff("supervisor")))
        page = client.get("/en/staff/deliveries?state=queued").text
        assert "No mail server is set up" in page
        assert "amina@example.org" in page
    worker.work_off()
    assert len(letters(settings)) == 1


def test_the_same_delivery_done_twice_is_one_letter(app, amina, tell, worker, settings, acting):
    from portal.messages.actions import deliver

    tell(amina.id)
    worker.work_off()
    [delivery] = deliveries(app)
    with acting():
        deliver(delivery.id)
    assert len(letters(settings)) == 1


def test_staff_give_a_dead_letter_a_fresh_start(app, client, amina, tell, worker, settings, time, store, sign_in):
    tell(amina.id)
    with mail_url(settings, NOWHERE):
        for _attempt in range(MOST_ATTEMPTS):
            worker.work_off()
            time.pass_(hours=2)
    sign_in(store(staff("supervisor")))
    page = client.get("/en/staff/deliveries").text
    assert "Your permit A-1" in page
    assert "Not sent (1)" in page

    client.post(f"/en/staff/deliveries/{deliveries(app)[0].id}/attempts")
    worker.work_off()

    assert len(letters(settings)) == 1
    assert "Nothing here" in client.get("/en/staff/deliveries").text


def test_codes_that_were_given_up_are_shown_without_the_code(
    app, client, acting, worker, settings, time, store, sign_in
):
    with acting():
        letter = mail.Letter("Your code is 482 915", ["482 915"], "en")
        mail.post(mail.envelope(letter, to="amina@example.org"))
    with mail_url(settings, NOWHERE):
        for _attempt in range(MOST_ATTEMPTS):
            worker.work_off()
            time.pass_(hours=2)
    sign_in(store(staff("operator")))
    page = client.get("/en/staff/deliveries").text
    assert "Codes and other e-mails that were not sent" in page
    assert "482 915" not in page

    url = page.split("/en/staff/deliveries/letters/")[1].split('"')[0]
    client.post(f"/en/staff/deliveries/letters/{url}")
    worker.work_off()
    assert len(letters(settings)) == 1


def test_deliveries_are_not_for_citizens(client, sign_in):
    sign_in()
    assert client.get("/en/staff/deliveries").status_code == 403


@pytest.mark.parametrize("state", ["dead", "failed", "queued", "nonsense", ""])
def test_every_state_can_be_looked_at(client, store, sign_in, state):
    sign_in(store(staff("supervisor")))
    assert client.get(f"/en/staff/deliveries?state={state}").status_code == 200
