"""Staff find people by words of their names, among however many."""

import re

import pytest
from sqlalchemy import delete, select

from portal.core.db import database, db
from portal.people import update_person
from portal.people.actions import find_new_people, open_record
from portal.people.models import Person, PersonWord
from portal.people.queries import whole_person
from portal.people.rules import words_of
from tests.identity.factories import staff
from tests.people.factories import person
from tests.plans import plans

SEARCH = "/en/staff/people"


@pytest.fixture
def found(client, sign_in):
    """The names that a search brings."""
    sign_in(staff(name="Clara Voss"))

    def search(typed: str) -> list[str]:
        return re.findall(r'id="person-[^>]*><bdi>([^<]*)</bdi>', client.get(SEARCH, query_string={"q": typed}).text)

    return search


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Müller-Żak", "ŻAK mul"),
        ("Mei-Ling O’Hara", "hara ling"),
        ("Анна-Мария Йорк", "йорк ан"),
        ("محمّد الأحمد", "محمد"),
        ("محمّد الأحمد", "أحمد"),
        ("رنا الشامي", "الشا"),
        ("李小明", "明"),
    ],
)
def test_people_are_found_by_beginnings_of_any_words_of_their_names(found, store, name, typed):
    store(person(name=name), person(name="Amina Haddad"))
    assert found(typed) == [name]
    assert found(f"{typed} haddad") == []


def test_people_are_found_by_address_and_number_but_not_by_their_mail_provider(found, store):
    store(person(name="Mei", email="mei.k77@post.example", phone="+44 20 7946-0958"), person(name="Joan Post"))
    assert found("post") == ["Joan Post"]
    assert (
        found("mei.k")
        == found("k77")
        == found("Mei.K77@post.exa")
        == found("7946 0958")
        == found("+442079460958")
        == ["Mei"]
    )


def test_a_common_beginning_shows_fifty_people_by_name_and_nobody_twice(found, store):
    store(
        *[person(name=f"Ana {chr(65 + number % 26)}{number}", email=f"ana{number}@q.example") for number in range(70)]
    )
    names = found("an")
    assert len(names) == len(set(names)) == 50 and names == sorted(names)
    assert found("ana z25") == ["Ana Z25"]


def test_nobody_is_crowded_out_by_people_all_of_whose_names_begin_alike(found, store):
    many = [
        person(name=f"Maria Margarida Marcela Marina {number}", email=f"marilia{number}@q.example")
        for number in range(30)
    ]
    store(*many, *[person(name=f"Xu Mary {number}", email=f"xu{number}@q.example") for number in range(15)])
    assert len(found("mar")) == 45


def test_people_are_found_by_what_they_are_called_now(found, store, acting):
    amina = store(person(name="Amina Haddad"))
    with acting():
        update_person(amina.id, name="Amina Petrova", phone="555 0142")
    assert found("haddad") == []
    assert found("petro") == found("5550142") == ["Amina Petrova"]


@pytest.mark.parametrize("database_kind", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
def test_two_changes_in_the_same_moment_leave_the_words_of_the_newest_name(found, store, acting):
    """SQLite has one writer: there nobody can read before the other has written."""
    who = store(person(name="Amina Haddad")).id
    with acting():
        seen = whole_person(who)
        with acting():
            update_person(who, name="Amina Baker")
        update_person(who, phone="020 7946 0958")
        assert seen.name == "Amina Baker"

    assert found("baker") == ["Amina Baker"]
    assert found("haddad") == []


def test_somebody_new_is_found_and_so_is_whom_the_release_before_recorded(app, found, store, acting, someone):
    store(person(name="Joan Post"))
    opened = type("Opened", (), {"is_new": True, "name": "Ava Reed", "email": "a@q.example", "language": "en"})()
    opened.person_id = someone
    with acting():
        open_record(opened)
    assert found("reed ava") == found("a@q") == ["Ava Reed"]
    with acting():
        db.execute(delete(PersonWord))
    assert found("reed") == []
    with acting():
        find_new_people()
    assert found("reed") == ["Ava Reed"] and found("post") == ["Joan Post"]


def test_words_go_with_the_record_whichever_release_removes_it(app, store, acting):
    amina, joan = store(person()), person(name="Joan Post")
    store(joan)
    with acting():
        db.execute(delete(Person).where(Person.id == amina.id))
    with app.app_context(), database().reading() as session:
        left = set(session.execute(select(PersonWord.person_id, PersonWord.word)))
    assert left == {(joan.id, word) for word in words_of(joan.name, joan.email)}


@pytest.mark.parametrize("typed", ["amina haddad", "ami had", "haddad", "nobody"])
def test_no_search_reads_all_people(app, client, found, store, statements, typed):
    store(person(name="Amina Haddad"), person(name="Aminata Haddock"))
    with plans(app) as read, statements() as sent:
        client.get(SEARCH, query_string={"q": typed}, headers={"HX-Request": "true"})
    assert len(sent) <= 6
    asked_for_people = [plan for plan in read if "person_words" in plan]
    assert len(asked_for_people) == (1 if typed == "nobody" else 2)
    for plan in asked_for_people:
        assert "uq_person_words_word" in plan
        assert not re.search(r"\bSCAN (person_words|people|anon)|Seq Scan", plan), plan
