"""The city stands, and all of it went the way of citizens and staff."""

from collections import Counter
from dataclasses import replace

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from portal.applications.models import Application
from portal.casework.models import Case
from portal.config import settings
from portal.connectors.registers import register
from portal.core import clock, filestore, ledger, outbox
from portal.core.db import db
from portal.core.files import StoredFile
from portal.core.ledger import Entry
from portal.core.outbox import JobRow
from portal.demo.city import BEGUN, BUILT, CITY, Unfinished, build_demo, is_built
from portal.demo.commands import demo
from portal.demo.files import cast
from portal.messages.models import Delivery, Message
from portal.people.models import Person
from tests.cities import REGISTERS

pytestmark = pytest.mark.slow
BEGINS = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG", "application/zip": b"PK"}


def test_the_ledger_is_whole(inside):
    assert list(ledger.broken_links(db)) == []


def test_every_promise_is_kept_but_those_for_later(inside):
    due = db.scalar(select(func.count(JobRow.id)).where(JobRow.run_at <= clock.now()))
    assert (due, outbox.waiting()["dead"]) == (0, 0)
    assert set(db.scalars(select(Delivery.state))) == {"sent"}


def test_there_are_applications_in_every_stage(inside):
    states = Counter(db.scalars(select(Application.state)))
    assert {state.value for state in states} == {"draft", "submitted", "waiting", "granted", "refused", "withdrawn"}
    assert states.total() >= 60
    assert len(set(db.scalars(select(Application.service)))) == 13
    assert any(case.is_overdue for case in db.scalars(select(Case)))


def test_every_citizen_of_the_cast_has_several_applications(inside):
    names = dict(db.execute(select(Person.id, Person.email)).all())
    each = Counter(names[person_id] for person_id in db.scalars(select(Application.person_id)))
    citizens = [about["email"] for about in cast()["main"].values() if not about.get("roles")]
    assert all(each[email] >= 3 for email in citizens), each


def test_the_past_was_lived_in_its_order(inside):
    """Ids are given in the order of time, so lists sorted by either look the same."""
    messages = select(Message.sent_at).order_by(Message.id)
    entries = select(Entry.at).where(Entry.stream != CITY.stream).order_by(Entry.id)
    for moments in (db.scalars(messages).all(), db.scalars(entries).all()):
        assert moments == sorted(moments)


def test_citizens_are_written_to_in_their_language(inside):
    languages = dict(db.execute(select(Person.id, Person.language)).all())
    for message in db.scalars(select(Message)):
        assert message.language == languages[message.person_id]
    assert set(languages.values()) == {"en", "es", "ar", "ru", "zh-Hans", "zh-Hant"}


def test_uploaded_papers_can_be_opened(inside):
    for stored in db.scalars(select(StoredFile)):
        begins = BEGINS[stored.media_type]
        assert filestore.get(stored.id).startswith(begins)


def test_every_step_names_who_did_it(inside):
    by_people = select(Entry.actor).where(
        Entry.verb.in_(["application.submitted", "case.assigned", "case.noted", "rating.given"])
    )
    assert all(actor.startswith("account:") for actor in db.scalars(by_people))


def test_cases_of_the_cast_stand_in_many_stages_and_some_were_decided_without_a_hand(inside):
    open_cases = select(Case.stage).where(Case.outcome.is_(None))
    assert len(set(db.scalars(open_cases))) >= 10
    by_itself = select(Entry.stream).where(Entry.verb == "case.decided", Entry.actor == ledger.SYSTEM)
    assert len(set(db.scalars(by_itself))) >= 5
    assert db.scalars(select(Case.reference).where(Case.stuck_since.is_not(None))).all() == []


def test_the_registers_know_the_cast_and_their_homes(inside):
    known = register("residents", settings().registers)
    homes = register("addresses", settings().registers)
    for about in cast()["main"].values():
        if home := (about.get("addresses") or [None])[-1]:
            assert known.look_up({"name": about["name"], "birth_date": str(about["birth_date"])}), about["name"]
            assert homes.look_up({"street": home["street"], "postcode": home["postcode"]}), home


def test_a_second_build_is_not_begun(city):
    with city.app_context():
        again = CliRunner().invoke(demo, ["--unless-there"], obj=city)
        assert (again.exit_code, again.output) == (0, "")
        refused = CliRunner().invoke(demo, [], obj=city)
        assert refused.exit_code == 1
        assert "stands already" in refused.output


def test_half_a_city_is_told_from_a_whole_one(app):
    assert not is_built(app)
    with app.app_context():
        ledger.record(CITY, BEGUN)
        db.commit()
        with pytest.raises(Unfinished):
            is_built(app)
        assert "interrupted" in CliRunner().invoke(demo, ["--unless-there"], obj=app).output
        ledger.record(CITY, BUILT)
        db.commit()
    assert is_built(app)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_the_city_stands_on_postgresql_too(app):
    app.extensions["settings"] = replace(app.extensions["settings"], registers=REGISTERS)
    build_demo(app)
    with app.app_context():
        assert outbox.waiting()["dead"] == 0
        assert list(ledger.broken_links(db)) == []
