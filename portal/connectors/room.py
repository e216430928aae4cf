"""What the connectors bring to the house: jobs that reach outside the database, and the formats of other catalogues."""

from datetime import datetime, timedelta

from portal.config import settings
from portal.connectors import ecitizen
from portal.connectors.email import NoMailServer, is_final, mail_server
from portal.connectors.service_lists import ServiceListFormat
from portal.core import clock, files, hand_overs, mail, tracing
from portal.core.contributions import Job
from portal.core.outbox import enqueue
from portal.core.rooms import Room

UNTIL_SOMEONE_SETS_A_SERVER = timedelta(minutes=10)


def post_mail(*, message: str, promised_at: str | None = None) -> None:
    """Hand one letter to the mail server. Without a server it waits, however long, and never counts as failed."""
    letter = mail.unpack(message)
    try:
        with tracing.span("send e-mail"):
            mail_server(settings().mail_url).send(letter)
    except NoMailServer:
        later = clock.now() + UNTIL_SOMEONE_SETS_A_SERVER
        enqueue(mail.POST, run_at=later, message=message, promised_at=promised_at)
    else:
        if promised_at:
            hand_overs.handed_over(hand_overs.LETTER, datetime.fromisoformat(promised_at))


room = Room(
    "connectors",
    contributes=[
        Job(mail.POST, post_mail, is_outside=True, is_final=is_final),
        Job("core.forget_hand_overs", hand_overs.forget_old, every=timedelta(days=1)),
        Job(files.REMOVE_BYTES, files.remove_bytes),
        Job("core.sweep_files", files.sweep, every=timedelta(days=1)),
        ServiceListFormat("ecitizen", "a folder with the JSON files of Kenya's eCitizen catalogue", ecitizen.read),
    ],
)
