"""What a citizen keeps about themselves, and what is refused."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import database
from portal.core.ledger import Entry
from portal.people import facts_of, known_answers
from portal.people.models import Address, Person

HOME = {
    "street": "12 Rope Walk",
    "extra": "",
    "postcode": "10003",
    "city": "Port Alder",
    "from_on-day": "1",
    "from_on-month": "3",
    "from_on-year": "2024",
}


@pytest.fixture
def amina(sign_in):
    return sign_in()


def change(client, what, **typed):
    return client.post(f"/en/profile/{what}", data=typed)


def saved(app, amina) -> Person:
    with app.app_context(), database().reading() as session:
        return session.get_one(Person, amina.person_id)


def addresses(app) -> list[Address]:
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Address).order_by(Address.from_on)))


def test_everything_is_in_one_place_with_links_to_change_it(client, amina):
    page = client.get("/en/profile").text
    assert "Amina Haddad" in page and "Not answered" in page
    for what in ("name", "birth-date", "contact", "language", "address", "children", "situation"):
        assert f'href="/en/profile/{what}"' in page
        assert client.get(f"/en/profile/{what}").status_code == 200


@pytest.mark.parametrize(
    "name", ["أمينة حداد", "欧阳娜娜", "Amina 🙂 Haddad", "\u200fأمينة\u200f", "Þórunn Ýr", "X", "\ufdfa" * 200]
)
def test_a_name_is_kept_exactly_as_typed(app, client, amina, name):
    assert change(client, "name", name=name, address_as="").status_code == 303
    assert saved(app, amina).name == name
    assert name in client.get("/en/account").text, "the portal calls them so from now on"


@pytest.mark.parametrize("name", ["", "   ", "x" * 10_000, "12345", "line\nbreak"])
def test_a_name_that_cannot_be_kept_is_refused_beside_the_field(app, client, amina, name):
    response = change(client, "name", name=name)
    assert response.status_code == 422 and "There is a problem" in response.text
    assert saved(app, amina).name == "Amina Haddad"


def test_people_say_how_to_be_called(client, amina):
    change(client, "name", name="Amina Haddad", address_as="Mrs Haddad")
    assert "Mrs Haddad" in client.get("/en/account").text


def test_a_birth_date_is_typed_in_three_boxes(app, client, amina):
    typed = {"birth_date-day": "٢٧", "birth_date-month": "3", "birth_date-year": "1986"}
    assert change(client, "birth-date", **typed).status_code == 303
    assert saved(app, amina).birth_date == date(1986, 3, 27)
    assert "March 27, 1986" in client.get("/en/profile").text or "27 March 1986" in client.get("/en/profile").text


@pytest.mark.parametrize(
    ("day", "month", "year", "box"),
    [
        ("31", "2", "1986", "day"),
        ("29", "2", "2023", "day"),
        ("1", "13", "1986", "month"),
        ("", "2", "1986", "day"),
        ("1", "2", "86", "year"),
        ("x", "y", "z", "day"),
        ("1" * 5000, "2", "1986", "day"),
        ("", "", "", "day"),
        ("1", "1", "2199", "day"),
        ("1", "1", "1880", "day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_box_and_stays_typed(app, client, amina, day, month, year, box):
    typed = {"birth_date-day": day, "birth_date-month": month, "birth_date-year": year}
    response = change(client, "birth-date", **typed)
    assert response.status_code == 422
    assert f'href="#birth_date-{box}"' in response.text
    assert f'value="{year}"' in response.text
    assert saved(app, amina).birth_date is None


def test_a_move_keeps_the_former_address(app, client, amina):
    assert change(client, "address", **HOME).status_code == 303
    moved = HOME | {"street": "3 Net Loft", "from_on-year": "2025"}
    assert change(client, "address", **moved).status_code == 303
    former, current = addresses(app)
    assert (former.until_on, current.until_on) == (date(2025, 3, 1), None)
    page = client.get("/en/profile").text
    assert "3 Net Loft" in page and "Former addresses" in page and "12 Rope Walk" in page


def test_a_correction_of_the_address_is_no_move(app, client, amina):
    change(client, "address", **HOME)
    change(client, "address", **HOME | {"street": "12a Rope Walk"})
    change(client, "address", **HOME | {"street": "12a Rope Walk", "from_on-year": "2023"})
    (only,) = addresses(app)
    assert only.street == "12a Rope Walk" and only.from_on == date(2023, 3, 1)


def test_an_address_needs_its_lines_and_a_day_that_has_come(app, client, amina):
    response = change(client, "address", **HOME | {"street": "", "postcode": "1" * 50, "from_on-year": "2190"})
    assert response.status_code == 422
    for link in ("#street", "#postcode", "#from_on-day"):
        assert f'href="{link}"' in response.text
    assert 'value="Port Alder"' in response.text
    assert addresses(app) == []


def test_the_language_of_letters_is_chosen(app, client, amina):
    assert change(client, "language", language="zh-Hant").status_code == 303
    assert saved(app, amina).language == "zh-Hant"
    assert change(client, "language", language="tlh").status_code == 422
    assert change(client, "language").status_code == 422


def test_a_citizen_says_how_to_be_reached(app, client, amina):
    assert change(client, "contact", phone="+44 20 7946 0958").status_code == 303
    who = saved(app, amina)
    assert who.phone == "+44 20 7946 0958" and not who.wants_email
    assert change(client, "contact", phone="call me", wants_email="yes").status_code == 422
    assert change(client, "contact", phone="", wants_email="yes").status_code == 303
    assert saved(app, amina).phone is None


def test_statements_decide_the_personas_and_can_be_taken_back(app, client, amina):
    today = clock.now().date()
    arrived = today - timedelta(days=40)
    assert change(client, "children", years=f"2001, {today.year}").status_code == 303
    newcomer = {
        "newcomer-day": arrived.day,
        "newcomer-month": arrived.month,
        "newcomer-year": arrived.year,
        "facts": ["carer", "disability"],
    }
    assert change(client, "situation", **newcomer).status_code == 303
    with app.test_request_context():
        facts = facts_of(amina.person_id)
    assert facts.children_birth_years == (2001, today.year) and facts.children_under_18 == 1
    assert facts.is_newcomer and facts.is_carer and facts.has_disability and not facts.is_student

    assert change(client, "situation").status_code == 303
    with app.test_request_context():
        facts = facts_of(amina.person_id)
    assert facts.children_birth_years == (2001, today.year)
    assert not facts.is_newcomer and not facts.is_carer


@pytest.mark.parametrize(
    "years", ["2019, 2022", "2019，2022", "2019；2022", "2019、2022", "٢٠١٩، ٢٠٢٢", "2019؛ 2022", "2019 2022"]
)
def test_birth_years_of_children_are_read_whatever_comma_parts_them(app, client, amina, years):
    assert change(client, "children", years=years).status_code == 303
    with app.test_request_context():
        assert facts_of(amina.person_id).children_birth_years == (2019, 2022)


@pytest.mark.parametrize("years", ["yesterday", "19", "2999", "2019, 20x2", "1" * 5000, ", ".join(["2019"] * 25)])
def test_birth_years_of_children_that_cannot_be_are_refused(client, amina, years):
    response = change(client, "children", years=years)
    assert response.status_code == 422 and 'href="#years"' in response.text


def test_a_statement_nobody_knows_is_refused(client, amina):
    assert change(client, "situation", facts=["king"]).status_code == 422


def test_changes_are_in_the_ledger_by_name_and_not_by_value(app, client, amina):
    change(client, "name", name="Amina Öz")
    change(client, "name", name="Amina Öz")
    change(client, "address", **HOME)
    with app.app_context(), database().reading() as session:
        entries = session.scalars(select(Entry).where(Entry.verb == "person.changed").order_by(Entry.number)).all()
    assert [entry.details for entry in entries] == [{"what": ["name"]}, {"what": ["address"]}]
    assert {entry.actor for entry in entries} == {f"account:{amina.id}"}


def test_forms_elsewhere_are_offered_what_is_known(app, client, amina):
    change(client, "address", **HOME)
    with app.test_request_context():
        answers = known_answers(amina.person_id)
    assert answers["person.address"] == {k: HOME[k] for k in ("street", "extra", "postcode", "city")}
    assert answers["person.name"] == "Amina Haddad" and "person.phone" not in answers


def test_the_profile_takes_few_statements(client, amina, statements):
    client.get("/en/profile")
    with statements() as seen:
        client.get("/en/profile")
    assert len([statement for statement in seen if statement.startswith("SELECT")]) <= 6


def test_a_choice_that_is_not_on_the_list_is_refused_in_the_readers_language(client, amina):
    page = client.post("/ar/profile/situation", data={"facts": "\x00king"})
    assert page.status_code == 422
    assert "valid choice" not in page.text
