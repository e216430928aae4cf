"""Does the work of the outbox: in a thread of the web server to start, in processes of its own at scale."""

import logging
from datetime import datetime, timedelta
from threading import Event, Thread

from flask import Flask

from portal.core import clock, heartbeats, outbox
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

    def run(self) -> None:
        """Work until stop() is called; a database that is away for a while is waited for."""
        while not self.stopped.is_set():
            try:
                self.say_alive()
                busy = self.work_once()
            except Exception:
                log.exception("The worker could not reach the outbox")
                busy = False
            if not busy:
                self.stopped.wait(IDLE.total_seconds())

    def say_alive(self) -> None:
        """Now and then; whoever looks after the portal sees who is at work."""
        if clock.now() >= self.next_beat:
            with self.app.app_context(), database().writing.begin() as session:
                heartbeats.beat(session, {})
            self.next_beat = clock.now() + heartbeats.EVERY

    def run_in_thread(self) -> None:
        """Start beside the web server."""
        Thread(target=self.run, name="worker", daemon=True).start()

    def stop(self) -> None:
        """Finish the job at hand, then leave."""
        self.stopped.set()

    def work_off(self) -> int:
        """Do everything that is due now and say how much that was."""
        done = 0
        while self.work_once():
            done += 1
        return done

    def work_once(self) -> bool:
        """Do one job. False if nothing is due."""
        self._promise_regular_jobs()
        with self.app.app_context():
            with database().writing.begin() as session:
                row = outbox.claim(session)
            if row is None:
                return False
            go_on_with(row.request_id)
            try:
                self._job(row.name).run(**row.payload)
                outbox.mark_done(row.id)
                db.commit()
            except Exception as error:
                log.exception("Job %s failed", row.name)
                db.rollback()
                with database().writing.begin() as session:
                    outbox.mark_failed(session, row, error)
            return True

    def _job(self, name: str) -> Job:
        for job in contributions(Job):
            if job.name == name:
                return job
        raise LookupError(f"No room brings the job {name}")

    def _promise_regular_jobs(self) -> None:
        with self.app.app_context():
            regular = [job for job in contributions(Job) if job.every]
            due = [job for job in regular if self.next_turn.get(job.name, clock.now()) <= clock.now()]
            for job in due:
                outbox.enqueue(job.name, key=job.name)
                self.next_turn[job.name] = clock.now() + (job.every or timedelta())
            if due:
                db.commit()
