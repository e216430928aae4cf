"""A real mail server on this machine: it takes letters, refuses them, and asks for passwords."""

import smtplib
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from portal.connectors.email import Folder, NoMailServer, Smtp, UnsafeMailServer, is_final, mail_server
from portal.core import clock, mail, outbox
from portal.core.db import database
from portal.messages.rules import is_last


class Sink:
    """Keeps what arrives, or refuses it."""

    def __init__(self):
        self.letters = []
        self.refuses = False

    async def handle_DATA(self, _server, _session, envelope):
        if self.refuses:
            return "451 Try again later"
        self.letters.append(envelope)
        return "250 Taken"


class AnyPort(Controller):
    """Port 0 lets the system choose; the controller's own check needs to know which."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running(sink):
    controller = AnyPort(sink, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{controller.port}"
    finally:
        controller.stop()


def letter():
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Hello", "no-reply@port-alder.example", "amina@example.org"
    message["Message-ID"] = "<0190-abc@localhost>"
    message.set_content("Good day")
    return message


def jobs(app):
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(outbox.JobRow)))


def test_a_letter_reaches_a_real_mail_server():
    sink = Sink()
    with running(sink) as url:
        mail_server(url).send(letter())
    [envelope] = sink.letters
    assert envelope.rcpt_tos == ["amina@example.org"]
    assert b"Good day" in envelope.content


def test_a_refused_letter_is_tried_again_later_and_later_and_then_left_to_staff(
    app, acting, worker, settings, monkeypatch
):
    sink = Sink()
    sink.refuses = True
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    monkeypatch.setattr(outbox, "MOST_OUTSIDE", outbox.MOST_ATTEMPTS)  # 105 would take long
    waits = []
    with running(sink) as url:
        object.__setattr__(settings, "mail_url", url)
        with acting():
            mail.post(letter())
        for _attempt in range(outbox.MOST_ATTEMPTS):
            worker.work_off()
            [row] = jobs(app)
            waits.append(row.run_at - moment)
            moment = row.run_at
    assert waits[:3] == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]
    assert waits == sorted(waits)
    assert row.dead_at is not None
    assert "451" in row.last_error or "Try again later" in row.last_error
    worker.work_off()
    assert [job.attempts for job in jobs(app)] == [outbox.MOST_ATTEMPTS]


def test_a_letter_goes_out_once_the_server_takes_it(app, acting, worker, settings, monkeypatch):
    sink = Sink()
    sink.refuses = True
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    with running(sink) as url:
        object.__setattr__(settings, "mail_url", url)
        with acting():
            mail.post(letter())
        worker.work_off()
        sink.refuses = False
        moment += timedelta(minutes=1)
        worker.work_off()
    assert len(sink.letters) == 1
    assert jobs(app) == []


def test_a_password_is_not_sent_to_a_far_server_without_encryption():
    class Far(Smtp):
        def _connection(self):
            return None

    class Plain:
        def ehlo(self):
            pass

        def has_extn(self, _name):
            return False

    with pytest.raises(UnsafeMailServer):
        Far("mail.example.org", 25, user="portal", password="secret")._introduce(Plain(), None)


def test_the_password_shows_in_no_log():
    assert "secret" not in repr(mail_server("smtp://portal:secret@mail.example.org:587"))


@pytest.mark.parametrize(
    "url, expected",
    [
        ("smtp://mail.example.org", Smtp("mail.example.org", 587)),
        ("smtps://mail.example.org", Smtp("mail.example.org", 465, speaks_tls_at_once=True)),
        ("smtp://me%40x:p%2Fw@mail.example.org:2525", Smtp("mail.example.org", 2525, user="me@x", password="p/w")),
        ("folder:/tmp/letters", Folder(Path("/tmp/letters"))),
    ],
)
def test_the_address_of_a_mail_server_is_one_setting(url, expected):
    assert mail_server(url) == expected


def test_no_setting_means_no_mail_server():
    with pytest.raises(NoMailServer):
        mail_server("")


def test_another_kind_of_address_is_refused():
    with pytest.raises(ValueError):
        mail_server("https://mail.example.org")


@pytest.mark.parametrize(
    "error, is_last_at_ten",
    [
        (smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"nobody here")}), True),
        (smtplib.SMTPDataError(554, b"we do not want it"), True),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (451, b"later")}), False),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (smtplib.SMTPAuthenticationError(535, b"wrong password"), False),
        (ConnectionRefusedError(), False),
        (TimeoutError(), False),
    ],
)
def test_a_letter_is_given_up_soon_only_if_the_server_will_never_take_it(error, is_last_at_ten):
    assert is_last(10, is_final=is_final(error)) is is_last_at_ten
    assert is_last(105, is_final=is_final(error))
