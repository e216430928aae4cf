"""`python -m tests.bench.timers`: how long one pass of the worker takes while many cases wait with timers."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from flask import Flask
from sqlalchemy import insert

from portal.app import create_app
from portal.applications.models import Application
from portal.casework.actions import RUN_TIMER
from portal.casework.models import Case, CaseService, CaseStage, CaseTimer
from portal.catalogue import ServiceDefinition, publish, service
from portal.catalogue.models import Department
from portal.config import Mode, Settings
from portal.core import clock
from portal.core.db import Base, database, db, new_id
from portal.core.outbox import JobRow
from portal.core.references import ALPHABET
from portal.core.worker import Worker

AT_A_TIME = 5_000
DUE = 100
"""Timers that run out between two passes. A worker passes twice a second; 100,000 in ten days are four in a minute."""

TREES = {
    "id": "trees",
    "department": "parks",
    "name": {"en": "A tree"},
    "form": {
        "sections": [
            {
                "id": "you",
                "title": {"en": "You"},
                "pages": [
                    {
                        "id": "tree",
                        "title": {"en": "Tree"},
                        "questions": [{"id": "tree", "type": "text", "label": {"en": "Which?"}}],
                    }
                ],
            }
        ]
    },
    "workflow": {
        "stages": [
            {
                "id": "look",
                "title": {"en": "A person looks at it"},
                "role": "caseworker",
                "working_days": 10,
                "timers": [{"id": "late", "after_working_days": 10, "steps": [{"do": "escalate"}]}],
            }
        ]
    },
}


@contextmanager
def portal(folder: Path) -> Iterator[Flask]:
    """An empty portal with one service."""
    app = create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for the benchmark that is long",
            database_url=f"sqlite:///{folder}/portal.db",
            portal_url="http://localhost",
        )
    )
    with app.app_context():
        Base.metadata.create_all(database().engine)
        db.add(Department(slug="parks", name={"en": "Parks"}))
        db.flush()
        publish(ServiceDefinition.model_validate(TREES))
        db.add(CaseService(slug="trees", name={"en": "A tree"}))
        db.commit()
    yield app
    app.extensions["database"].engine.dispose()


def fill(app: Flask, *, open_cases: int, closed_cases: int, due: int) -> None:
    """Cases with a timer each, of which `due` have run out; and closed ones."""
    with app.app_context():
        version_id = service("trees").version_id
        service_id = db.query(CaseService.id).scalar()
        for start in range(0, open_cases + closed_cases, AT_A_TIME):
            numbers = range(start, min(start + AT_A_TIME, open_cases + closed_cases))
            rows: dict[type[Base], list[dict[str, Any]]] = {}
            for number in numbers:
                is_open = number < open_cases
                for model, row in _case(number, version_id, service_id, is_open=is_open, is_due=number < due):
                    rows.setdefault(model, []).append(row)
            for model, some in rows.items():
                db.execute(insert(model), some)
            db.commit()
        with closing(database().engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the first job shall not pay for it


def _case(number: int, version_id: Any, service_id: Any, *, is_open: bool, is_due: bool) -> Iterator[Any]:
    """(model, row) for one case. It came yesterday and is due in a month, so that nothing else is to be done for it."""
    now = clock.now()
    came, case_id, subject_id, person_id = now - timedelta(days=1), new_id(), new_id(), new_id()
    reference = "A-" + "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(8))
    application = {
        "id": subject_id,
        "reference": reference,
        "person_id": person_id,
        "service": "trees",
        "service_name": {"en": "A tree"},
        "service_version_id": version_id,
        "language": "en",
        "state": "submitted",
        "answers": {"tree": {"tree": "An oak"}},
        "typed": {},
        "changed_at": came,
        "submitted_at": came,
    }
    case = {
        "id": case_id,
        "reference": reference,
        "kind": "application",
        "subject_id": subject_id,
        "person_name": "Ava Baker",
        "service_id": service_id,
        "status": "in_progress" if is_open else "decided",
        "received_at": came,
        "due_on": clock.today() + timedelta(days=30),
        "closed_at": None if is_open else now,
        "outcome": None if is_open else "granted",
        "reasons": [],
        "kept": {},
        "service_version_id": version_id,
        "stage": "look",
    }
    stage = {"case_id": case_id, "number": 1, "stage": "look", "entered_at": came}
    run_at = now - timedelta(seconds=1) if is_due else now + timedelta(days=9)
    timer = {"case_id": case_id, "stage_number": 1, "timer": "late", "run_at": run_at}
    payload = {"case_id": str(case_id), "stage_number": 1, "timer": "late"}
    yield Application, application
    yield Case, case
    yield CaseStage, {**stage, "left_at": None if is_open else now}
    if is_open:
        yield CaseTimer, timer
        yield JobRow, {"name": RUN_TIMER, "payload": payload, "key": f"{case_id}/1/late", "run_at": run_at}


@dataclass(frozen=True)
class Pass:
    """The worker did everything that was due, with its regular jobs. cpu: seconds of this process."""

    seconds: float
    cpu: float
    jobs: int


def one_pass(app: Flask) -> Pass:
    worker = Worker(app)
    begin, cpu = time.perf_counter(), time.process_time()
    done = worker.work_off()
    return Pass(time.perf_counter() - begin, time.process_time() - cpu, done)


@click.command()
@click.option("--open", "open_cases", default=100_000, show_default=True)
@click.option("--due", default=DUE, show_default=True)
def main(open_cases: int, due: int) -> None:
    """Measure passes of the worker with more and more closed cases."""
    for closed in (0, 2 * open_cases):
        with TemporaryDirectory() as folder, portal(Path(folder)) as app:
            fill(app, open_cases=open_cases, closed_cases=closed, due=due)
            busy, idle = one_pass(app), one_pass(app)
        click.echo(
            f"{open_cases:,} open cases with timers, {closed:,} closed: {busy.seconds:.2f} s ({busy.cpu:.2f} s CPU) for"
            f" a pass with {due} timers due, {idle.seconds:.2f} s for one with none"
        )


if __name__ == "__main__":
    main()
