"""What was kept as long as a service says goes by itself, a few at a time, and the ledger proves it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from portal.applications.actions import expiring
from portal.applications.models import Application, ApplicationFile
from portal.applications.rules import State
from portal.casework.actions import expiring as expiring_cases
from portal.casework.models import Case, FollowUp
from portal.casework.rules import CaseStatus
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department, ServiceVersion
from portal.core import ledger
from portal.core.db import database, db
from portal.core.files import StoredFile
from portal.core.ledger import Entry
from portal.core.periods import ago
from tests.keeping.lives import TEXT, begin

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
    """left(days): what is there so many days later, when the worker has been at it."""

    def look(days):
        later(days=days)
        worker.work_off()
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
    monkeypatch.setattr(expiring, "AT_A_TIME", 2)
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
    monkeypatch.setattr(expiring_cases, "AT_A_TIME", 1)
    with acting():
        parent = life.matter(CaseStatus.WITHDRAWN, ended=timedelta(days=300))
        child = life.matter(CaseStatus.RECEIVED, ended=timedelta(days=250))
        db.add(FollowUp(id=child.subject_id, parent_id=parent.id, key="one/step", depth=1))
        life.matter(CaseStatus.WITHDRAWN, ended=timedelta(days=200))

    assert left(0)[1] == ["received", "withdrawn"]
    with app.app_context(), database().reading() as session:
        assert session.get(Case, parent.id)
