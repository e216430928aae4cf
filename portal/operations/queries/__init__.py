"""What the database, the outbox and the file store say about themselves."""

from .deliveries import delivery_times
from .outbox import Outbox, Queue, dead_job, dead_jobs, queues, state_of_outbox, workers
from .readiness import Readiness, readiness

__all__ = [
    "Outbox",
    "Queue",
    "Readiness",
    "dead_job",
    "dead_jobs",
    "delivery_times",
    "queues",
    "readiness",
    "state_of_outbox",
    "workers",
]
