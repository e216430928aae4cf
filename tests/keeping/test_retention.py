"""What was kept as long as a service says goes by itself, a few at a time, and the ledger proves it."""

import re
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import event, func, insert, select, update

from portal.applications.actions import expiring
from portal.applications.models import Application, ApplicationFile
from portal.applications.rules import State
from portal.casework.actions import expiring as expiring_cases
from portal.casework.models import Case, FollowUp
from portal.casework.rules import CaseStatus, Outcome
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department, ServiceVersion
from portal.core import ledger, retention
from portal.core.db import database, db, new_id
from portal.core.files import StoredFile
from portal.core.ledger import Entry
from portal.core.periods import ago
from tests.keeping.lives import TEXT, begin
from tests.plans import plans

FORM = {
    "purpose": {"en": "We decide about your dog."},
    "retention_months": 24,
    "sections": [
        {
            "id": "you",
            "title": {"en": "You"},
            "pages": [
                {
                    "id": "about",
                    "title": {"en": "About you"},
                    "questions": [
                        {"id": "full_name", "type": "text", "label": {"en": "Your name"}},
                        {"id": "why", "type": "text", "label": {"en": "Why?"}, "retention_months": 1},
                    ],
                }
            ],
        }
    ],
}
KEEP = {"decided": "3 years", "withdrawn": "2 months", "drafts": "30 days"}
DOGS = {"id": "dogs", "department": "streets", "name": {"en": "Dog licence"}, "form": FORM, "keep": KEEP}


@pytest.fixture
def life(acting, store):
    store(Department(slug="streets", name={"en": "Streets"}))
    with acting():
        publish(ServiceDefinition.model_validate(DOGS))
        return begin(db.scalars(select(ServiceVersion.id)).one())


@pytest.fixture
def left(app, worker, later):
    """left(days): what is there so many days later, when the worker has been at it, turn after turn."""

    def look(days):
        for turn in count():
            later(days=days, seconds=turn)
            if not worker.work_off():
                break
        with app.app_context(), database().reading() as session:
            assert list(ledger.broken_links(session)) == []
            applications = session.scalars(select(Application).order_by(Application.service)).all()
            files = session.scalar(select(func.count(StoredFile.id)))
            return [each.state for each in applications], sorted(session.scalars(select(Case.status))), files

    return look


def test_each_goes_when_its_time_has_come_and_no_sooner(app, life, acting, left, client, sign_in):
    with acting():
        for status in (None, CaseStatus.WITHDRAWN, CaseStatus.DECIDED, CaseStatus.RECEIVED):
            life.matter(status, ended=timedelta(days=20))
    assert left(0) == (["draft", "granted", "submitted", "withdrawn"], ["decided", "received", "withdrawn"], 4)
    assert left(12) == (["granted", "submitted", "withdrawn"], ["decided", "received", "withdrawn"], 3)
    with app.app_context(), database().reading() as session:
        sent = session.scalars(select(Application).where(Application.state == State.GRANTED)).one()
        assert sent.answers == {"about": {"full_name": "Ada Quillfeather"}}
        open_one = session.scalars(select(Application).where(Application.state == State.SUBMITTED)).one()
        assert open_one.answers["about"]["why"] == TEXT, "the office still needs it"
    assert left(50) == (["granted", "submitted"], ["decided", "received"], 2)
    assert left(2 * 366) == (["granted", "submitted"], ["decided", "received"], 1)
    sign_in(life.account)
    assert client.get(f"/en/applications/{sent.reference}").status_code == 200
    assert left(3 * 366) == (["submitted"], ["received"], 1)
    with app.app_context(), database().reading() as session:
        proofs = session.scalars(
            select(Entry).where(Entry.stream.startswith("retention:")).order_by(Entry.number)
        ).all()
        assert [(each.verb, each.details["kept_for"], each.details["number"]) for each in proofs] == [
            ("drafts.forgotten", "30 days", 1),
            ("answers.forgotten", "1 months", 2),
            ("cases.forgotten", "2 months", 1),
            ("answers.forgotten", "24 months", 1),
            ("cases.forgotten", "3 years", 1),
        ]


def test_many_are_removed_in_several_turns(app, life, acting, left, monkeypatch):
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    with acting():
        for _number in range(5):
            life.matter(CaseStatus.DECIDED, ended=timedelta(days=800))
    assert left(0)[2] == 0


@pytest.mark.parametrize(
    "period, then",
    [
        ("0 days", "2026-05-31"),
        ("2 weeks", "2026-05-17"),
        ("3 months", "2026-02-28"),
        ("27 months", "2024-02-29"),
        ("1 year", "2025-05-31"),
    ],
)
def test_a_period_ends_on_the_same_day_of_the_month_or_its_last(period, then):
    assert ago(period, datetime(2026, 5, 31, tzinfo=UTC)).date().isoformat() == then
    assert ago("9999 years", datetime(2026, 5, 31, tzinfo=UTC)).year == 1


def test_a_paper_that_was_sent_with_two_stays_with_the_other(app, life, acting, left):
    with acting():
        life.matter(None, ended=timedelta(days=40))
        sent = life.matter(CaseStatus.RECEIVED, ended=timedelta(days=40))
        paper = db.scalars(
            select(ApplicationFile.file_id).join(Application).where(Application.state == State.DRAFT)
        ).one()
        db.add(ApplicationFile(application_id=sent.subject_id, file_id=paper))

    assert left(0) == (["submitted"], ["received"], 2)


def test_a_case_that_must_stay_holds_up_no_other(app, life, acting, left, monkeypatch):
    """The older one was followed by a case that is still open."""
    monkeypatch.setattr(retention, "AT_A_TIME", 1)
    with acting():
        parent = life.matter(CaseStatus.WITHDRAWN, ended=timedelta(days=300))
        child = life.matter(CaseStatus.RECEIVED, ended=timedelta(days=250))
        db.add(FollowUp(id=child.subject_id, parent_id=parent.id, key="one/step", depth=1))
        life.matter(CaseStatus.WITHDRAWN, ended=timedelta(days=200))

    assert left(0)[1] == ["received", "withdrawn"]
    with app.app_context(), database().reading() as session:
        assert session.get(Case, parent.id)


def test_answers_stay_until_the_last_case_that_followed_is_closed(app, life, acting, left):
    """An inspection that was ordered when an appeal was decided reads what was sent with the very first case."""
    with acting():
        parent = life.matter(CaseStatus.DECIDED, ended=timedelta(days=800))
        appeal = life.matter(CaseStatus.DECIDED, ended=timedelta(days=20))
        inspection = life.matter(CaseStatus.RECEIVED, ended=timedelta(days=10))
        db.add(FollowUp(id=appeal.subject_id, parent_id=parent.id, key="one/step", depth=1))
        db.add(FollowUp(id=inspection.subject_id, parent_id=appeal.id, key="two/step", depth=2))
        life.matter(CaseStatus.DECIDED, ended=timedelta(days=790))

    def answers():
        with app.app_context(), database().reading() as session:
            sent = session.scalars(select(Application).order_by(Application.changed_at)).all()
            return [bool(each.answers) for each in sent]

    assert left(0)[2] == 3
    assert answers() == [True, False, True, True]
    with acting():
        closed = db.get(Case, inspection.id)
        closed.status, closed.closed_at = CaseStatus.WITHDRAWN, closed.received_at
    left(1)
    assert answers() == [False, False, True, True]


def test_whoever_writes_meanwhile_waits_for_a_few_rows_and_never_for_the_search_for_them(app, life, acting, left):
    with acting():
        many_matters(life, drafts=250, decided=450, withdrawn=300)
    with transactions(app) as finished:
        assert left(0) == (["granted"] * 450, ["decided"] * 450, 0)
    assert max(rows for each in finished for rows in each.values()) <= retention.AT_A_TIME
    assert max(each.total() for each in finished) <= 8 * retention.AT_A_TIME
    with app.app_context(), database().reading() as session:
        proofs = session.scalars(select(Entry).where(Entry.stream.startswith("retention:"))).all()
        proved = Counter()
        for each in proofs:
            proved[each.verb] += each.details["number"]
        assert proved == {"drafts.forgotten": 250, "answers.forgotten": 450, "cases.forgotten": 300}
        assert not any(session.scalars(select(Application.answers)))


def many_matters(life, *, drafts: int, decided: int, withdrawn: int) -> None:
    """Overdue by far, each with a paper of its own."""
    at = datetime.now(UTC) - timedelta(days=800)
    ends = {State.GRANTED: (CaseStatus.DECIDED, Outcome.GRANTED), State.WITHDRAWN: (CaseStatus.WITHDRAWN, None)}
    states = [*[State.DRAFT] * drafts, *[State.GRANTED] * decided, *[State.WITHDRAWN] * withdrawn]
    of_all = {"service": "dogs", "service_name": {}, "service_version_id": life.version_id, "language": "en"}
    every = of_all | {"answers": {"about": {"why": TEXT}}, "changed_at": at}
    sent = [
        every
        | {"id": new_id(), "person_id": new_id(), "reference": f"A-{number}", "state": state, "submitted_at": None}
        for number, state in enumerate(states)
    ]
    paper = {"name": "a.pdf", "media_type": "application/pdf", "size_bytes": 1, "sha256": ""}
    papers = [paper | {"id": new_id()} for _each in sent]
    links = [{"application_id": a["id"], "file_id": b["id"]} for a, b in zip(sent, papers, strict=True)]
    case = {"kind": "application", "service_id": life.kind_of_case.id, "service_version_id": life.version_id}
    case |= {"received_at": at, "due_on": at.date(), "closed_at": at}
    cases = []
    for each in sent[drafts:]:
        each["submitted_at"], (status, outcome) = at, ends[each["state"]]
        own = {"subject_id": each["id"], "reference": each["reference"], "status": status, "outcome": outcome}
        cases.append(case | own)
    for table, rows in ((Application, sent), (StoredFile, papers), (ApplicationFile, links), (Case, cases)):
        db.execute(insert(table), rows)


@contextmanager
def transactions(app):
    """Inside: for each transaction that may write, how many rows of which table it changed, and what it searched for."""
    finished, now = [], Counter()

    def note(connection, cursor, statement, *_):
        words = statement.split()
        if not writes(connection) or words[0] in {"BEGIN", "EXPLAIN"}:
            return
        assert "LIMIT" not in words or "ledger" in words or "jobs" in words, "nobody searches while others wait"
        if words[0] in {"DELETE", "UPDATE"}:
            now[words[1 if words[0] == "UPDATE" else 2]] += cursor.rowcount

    def end(_connection):
        finished.append(now.copy())
        now.clear()

    with app.app_context():
        engine = database().engine
    event.listen(engine, "after_cursor_execute", note)
    event.listen(engine, "commit", end)
    yield finished
    event.remove(engine, "after_cursor_execute", note)
    event.remove(engine, "commit", end)


def test_a_draft_somebody_takes_up_in_the_very_moment_it_was_found_stays(app, life, acting, left):
    with acting():
        life.matter(None, ended=timedelta(days=40))

    def take_up(connection, _cursor, statement, *_):
        if statement.startswith("SELECT") and "state = 'draft'" in statement and not writes(connection):
            with database().writing.begin() as session:
                session.execute(update(Application).values(changed_at=datetime.now(UTC)))

    with app.app_context():
        engine = database().engine
    event.listen(engine, "after_cursor_execute", take_up)
    try:
        assert left(0) == (["draft"], [], 1)
    finally:
        event.remove(engine, "after_cursor_execute", take_up)


def writes(connection) -> bool:
    return connection.get_execution_options().get("writes", False)


INDEX = re.compile(r"(ix_\w+)(?: on .*\n\s+Index Cond: | )\((.*)\)")
COLUMN = re.compile(r"service_version_id|forgotten_months|status|changed_at|closed_at")


def test_what_is_due_is_found_by_indexes_however_much_stays(app, life, acting):
    with acting():
        life.matter(CaseStatus.DECIDED, ended=timedelta(days=1))
    with plans(app) as found:
        for job in (expiring.forget_expired, expiring_cases.forget_expired):
            with app.app_context():
                job(since=life.version_id)
    used = {(name, *COLUMN.findall(columns)) for plan in found for name, columns in INDEX.findall(plan)}
    assert used >= {
        ("ix_applications_drafts", "service_version_id", "changed_at"),
        ("ix_applications_expiring", "service_version_id", "forgotten_months", "changed_at"),
        ("ix_cases_expiring", "service_version_id", "status", "closed_at"),
    }
    assert not [plan for plan in found if re.search(r"(SCAN|Seq Scan on) (applications|cases)", plan)]
