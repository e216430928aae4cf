"""What operators do."""

from portal.core import clock, ledger
from portal.core.db import db
from portal.core.ledger import About
from portal.core.outbox import JobRow


def try_again(job: JobRow) -> None:
    """Give a job that was given up all its attempts back."""
    ledger.record(About("job", job.id), "job.tried_again", name=job.name)
    job.dead_at, job.leased_until, job.attempts, job.run_at = None, None, 0, clock.now()


def give_up(job: JobRow) -> None:
    """Nobody will do it any more. That it was to be done, and why it was not, stays in the ledger."""
    ledger.record(About("job", job.id), "job.given_up", name=job.name, attempts=job.attempts, error=job.last_error)
    db.delete(job)
