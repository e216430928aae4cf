"""Does the work of the outbox: in threads of the web server to start, in processes of its own at scale.

Each worker has two lanes. Jobs that speak to systems elsewhere, such as a mail server that is half dead, have one of
their own: whoever waits there holds up nobody else.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread, get_ident

from flask import Flask

from portal.core import clock, heartbeats, outbox, watching
from portal.core.contributions import Job
from portal.core.db import database, db
from portal.core.request_ids import go_on_with
from portal.core.rooms import contributions

log = logging.getLogger(__name__)
IDLE = timedelta(milliseconds=500)


class Worker:
    """Runs one job after the other until told to stop."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.stopped = Event()
        self.next_turn: dict[str, datetime] = {}
        self.next_beat = clock.now()
        self.counts = heartbeats.Counts()
        self.at_hand: dict[int, outbox.JobRow] = {}

    def run(self) -> None:
        """Work until stop() is called; a database that is away for a while is waited for."""
        with self.app.app_context():
            outside = [job.name for job in contributions(Job) if job.is_outside]
        lane = Thread(target=self._go_on, kwargs={"only": outside}, name="worker outside", daemon=True)
        lane.start()
        with self._renewing():
            self._go_on(besides=outside)
            lane.join()

    def say_alive(self) -> None:
        """Now and then; whoever looks after the portal sees who is at work."""
        if _is_time(self.next_beat, heartbeats.EVERY):
            with self.app.app_context(), database().writing.begin() as session:
                heartbeats.beat(session, self.counts.by_name())
            self.next_beat = clock.now() + heartbeats.EVERY

    def run_in_thread(self) -> None:
        """Start beside the web server."""
        Thread(target=self.run, name="worker", daemon=True).start()

    def stop(self) -> None:
        """Finish the jobs at hand, then leave."""
        self.stopped.set()

    def work_off(self, *, regular: Collection[str] | None = None) -> int:
        """Do everything that is due now and say how much that was. regular: only these of the jobs that come again and again."""
        done = 0
        with self._renewing():
            while self.work_once(regular=regular):
                done += 1
        return done

    def work_once(
        self, *, only: Collection[str] = (), besides: Collection[str] = (), regular: Collection[str] | None = None
    ) -> bool:
        """Do one job, of these or besides these. False if nothing is due."""
        if not only:
            self._promise_regular_jobs(regular)
        with self.app.app_context():
            with database().writing.begin() as session:
                job = outbox.claim(session, only=only, besides=besides)
            if job is None:
                return False
            self.at_hand[get_ident()] = job
            try:
                self._do(job)
            finally:
                del self.at_hand[get_ident()]
            return True

    def _go_on(self, *, only: Collection[str] = (), besides: Collection[str] = ()) -> None:
        while not self.stopped.is_set():
            try:
                if not only:
                    self.say_alive()
                is_busy = self.work_once(only=only, besides=besides)
            except Exception:
                log.exception("The worker could not reach the outbox")
                is_busy = False
            if not is_busy:
                self.stopped.wait(IDLE.total_seconds())

    def _do(self, job: outbox.JobRow) -> None:
        go_on_with(job.request_id)
        with watching.job(job.name, job.attempts, self.counts) as ending:
            ending.outcome = self._outcome(job)

    def _outcome(self, job: outbox.JobRow) -> str:
        try:
            self._job(job).run(**job.payload)
            outbox.mark_done(job)
            db.commit()
            return "done"
        except outbox.LeaseLost:
            log.warning("Job %s was taken over by another worker; what was done here is dropped", job.name)
            db.rollback()
            return "taken over"
        except Exception as error:
            log.exception("Job %s failed", job.name)
            db.rollback()
            most = self._most_attempts(job, error)
            with database().writing.begin() as session:
                outbox.mark_failed(session, job, error, most=most)
            return "given up" if job.attempts >= most else "failed"

    @contextmanager
    def _renewing(self) -> Iterator[None]:
        """Inside, what is at hand stays ours however long it takes."""
        is_over = Event()
        thread = Thread(target=self._renew, args=(is_over,), name="worker leases", daemon=True)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()

    def _renew(self, is_over: Event) -> None:
        while not is_over.wait(outbox.RENEWED_EVERY.total_seconds()):
            jobs = list(self.at_hand.values())
            if not jobs:
                continue
            try:
                with self.app.app_context(), database().writing.begin() as session:
                    outbox.renew(session, jobs)
                self.say_alive()
            except Exception:  # noqa: BLE001 the next time, or never: then another worker does them
                log.warning("The leases of %s jobs could not be renewed", len(jobs))

    def _job(self, row: outbox.JobRow) -> Job:
        if row.attempts > self._most_attempts(row):
            raise outbox.WorkersDied(row.name)
        for job in contributions(Job):
            if job.name == row.name:
                return job
        raise LookupError(f"No room brings the job {row.name}")

    def _most_attempts(self, row: outbox.JobRow, error: Exception | None = None) -> int:
        for job in contributions(Job):
            if job.name == row.name and job.is_outside and not (error and job.is_final(error)):
                return outbox.MOST_OUTSIDE
        return outbox.MOST_ATTEMPTS

    def _promise_regular_jobs(self, names: Collection[str] | None) -> None:
        with self.app.app_context():
            due = [
                (job.name, job.every)
                for job in contributions(Job)
                if job.every
                and (names is None or job.name in names)
                and _is_time(self.next_turn.get(job.name, clock.now()), job.every)
            ]
            promised = {name: outbox.promise_regular(name, every) for name, every in due}
            if promised:
                db.commit()
                self.next_turn |= promised


def _is_time(planned: datetime, every: timedelta) -> bool:
    """Also if it is planned for later than it ever should be: a clock was set back."""
    return not clock.now() < planned <= clock.now() + every
