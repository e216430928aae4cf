"""Whoever is forgotten is found nowhere, in no table and no file; what must stay says nothing about them."""

import pytest
from sqlalchemy import func, select

from portal.applications.models import Application
from portal.casework.models import Case, CaseWord, FollowUp
from portal.casework.rules import CaseStatus
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.core import filestore, ledger
from portal.core.db import Base, database, db
from portal.core.forgetting import forget_jobs
from portal.core.ledger import Entry
from portal.core.outbox import enqueue
from portal.feedback.models import Rating
from portal.identity.models import Account
from portal.keeping.commands import forget
from portal.people.models import Person
from tests.identity.factories import staff
from tests.keeping.lives import EMAIL, NAME, WORDS, begin
from tests.keeping.places import everything, say
from tests.people.factories import person

DOGS = {"id": "dogs", "department": "streets", "name": {"en": "Dog licence"}}


@pytest.fixture
def life(app, acting, store):
    store(Department(slug="streets", name={"en": "Streets"}))
    with acting():
        publish(ServiceDefinition.model_validate(DOGS))
        found = begin(service_version())
        for status in (None, CaseStatus.WITHDRAWN, CaseStatus.DECIDED):
            found.matter(status)
    return found


def service_version():
    from portal.catalogue.models import ServiceVersion

    return db.scalars(select(ServiceVersion.id)).first()


def where_words_stand(app) -> set[str]:
    """Every table and every file that still says who it was."""
    with app.app_context(), database().reading() as session:
        told = {
            f"{table}: {list(row)}" for table in Base.metadata.sorted_tables for row in session.execute(select(table))
        }
        papers = {filestore.get(each).decode() for each in filestore.ids()}
    return {text for text in told | papers if any(word.lower() in text.lower() for word in WORDS)}


def test_nothing_is_left_of_them_anywhere(app, life, worker, client, sign_in, store):
    assert len(where_words_stand(app)) >= 25
    result = say(app, forget, EMAIL, "--yes")
    assert result.exit_code == 0, result.output
    worker.work_off()
    assert where_words_stand(app) == set()
    assert "Nothing in the database says who they were" in result.output
    with app.app_context(), database().reading() as session:
        case = session.scalars(select(Case)).one()
        assert (case.status, case.outcome, case.person_id) == ("decided", "granted", None)
        assert session.scalar(select(func.count(Application.id))) == 1
        assert session.scalars(select(Rating.score)).all() == [4, 4]
        assert list(ledger.broken_links(session)) == []
        proof = session.scalars(select(Entry).where(Entry.verb == "person.forgotten")).one()
        assert proof.details["gone"]["files"] == 2 and "article 17" in proof.details["rule"]
    sign_in(store(staff("supervisor")))
    page = client.get(f"/en/staff/cases/{case.reference}")
    assert page.status_code == 200 and "Not known" in page.text


def test_first_it_is_said_what_goes_and_stays_and_nothing_is_done_before_yes(app, life):
    before = everything(app)
    with app.app_context():
        from click.testing import CliRunner

        result = CliRunner().invoke(forget, [str(life.who.id)], input="n\n")
    assert result.exit_code == 1
    assert "Will go: 1 record" in result.output and "Will stay: 1 decided cases" in result.output
    assert everything(app) == before


@pytest.mark.parametrize("why", ["case", "role", "nobody"])
def test_it_waits_for_what_must_be_done_first(app, life, acting, why):
    with acting():
        if why == "case":
            life.matter(CaseStatus.RECEIVED)
        if why == "role":
            db.add(staff().grants[0].__class__(role="caseworker", account_id=life.account.id))
    before = everything(app)
    result = say(app, forget, "nobody@post.example" if why == "nobody" else EMAIL, "--yes")
    expected = {"case": "is open: decide it", "role": "They work here as caseworker", "nobody": "Nobody is known as"}
    assert result.exit_code == (1 if why == "nobody" else 9)
    assert expected[why] in result.output
    assert everything(app) == before


def test_others_stay_as_they_are_and_namesakes_are_pointed_out(app, life, store):
    other = store(person(name=NAME, email="another@post.example"))
    result = say(app, forget, EMAIL, "--yes")
    assert "people.name, 1 times" in result.output
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Person.id)).all() == [other.id]
        assert session.scalars(select(Account)).all() == []


def test_a_withdrawn_case_from_which_a_decided_one_followed_keeps_no_name(app, life, acting):
    with acting():
        cases = {case.status: case for case in db.scalars(select(Case))}
        withdrawn, decided = cases[CaseStatus.WITHDRAWN], cases[CaseStatus.DECIDED]
        db.add(FollowUp(id=decided.subject_id, parent_id=withdrawn.id, key="one/step", depth=1))

    assert say(app, forget, EMAIL, "--yes").exit_code == 0

    with app.app_context(), database().reading() as session:
        assert {(case.status, case.person_id, case.person_name) for case in session.scalars(select(Case))} == {
            ("withdrawn", None, ""),
            ("decided", None, ""),
        }
        assert not session.scalars(select(CaseWord)).all()


def test_letters_to_somebody_whose_address_ends_alike_are_still_sent(app, acting):
    with acting():
        enqueue("core.post_mail", message="To: joann@post.example\r\n\r\nHello")

        assert forget_jobs({"ann@post.example"}) == 0
        assert forget_jobs({"", "joann@post.example"}) == 1
