"""What the portal has written to people, before the worker posts it."""

import re
from email.message import EmailMessage

from sqlalchemy import select

from portal.core import mail
from portal.core.db import database
from portal.core.outbox import JobRow


def letters(app) -> list[EmailMessage]:
    """Every letter that waits, the oldest first."""
    with app.app_context(), database().reading() as session:
        jobs = session.scalars(select(JobRow).where(JobRow.name == mail.POST).order_by(JobRow.id, JobRow.created_at))
        return [mail.unpack(job.payload["message"]) for job in sorted(jobs, key=lambda job: (job.run_at, job.id))]


def text_of(letter: EmailMessage) -> str:
    return letter.get_body(("plain",)).get_content()


def code_in(letter: EmailMessage) -> str:
    return re.search(r"^(\d{3} \d{3})\r?$", text_of(letter), re.MULTILINE)[1]
