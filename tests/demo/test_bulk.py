"""Invented people by the thousand: complete, consistent, and the same in every build."""

import pytest
from sqlalchemy import func, select

from portal.applications.models import Application
from portal.applications.queries import opened
from portal.casework.models import Case, CaseWord
from portal.core import ledger
from portal.core.db import db
from portal.core.ledger import Entry
from portal.core.references import tidy_reference
from portal.core.words import name_words
from portal.demo.authority import build_authority
from portal.demo.bulk import AlreadyFilled, NoRoom, Profile, fill
from portal.identity.models import Account, RoleGrant
from portal.identity.rules import Role
from portal.messages.models import Message
from portal.people.models import Person, PersonWord
from portal.people.rules import search_key, words_of

pytestmark = pytest.mark.slow

VILLAGE = Profile("village", citizens=40, applications=150, messages=300, staff=4, ordinary=2, heavy=0)


@pytest.fixture
def village(app):
    with app.app_context():
        build_authority()
        db.commit()
        return fill(VILLAGE)


def test_a_profile_brings_what_it_promises(village):
    assert village["people"] == VILLAGE.citizens
    assert village["applications"] == VILLAGE.applications
    assert village["accounts"] == VILLAGE.citizens + VILLAGE.staff
    assert village["messages"] == pytest.approx(VILLAGE.messages, rel=0.25)


def test_what_is_written_in_bulk_is_as_the_rooms_would_write_it(app, village):
    with app.app_context():
        assert list(ledger.broken_links(db)) == []
        for who in db.scalars(select(Person)):
            assert who.search_key == search_key(who.name, who.email, who.phone)
            words = set(db.scalars(select(PersonWord.word).where(PersonWord.person_id == who.id)))
            assert words == words_of(who.name, who.email, who.phone)
        cases = db.scalars(select(Case)).all()
        for case in cases:
            words = set(db.scalars(select(CaseWord.word).where(CaseWord.case_id == case.id)))
            assert words == set(name_words(case.person_name))
            assert case.version == len(ledger.entries(ledger.About("case", case.id)))
            assert tidy_reference(case.reference) == case.reference
        assert len(cases) == db.scalar(select(func.count(Application.id)).where(Application.state != "draft"))


def test_every_form_is_filled_in_as_its_service_asks(app, village):
    with app.app_context():
        for sent in db.scalars(select(Application).where(Application.state != "draft")):
            assert opened(sent.person_id, sent.reference).filling.first_open is None


def test_the_first_citizens_have_the_post_the_benchmark_counts_on(app, village):
    with app.app_context():
        first = db.scalars(select(Account).where(Account.email == "citizen0@bulk.example")).one()
        assert db.scalar(select(func.count(Message.id)).where(Message.person_id == first.person_id)) == 40
        assert db.scalar(select(func.count(Application.id)).where(Application.person_id == first.person_id)) == 12


def test_citizens_and_staff_can_open_their_pages(app, village, client, sign_in):
    with app.app_context():
        citizen = db.scalars(select(Account).where(Account.email == "citizen1@bulk.example")).one()
        references = db.scalars(select(Application.reference).where(Application.person_id == citizen.person_id)).all()
        clerk = db.scalars(select(Account).join(RoleGrant).where(RoleGrant.role == Role.CASEWORKER)).first()
        cases = db.scalars(select(Case.reference).order_by(Case.received_at.desc()).limit(15)).all()
    sign_in(citizen)
    for path in ("my", "my/applications", "messages", "profile"):
        assert client.get(f"/en/{path}").status_code == 200
    for reference in references:
        assert client.get(f"/en/applications/{reference}", follow_redirects=True).status_code == 200

    sign_in(clerk)
    assert client.get("/en/staff/cases?status=all").text.count("<tr") > 40
    for reference in cases:
        assert client.get(f"/en/staff/cases/{reference}").status_code == 200


def test_a_city_forgets_in_time_so_nothing_is_due_when_it_is_built_nor_within_a_month(app, village, worker, later):
    def number_of(table):
        with app.app_context():
            return db.scalar(select(func.count()).select_from(table))

    later(days=28)
    worker.work_off()

    assert (number_of(Application), number_of(Case)) == (village["applications"], village["cases"])
    with app.app_context():
        assert all(db.scalars(select(Application.answers).where(Application.state != "draft")))
        assert db.scalar(select(func.count()).where(Entry.stream.startswith("retention:"))) == 0


def test_nobody_comes_twice(app, village):
    with app.app_context(), pytest.raises(AlreadyFilled):
        fill(VILLAGE)


def test_a_disk_that_is_too_small_is_noticed_before_anything_is_written(app):
    with app.app_context():
        build_authority()
        db.commit()
        with pytest.raises(NoRoom, match="GB of disk"):
            fill(Profile("world", citizens=1, applications=10**12, messages=1, staff=1))
        assert db.scalar(select(func.count(Account.id))) == 0
