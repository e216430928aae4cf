"""Staff look at people: with a reason, for all to see."""

import re

import pytest
from sqlalchemy import select

from portal.core.db import database, db
from portal.core.ledger import Entry
from portal.core.rooms import Room
from portal.people import PersonPart, record_access
from tests.identity.factories import account, staff
from tests.people.factories import person


@pytest.fixture
def amina(store):
    return store(person(name="Amina Haddad", phone="+44 20 7946 0958"))


@pytest.fixture
def clara(sign_in):
    return sign_in(staff(name="Clara Voss"))


def looks(app) -> list[Entry]:
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Entry).where(Entry.verb == "person.looked_at").order_by(Entry.number)))


def test_nothing_is_shown_before_there_is_a_reason(app, client, amina, clara):
    page = client.get(f"/en/staff/people/{amina.id}").text
    assert "Why do you need to see" in page and amina.phone not in page
    assert looks(app) == []


def test_with_a_reason_everything_is_shown_and_the_look_is_recorded(app, client, amina, clara):
    url = f"/en/staff/people/{amina.id}"
    assert client.post(url, data={"reason": "Call about case A-7K2M-9XCQ"}).status_code == 303
    page = client.get(url).text
    assert amina.phone in page and "The person can see that you opened this page" in page
    (look,) = looks(app)
    assert look.actor == f"account:{clara.id}" and look.person_id == amina.id


@pytest.mark.parametrize("reason", ["", "x", "y" * 1000])
def test_a_reason_has_to_say_something(app, client, amina, clara, reason):
    response = client.post(f"/en/staff/people/{amina.id}", data={"reason": reason})
    assert response.status_code == 422 and amina.phone not in response.text
    assert looks(app) == []


def test_after_half_an_hour_there_has_to_be_a_reason_again(client, amina, clara, later):
    url = f"/en/staff/people/{amina.id}"
    client.post(url, data={"reason": "Call about case A-7K2M-9XCQ"})
    later(minutes=15)
    assert amina.phone in client.get(url).text
    later(minutes=31)
    assert amina.phone not in client.get(url, follow_redirects=True).text


def test_a_reason_for_one_person_is_none_for_another_or_for_a_colleague(app, client, amina, clara, sign_in, store):
    mei = store(person(name="Mei"))
    client.post(f"/en/staff/people/{amina.id}", data={"reason": "Call about case A-7K2M-9XCQ"})
    assert "Why do you need to see" in client.get(f"/en/staff/people/{mei.id}").text
    sign_in(staff("supervisor"))
    assert "Why do you need to see" in client.get(f"/en/staff/people/{amina.id}").text


def test_the_citizen_sees_who_looked_when_and_why(app, client, sign_in, store):
    amina = store(account())
    store(person(id=amina.person_id))
    sign_in(staff(name="Clara Voss"))
    client.post(f"/en/staff/people/{amina.person_id}", data={"reason": "Call about <b>case</b> A-7K2M-9XCQ"})
    sign_in(amina)
    page = client.get("/en/profile/looks").text
    assert "Clara Voss" in page and "Call about &lt;b&gt;case" in page


def test_a_citizen_sees_only_looks_at_their_own_data(client, amina, clara, sign_in):
    client.post(f"/en/staff/people/{amina.id}", data={"reason": "Call about case A-7K2M-9XCQ"})
    sign_in()
    assert "Nobody has looked at your data" in client.get("/en/profile/looks").text


def test_many_looks_are_listed_in_parts(app, client, sign_in, clara, acting):
    amina = sign_in()
    with acting():
        for number in range(45):
            record_access(amina.person_id, f"reason {number}")
    first, last = client.get("/en/profile/looks").text, client.get("/en/profile/looks?page=3").text
    assert "reason 44" in first and "reason 24" not in first
    assert "reason 0<" in last
    assert client.get("/en/profile/looks?page=nonsense").status_code == 200
    assert client.get("/en/profile/looks?page=99999999999999999999").status_code in {200, 404}


def test_the_same_look_is_recorded_once_in_a_while_even_on_pages_that_only_show(app, client, amina, clara):
    cookie = {"Cookie": f"session={client.get_cookie('session').value}"}
    for case in ("A-7K2M-9XCQ", "A-7K2M-9XCQ", "A-9XCQ-7K2M"):
        with app.test_request_context("/", headers=cookie):
            record_access(amina.id, case=case)
    assert [look.details for look in looks(app)] == [{"case": "A-7K2M-9XCQ"}, {"case": "A-9XCQ-7K2M"}]


def test_working_on_a_case_opens_the_whole_record_only_with_a_reason_of_its_own(app, client, amina, clara):
    with app.test_request_context("/", headers={"Cookie": f"session={client.get_cookie('session').value}"}):
        record_access(amina.id, case="A-7K2M-9XCQ")
    assert "reason" in client.get(f"/en/staff/people/{amina.id}").text


def test_the_citizen_reads_which_case_it_was_for(app, client, amina, sign_in):
    with app.app_context():
        record_access(amina.id, case="A-7K2M-9XCQ")
        db.commit()
    sign_in(amina)
    assert re.search(r"To work on case <bdi[^>]*>A-7K2M-9XCQ</bdi>", client.get("/en/profile/looks").text)


def test_staff_find_people_by_parts_of_names_in_any_script(client, clara, store):
    store(person(name="Łukasz Müller"), person(name="أمينة حداد"), person(name="Mei Müller"))
    assert "Łukasz" in client.get("/en/staff/people?q=muller").text
    assert "Łukasz" not in client.get("/en/staff/people?q=MEI+mull").text
    assert "أمينة" in client.get("/en/staff/people?q=حداد").text
    assert "Nobody found" in client.get("/en/staff/people?q=100%25_").text
    assert "Nobody found" not in client.get("/en/staff/people?q=").text


def test_staff_do_not_find_everyone_who_has_the_same_mail_provider(client, clara, store):
    store(person(name="Mei-Ling O’Hara", email="mei@post.example"), person(name="Joan Post", email="joan@mail.example"))
    assert "Mei" not in client.get("/en/staff/people?q=post").text
    assert "Joan" in client.get("/en/staff/people?q=post").text
    for part in ("ling", "hara", "mei@post.example"):
        assert "Mei" in client.get(f"/en/staff/people?q={part}").text


def test_a_search_that_is_no_name_is_refused_kindly(client, clara):
    assert client.get("/en/staff/people?q=" + "x" * 5000).status_code == 422
    assert client.get("/en/staff/people?q=%00").status_code == 200


def test_while_typing_only_the_list_comes_back(client, clara, store):
    store(person(name="Amina Haddad"))
    response = client.get("/en/staff/people?q=amina", headers={"HX-Request": "true"})
    assert "<html" not in response.text and "1 person found" in response.text
    assert "HX-Request" in response.headers["Vary"]


def test_a_person_nobody_knows_is_not_found(client, clara, someone):
    assert client.get(f"/en/staff/people/{someone}").status_code == 404


def test_other_rooms_add_to_the_picture_and_a_broken_one_does_not_take_the_page(app, client, amina, clara):
    def broken(_person_id):
        raise RuntimeError("broken")

    parts = [PersonPart("broken", "people/_found.html", broken), PersonPart("hidden", "none.html", lambda _: None)]
    app.extensions["rooms"] = (*app.extensions["rooms"], Room("test", contributes=parts))
    url = f"/en/staff/people/{amina.id}"
    client.post(url, data={"reason": "Call about case A-7K2M-9XCQ"})
    page = client.get(url)
    assert page.status_code == 200 and "not available right now" in page.text and amina.phone in page.text
