"""After a decision the citizen says how it was."""

from datetime import timedelta

import pytest
import yaml
from sqlalchemy import select

from portal.casework import CaseDecided
from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.core import clock
from portal.core.db import database, new_id
from portal.core.events import announce
from portal.feedback.models import Rating
from tests.feedback.conftest import PORT_ALDER
from tests.identity.factories import staff
from tests.people.factories import person


@pytest.fixture
def amina(store):
    return store(person(name="Amina Haddad", language="ar"))


def ratings(app):
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Rating)))


def rate(client, reference, score="2", **fields):
    return client.post(f"/en/ratings/{reference}/change", data={"score": score, **fields})


def test_after_a_decision_the_citizen_is_asked_in_their_language(client, sign_in, decided, amina):
    reference = decided(amina)
    sign_in(amina)

    inbox = client.get("/ar/messages").text

    assert "رخصة كلب" in inbox
    assert f'href="/ar/ratings/{reference}"' in client.get(first_message(inbox)).text


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("event-hall-booking", "We have dealt with your booking: "),
        ("library-hours-survey", "Thank you for taking part: "),
        ("residence-parking-permit", "We have decided about "),
    ],
)
def test_the_letter_speaks_of_a_decision_only_where_there_was_one(client, sign_in, store, acting, decided, slug, words):
    with acting():
        import_authority(yaml.safe_load((PORT_ALDER / "authority.yaml").read_text()))
        definition = yaml.safe_load((PORT_ALDER / "services" / f"{slug}.yaml").read_text())
        publish(ServiceDefinition.model_validate(definition))
    ben = store(person(name="Ben Ito", language="en", email="ben@post.example"))
    decided(ben, service=slug, name="This matter")
    sign_in(ben)
    letter = client.get(first_message(client.get("/en/messages").text)).text
    assert words in letter and "This matter" in letter
    assert ("decision" in letter) == ("decided" in words)


def first_message(inbox):
    return inbox.split('id="message-1" href="')[1].split('"')[0]


def test_a_rating_is_given_and_shown(client, sign_in, decided, amina, app):
    reference = decided(amina)
    sign_in(amina)
    form = client.get(f"/en/ratings/{reference}").text
    for words in ("Very good", "Neither good nor bad", "Very bad", "It took too long"):
        assert words in form

    answer = rate(client, reference, "2", reasons=["slow", "hard"], words="I waited <b>long</b>.")

    assert answer.status_code == 303
    page = client.get(answer.location).text
    assert "<h1>Thank you for your rating</h1>" in page
    assert "It took too long" in page
    assert "I waited &lt;b&gt;long" in page
    [rating] = ratings(app)
    assert (rating.score, rating.reasons, rating.words) == (2, ["hard", "slow"], "I waited <b>long</b>.")


def test_a_rating_without_a_choice_says_what_to_do(client, sign_in, decided, amina, app):
    reference = decided(amina)
    sign_in(amina)
    answer = client.post(f"/en/ratings/{reference}/change", data={"words": "Hello"})
    assert answer.status_code == 422
    assert "Choose how it was" in answer.text
    assert "<title>Error:" in answer.text
    assert "Hello</textarea>" in answer.text, "what was typed is kept"
    assert ratings(app)[0].score is None


@pytest.mark.parametrize("score", ["6", "0", "-1", "x", "２"])
def test_a_score_that_is_none_is_refused(client, sign_in, decided, amina, score, app):
    reference = decided(amina)
    sign_in(amina)
    assert rate(client, reference, score).status_code == 422


def test_reasons_nobody_offered_are_passed_over(client, sign_in, decided, amina, app):
    reference = decided(amina)
    sign_in(amina)
    assert rate(client, reference, "5", reasons=["easy", "bribery"]).status_code == 303
    assert ratings(app)[0].reasons == ["easy"]


def test_ten_thousand_words_are_too_many_and_say_so(client, sign_in, decided, amina):
    reference = decided(amina)
    sign_in(amina)
    answer = rate(client, reference, "5", words="x" * 10_000)
    assert answer.status_code == 422
    assert "Use no more than 2000 characters" in answer.text


def test_one_can_change_ones_mind_for_two_weeks(client, sign_in, decided, amina, app, monkeypatch):
    reference = decided(amina)
    start = clock.now()
    account = sign_in(amina)
    rate(client, reference, "1")
    assert "You can change your rating until" in client.get(f"/en/ratings/{reference}").text

    rate(client, reference, "5")
    assert [rating.score for rating in ratings(app)] == [5]

    monkeypatch.setattr(clock, "now", lambda: start + timedelta(days=15))
    sign_in(account)
    assert "You can change your rating until" not in client.get(f"/en/ratings/{reference}").text
    assert rate(client, reference, "1").status_code == 410
    assert ratings(app)[0].score == 5


def test_there_is_one_rating_for_each_case(app, decided, amina, acting):
    decided(amina)
    [rating] = ratings(app)
    again = {"kind": "wish", "subject_id": new_id(), "person_id": amina.id, "reference": rating.reference}
    with acting():
        announce(CaseDecided(case_id=rating.case_id, **again, granted=True, reasons=(), words=""))
    assert len(ratings(app)) == 1


def test_someone_elses_rating_does_not_exist(client, sign_in, decided, amina):
    reference = decided(amina)
    sign_in()
    assert client.get(f"/en/ratings/{reference}").status_code == 404
    assert rate(client, reference).status_code == 404


def test_a_rating_is_for_citizens_who_are_signed_in(client, decided, amina):
    reference = decided(amina)
    assert "/sign-in" in client.get(f"/en/ratings/{reference}").location


def test_supervisors_see_averages_worst_first_and_read_words_without_names(
    client, sign_in, decided, amina, store, acting
):
    sign_in(amina)
    rate(client, decided(amina), "5")
    rate(client, decided(amina), "4")
    rate(client, decided(amina, service="tree", name="A tree"), "1", reasons=["slow"], words="Months!")
    sign_in(store(staff("supervisor")))

    page = client.get("/en/staff/ratings").text

    assert "4.5" in page and "1.0" in page
    assert page.index("A tree") < page.index("Dog licence")
    assert "Months!" in page
    assert "Amina" not in page


def test_an_empty_overview_says_so(client, sign_in, store):
    sign_in(store(staff("supervisor")))
    assert "Nobody has rated a service yet" in client.get("/en/staff/ratings").text


def test_ratings_of_others_are_not_for_citizens_or_caseworkers(client, sign_in, store):
    sign_in()
    assert client.get("/en/staff/ratings").status_code == 403
    sign_in(store(staff("caseworker")))
    assert client.get("/en/staff/ratings").status_code == 403


def test_the_overview_needs_few_statements_however_many_ratings(client, sign_in, decided, amina, store, statements):
    sign_in(amina)
    for number in range(4):
        rate(client, decided(amina, service=f"service-{number}"), "3", words="So so")
    sign_in(store(staff("supervisor")))
    with statements() as seen:
        client.get("/en/staff/ratings")
    assert len(seen) <= 8, seen
