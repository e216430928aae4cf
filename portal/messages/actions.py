"""Telling people something, and getting it to them."""

from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import update

from portal.config import settings
from portal.connectors.email import NoMailServer, is_final, mail_server
from portal.core import clock, hand_overs, mail, outbox, tracing
from portal.core.db import at_once, db, new_id, reader
from portal.core.i18n import speaking
from portal.people import Person, person

from . import queries
from .models import Delivery, Message
from .rules import WITHOUT_SERVER, DeliveryState, is_last, path_in, wait_after

DELIVER = "messages.deliver"
LONGEST_SUBJECT, LONGEST_ERROR = 300, 1000


def send(person_id: UUID, template: str, *, about_url: str | None = None, **context: Any) -> Message:
    """Tell a person something, in their language; by e-mail too if they chose so.

    template: a .txt letter of the calling room, see core.mail.write.
    about_url: path of the page it is about, in any language; the reader gets it in theirs.
    """
    reading = person(person_id)
    letter = mail.write(template, language=reading.language, name=reading.greeted_as, **context)
    return _sent(reading, letter, about_url)


def send_text(
    person_id: UUID, subject: str, paragraphs: Sequence[str], *, language: str, about_url: str | None = None
) -> Message:
    """Tell a person something in words that are kept as data, which nothing but this obeys: they are no template.

    language: the one the words are in, which may not be the person's.
    """
    return _sent(person(person_id), mail.Letter(mail.one_line(subject), list(paragraphs), language), about_url)


def mark_read(message: Message) -> None:
    """Remember when it was first opened. Kept at once: opening a page commits nothing else."""
    if message.is_unread:
        with at_once() as session:
            session.execute(update(Message).where(Message.id == message.id).values(read_at=clock.now()))


def mark_all_read(person_id: UUID) -> None:
    """Everything there is now."""
    db.execute(
        update(Message).where(Message.person_id == person_id, Message.read_at.is_(None)).values(read_at=clock.now())
    )


def deliver(delivery_id: UUID) -> None:
    """Try once. What happened is kept with the delivery, and so is when to try again.

    The letter is sent before the writing transaction opens, so that a slow mail server holds up nobody.
    """
    with reader() as session:
        waiting = queries.delivery(delivery_id, session=session)
        if waiting.state is DeliveryState.SENT:
            return
        letter = envelope_of(waiting)
    error = _try_to_send(letter)
    delivery = queries.delivery(delivery_id)
    if error is None:
        delivery.state, delivery.sent_at = DeliveryState.SENT, clock.now()
        delivery.last_error = delivery.next_attempt_at = None
        hand_overs.handed_over(hand_overs.MESSAGE, delivery.message.sent_at)
    elif isinstance(error, NoMailServer):
        delivery.last_error = str(error)
        _promise_delivery(delivery, wait=True)
    else:
        _failed(delivery, error)


def try_again(delivery: Delivery) -> None:
    """A member of staff gives it a fresh start."""
    if delivery.state is DeliveryState.DEAD:
        delivery.state, delivery.attempts = DeliveryState.QUEUED, 0
        _promise_delivery(delivery)


def try_letter_again(job: outbox.JobRow) -> None:
    """The same for a letter that belongs to no message."""
    job.dead_at, job.attempts, job.run_at = None, 0, clock.now()


def envelope_of(delivery: Delivery) -> EmailMessage:
    """The e-mail, always with the same Message-ID: sent twice it shows once."""
    message = delivery.message
    letter = mail.Letter(message.subject, mail.paragraphs_of(message.body), message.language)
    return mail.envelope(leading_to(message.about_path, letter), to=delivery.address, key=delivery.id)


def leading_to(path: str | None, letter: mail.Letter) -> mail.Letter:
    """The letter with a link to the page it is about, where there is one."""
    if not path:
        return letter
    with speaking(letter.language):
        link = mail.link(_("See it in the portal"), path)
    return replace(letter, paragraphs=[*letter.paragraphs, link])


def _sent(reading: Person, letter: mail.Letter, about_url: str | None) -> Message:
    message = Message(
        id=new_id(),
        person_id=reading.id,
        language=letter.language,
        subject=letter.subject[:LONGEST_SUBJECT],
        body="\n\n".join(letter.paragraphs),
        about_path=about_url and path_in(reading.language, about_url),
        sent_at=clock.now(),
    )
    db.add(message)
    if reading.email and reading.wants_email:
        _promise_delivery(Delivery(id=new_id(), message=message, address=reading.email))
    return message


def _try_to_send(letter: EmailMessage) -> Exception | None:
    try:
        with tracing.span("send e-mail"):
            mail_server(settings().mail_url).send(letter)
    except Exception as error:  # noqa: BLE001 whatever a mail server does, the delivery must say so
        return error
    return None


def _failed(delivery: Delivery, error: Exception) -> None:
    delivery.attempts += 1
    delivery.last_error = f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
    if is_last(delivery.attempts, is_final=is_final(error)):
        delivery.state, delivery.next_attempt_at = DeliveryState.DEAD, None
        return
    delivery.state = DeliveryState.FAILED
    _promise_delivery(delivery, wait=True)


def _promise_delivery(delivery: Delivery, *, wait: bool = False) -> None:
    pause = (wait_after(delivery.attempts) if delivery.attempts else WITHOUT_SERVER) if wait else None
    delivery.next_attempt_at = clock.now() + pause if pause else clock.now()
    db.add(delivery)
    db.flush()
    outbox.enqueue(DELIVER, run_at=delivery.next_attempt_at, delivery_id=str(delivery.id))
