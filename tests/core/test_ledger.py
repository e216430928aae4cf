from datetime import datetime, timedelta, timezone
from uuid import uuid4

from sqlalchemy import update

from portal.core.db import Moment, database
from portal.core.ledger import About, Entry, broken_links, entries, record


def test_what_happened_is_kept_in_order_and_sealed(acting):
    case = About("case", uuid4(), uuid4())
    with acting():
        record(case, "case.opened", service="dog-licence")
        record(case, "case.decided", granted=True)
    with acting() as session:
        assert [(e.number, e.verb, e.actor) for e in entries(case)] == [
            (1, "case.opened", "system"),
            (2, "case.decided", "system"),
        ]
        assert list(broken_links(session)) == []


def test_a_changed_entry_is_found(acting, app):
    case = About("case", uuid4())
    with acting():
        for word in ("one", "two", "three"):
            record(case, "case.noted", word=word)
    with app.app_context(), database().writing.begin() as session:
        session.execute(update(Entry).where(Entry.number == 2).values(details={"word": "zwei"}))
    with acting() as session:
        assert list(broken_links(session)) == [f"{case.stream} 2"]


def test_a_missing_entry_is_found(acting, app):
    case = About("case", uuid4())
    with acting():
        for word in ("one", "two", "three"):
            record(case, "case.noted", word=word)
    with acting() as session:
        session.delete(entries(case)[1])
    with acting() as session:
        assert list(broken_links(session)) == [f"{case.stream} 3"]


def test_moments_come_back_in_utc_whatever_zone_the_database_server_is_in():
    there = datetime(2026, 7, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))
    assert Moment().process_result_value(there, None).isoformat() == "2026-07-01T12:30:00+00:00"


def test_what_people_wrote_can_be_forgotten_but_not_changed(app):
    about = About("case", uuid4())
    with app.app_context(), database().writing.begin() as session:
        entry = record(about, "case.decided", session=session, said={"words": "Dear Amina, yes"}, outcome="granted")
        record(about, "case.noted", session=session)
        assert entry.told["words"] == "Dear Amina, yes" and "Amina" not in str(entry.details)
    for said, broken in [(None, 0), ({"salt": entry.said["salt"], "words": {"words": "Dear Amina, no"}}, 1)]:
        with app.app_context(), database().writing.begin() as session:
            session.get(Entry, entry.id).said = said
        with app.app_context(), database().reading() as session:
            assert len(list(broken_links(session))) == broken
