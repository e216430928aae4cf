"""The cast signs in with one press, and each sees their own city."""

import pytest
from sqlalchemy import select

from portal.applications.models import Application
from portal.core.db import db
from portal.demo.files import cast
from portal.demo.residents import MAIN_CITIZENS, MAIN_STAFF, members
from portal.messages.models import Message
from portal.people.models import Person

pytestmark = pytest.mark.slow

LANGUAGES = ["en", "es", "ar", "ru", "zh-Hans", "zh-Hant"]
WORKPLACES = {
    "clara": "/en/staff/cases",
    "sam": "/en/staff/cases",
    "edith": "/en/staff/services",
    "salma": "/ar/staff/services",
    "aude": "/en/staff",
    "viktor": "/en/staff",
}


def who(key: str) -> dict:
    return cast()["main"][key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_in_page_introduces_the_cast_in_every_language(city, language):
    page = city.test_client().get(f"/{language}/demo/sign-in").text
    for about in cast()["main"].values():
        assert about["story"][language] in page


def test_the_cast_on_the_page_is_the_cast_of_the_city(inside):
    assert {member.email for member in members()} == {about["email"] for about in cast()["main"].values()}


@pytest.mark.parametrize("key", MAIN_CITIZENS)
def test_a_citizen_opens_their_page_in_their_language(visit, key):
    language = who(key)["language"]
    page = visit(who(key)["email"], language).get(f"/{language}/my")
    assert page.status_code == 200
    assert f'lang="{language}"' in page.text


@pytest.mark.parametrize("key", MAIN_CITIZENS)
def test_a_citizen_opens_everything_of_their_own(city, visit, key):
    language = who(key)["language"]
    client = visit(who(key)["email"], language)
    for reference in references_of(city, who(key)["email"]):
        assert client.get(f"/{language}/applications/{reference}", follow_redirects=True).status_code == 200
    for place in ("my/applications", "messages", "profile"):
        assert client.get(f"/{language}/{place}").status_code == 200


@pytest.mark.parametrize("key", MAIN_STAFF)
def test_a_member_of_staff_opens_their_workplace(visit, key):
    assert visit(who(key)["email"]).get(WORKPLACES[key]).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_clara_opens_every_case(city, visit, language):
    clara = visit(who("clara")["email"], language)
    for reference in sent_references(city)[LANGUAGES.index(language) :: len(LANGUAGES)]:
        assert clara.get(f"/{language}/staff/cases/{reference}").status_code == 200


def test_deniz_finds_no_application_of_anybody_else(city, visit):
    deniz = visit("deniz@post.example")
    own = references_of(city, "deniz@post.example")
    with city.app_context():
        others = [sent for sent in db.scalars(select(Application)) if sent.reference not in own]
    assert (len(own), len(others)) >= (3, 60)
    for sent in others:
        for file_id in sent.file_ids:
            assert deniz.get(f"/en/applications/{sent.reference}/files/{file_id}").status_code == 404
    for place, method in places_about_a_reference(city):
        for sent in others[:: len(others) // 6]:
            url = place.format(sent.reference)
            assert deniz.open(url, method=method).status_code == 404, f"{method} {url}"


def test_deniz_finds_all_of_this_for_their_own(city, visit):
    """So that the addresses above are real ones."""
    deniz = visit("deniz@post.example")
    for place, method in places_about_a_reference(city):
        if method == "GET":
            urls = [place.format(reference) for reference in references_of(city, "deniz@post.example")]
            assert {deniz.get(url).status_code for url in urls} & {200, 303, 410}, place


def test_deniz_reads_nobody_elses_messages(city, visit):
    deniz = visit("deniz@post.example")
    with city.app_context():
        me = db.scalars(select(Person.id).where(Person.email == "deniz@post.example")).one()
        others = db.scalars(select(Message.id).where(Message.person_id != me)).all()
    assert {deniz.get(f"/en/messages/{message_id}").status_code for message_id in others} == {404}


def test_deniz_has_no_business_on_the_staff_pages(visit):
    deniz = visit("deniz@post.example")
    for place in ("staff", "staff/cases", "staff/people", "staff/ratings", "staff/deliveries"):
        assert deniz.get(f"/en/{place}").status_code in {403, 404}, place


def places_about_a_reference(city) -> list[tuple[str, str]]:
    """Every address citizens have for a matter of theirs, with a gap for its reference, by each method."""
    rules = [rule for rule in city.url_map.iter_rules() if rule.arguments == {"language", "reference"}]
    citizens = [rule for rule in rules if rule.endpoint.startswith(("applications.", "feedback."))]
    assert len(citizens) >= 6
    return [
        (rule.rule.replace("<language:language>", "en").replace("<reference>", "{}"), method)
        for rule in citizens
        for method in rule.methods & {"GET", "POST"}
    ]


def references_of(city, email: str) -> list[str]:
    with city.app_context():
        mine = select(Application.reference).join(Person, Person.id == Application.person_id)
        return list(db.scalars(mine.where(Person.email == email)))


def sent_references(city) -> list[str]:
    with city.app_context():
        return list(db.scalars(select(Application.reference).where(Application.submitted_at.is_not(None))))
