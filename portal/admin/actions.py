"""What operators do."""

from portal.core import clock, ledger
from portal.core.ledger import About
from portal.core.outbox import JobRow


def try_again(job: JobRow) -> None:
    """Give a job that was given up all its attempts back."""
    ledger.record(About("job", job.id), "job.tried_again", name=job.name)
    job.dead_at, job.leased_until, job.attempts, job.run_at = None, None, 0, clock.now()
