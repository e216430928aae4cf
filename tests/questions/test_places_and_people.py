"""Where and who: places, addresses from a register, people of the household; and choices in tables and orders."""

import json

import pytest
from werkzeug.datastructures import MultiDict

from portal.questions import Filling, Sheet, describe
from portal.questions.question_type import Around, type_of
from portal.questions.types.household_person import PEOPLE
from tests.questions.conftest import answer_to, form, page, question, refusal_of, typed_in
from tests.questions.test_sheet import shown

pytestmark = pytest.mark.usefixtures("asking")

ADDRESSES = """street,postcode,city,district,areas
7 Ropewalk,PA1 2AB,Port Alder,harbour,"harbour, centre"
9 Ropewalk,PA1 2AB,Port Alder,harbour,harbour
1 Hill Road,PA9 1XY,Port Alder,hills,
"""


@pytest.fixture
def addresses(house, tmp_path):
    """A register of three addresses."""
    file = tmp_path / "addresses.csv"
    file.write_text(ADDRESSES)
    before = house.extensions["settings"]
    house.extensions["settings"] = _with_registers(before, {"addresses": str(file)})
    yield file
    house.extensions["settings"] = before


def _with_registers(settings, registers):
    return type(settings)(**{**vars(settings), "registers": registers})


def looking(before=None, **parts):
    asked = question("address_lookup", area="harbour")
    fields = MultiDict({f"q-{part}": value for part, value in parts.items() if part != "press"})
    if press := parts.get("press"):
        fields["press"] = press
    return Sheet.parked([asked], fields, before=before)


@pytest.mark.usefixtures("addresses")
def test_an_address_is_looked_up_chosen_and_kept():
    found = looking(query="ropewalk", press="q.find")
    html = shown(found)
    assert html.count("Ropewalk, PA1 2AB Port Alder") >= 2
    assert "My address is not in this list" in html

    chosen = looking(found.typed, query="ropewalk", choice="7 Ropewalk, PA1 2AB Port Alder")

    assert chosen.check(), chosen.problems
    assert chosen.answers["q"]["street"] == "7 Ropewalk"
    assert chosen.answers["q"]["areas"] == ["centre", "harbour"]
    assert chosen.values["q"] == "Port Alder"
    assert chosen.values["q_areas"] == ["centre", "harbour"]
    again = Sheet.of_answers(chosen.questions, chosen.answers)
    assert again.check()
    assert again.answers == chosen.answers


@pytest.mark.usefixtures("addresses")
def test_going_on_with_new_words_looks_them_up_too():
    sheet = looking(query="Ropewalk")

    assert not sheet.check()
    assert sheet.problems == [("q-choice", "Choose your address from the list, or type it")]
    assert 'id="q-choice"' in shown(sheet)


@pytest.mark.usefixtures("addresses")
def test_an_unknown_address_is_typed_by_hand():
    nothing = looking(query="nowhere", press="q.find")
    assert nothing.wrong_at_once().problems[0][1].startswith("We found no such address")

    by_hand = looking(nothing.typed, query="nowhere", street="3 New Lane", postcode="PA1", city="Port Alder")

    assert by_hand.check()
    assert by_hand.answers["q"]["areas"] == []


def test_a_register_can_be_told_the_street_and_the_postcode_of_an_address():
    asked = question("address")
    answer = {"street": "7 Ropewalk", "extra": "", "postcode": "PA1 2AB", "city": "Port Alder"}

    assert type_of(asked).values(asked, answer) == {
        "q": "Port Alder",
        "q_street": "7 Ropewalk",
        "q_postcode": "PA1 2AB",
    }


@pytest.mark.usefixtures("addresses")
def test_an_address_outside_the_area_is_refused_in_plain_words_also_when_typed():
    found = looking(query="hill road", press="q.find")
    chosen = looking(found.typed, query="hill road", choice="1 Hill Road, PA9 1XY Port Alder")
    typed = looking(street="1 hill road", postcode="PA9 1XY", city="Port Alder")

    for sheet in (chosen, typed):
        assert not sheet.check()
        assert "outside the area of this service" in sheet.problems[0][1]


def test_a_register_that_cannot_be_asked_stops_nobody():
    sheet = looking(query="Ropewalk", press="q.find")
    html = shown(sheet)
    by_hand = looking(sheet.typed, query="Ropewalk", street="7 Ropewalk", postcode="PA1", city="Port Alder")

    assert "We cannot look up addresses right now" in html
    assert "<details" in html
    assert sheet.wrong_at_once() is None
    assert by_hand.check()


def test_people_we_know_and_people_named_before_can_be_chosen():
    asked = form(
        page("first", {"id": "first", "type": "household_person"}),
        page("second", {"id": "second", "type": "household_person"}),
    )
    answers = {"first": {"first": {"name": "Omar", "birth_date": "2015-04-05"}}}
    known = {PEOPLE: [{"name": "Lina", "birth_date": "2019-01-02"}, {"name": "", "birth_date": None}, "junk"]}

    sheet = Filling(asked, answers, {}).sheet(asked.page("second"), known=known)

    html = shown(sheet, "Second")
    assert "Lina" in html
    assert "Omar" in html
    assert "born on 2 January 2019" in html
    chosen = Sheet.parked(sheet.questions, MultiDict({"second-who": json.dumps(["Lina", "2019-01-02"])}))
    assert chosen.check()
    assert chosen.answers["second"] == {"name": "Lina", "birth_date": "2019-01-02"}
    assert "Lina" in shown(Sheet.of_answers(chosen.questions, chosen.answers), "Second")


def test_whoever_was_named_before_is_known_by_what_the_answers_mean():
    name = {"id": "name", "type": "name", "concept": "child.name", "label": {"en": "Name"}}
    born = {"id": "born", "type": "date", "concept": "child.birth_date", "label": {"en": "Birth date"}}
    me = {"id": "me", "type": "name", "concept": "person.name"}
    inside = {"id": "more", "type": "group", "item": {"en": "Child"}, "questions": [name, born]}
    asked = form(
        page("children", {**name, "id": "n"}, {**born, "id": "b"}, repeat={"item": {"en": "Child"}}),
        page("me", me, {"id": "my_birth", "type": "date", "concept": "person.birth_date"}, inside),
        page("who", {"id": "who", "type": "household_person"}),
    )
    answers = {
        "children": [{"n": "Lina", "b": "2019-01-02"}, {"n": "Half", "b": None}, {"n": "Omar", "b": "2015-04-05"}],
        "me": {"me": "Amina", "my_birth": "1990-01-01", "more": [{"name": "Noor", "born": "2021-01-01"}]},
    }
    known = {"household.child": {"name": "Sami", "birth_date": "2012-01-01"}, "person.address": {"street": "x"}}

    (field,) = Filling(asked, answers, {}).sheet(asked.page("who"), known=known).asked

    people = field.kind.people(field.question, field.typed, field.around)
    assert [one["label"] for one in people] == ["Sami", "Noor", "Lina", "Omar"]


def test_somebody_else_is_typed():
    asked = question("household_person")
    born = {"day": "1", "month": "2", "year": "2020"}

    assert answer_to(asked, who="else", name="Noor", **born) == {"name": "Noor", "birth_date": "2020-02-01"}
    assert refusal_of(asked, who="else", name="Noor") == "Enter the day too"
    assert refusal_of(asked, who="else", **born) == "Enter a name"
    assert refusal_of(asked, name="Noor", **{**born, "year": "2999"}) == "The date must be today or earlier"
    assert refusal_of(asked, who="forged") == "Choose a person, or enter a name and a birth date"
    assert "Somebody else" in refusal_of(asked, who=json.dumps(["Lina", "2019-01-02"]), name="Noor")
    values = type_of(asked).values(asked, {"name": "Noor", "birth_date": "2020-02-01"})
    assert values["q_years"] >= 6
    assert type_of(asked).people(asked, {}, Around()) == []


def test_where_nobody_is_known_nobody_is_to_be_chosen(app):
    sheet = Sheet([question("household_person")], typed={})
    assert '<input type="hidden" name="q-who" value="else">' in shown(sheet, "Who")

    assert refusal_of(sheet.questions[0], who="else") == "Enter the name and the birth date of the person"
    optional = question("household_person", required=False)
    assert answer_to(optional, who="else") is None


def test_a_place_is_told_in_words():
    districts = [{"value": "harbour", "label": {"en": "Harbour"}}]
    asked = question("place", options=districts)

    assert answer_to(asked, where=" at the\nfountain ", district="harbour")["where"] == "at the fountain"
    assert refusal_of(asked, where="fountain") == "Choose the district"
    assert refusal_of(asked, district="harbour") == "Enter an address, or say what is near"
    assert answer_to(question("place"), description="behind the school")["district"] == ""
    assert "Use no more" in refusal_of(question("place"), where="x" * 300)


def test_every_row_of_a_table_is_answered():
    asked = question("matrix")

    assert answer_to(asked, bus="petrol", tram="none") == {"bus": "petrol", "tram": "none"}
    sheet = typed_in(asked, bus="petrol")
    assert not sheet.check()
    assert sheet.problems == [("q-tram-petrol", "Choose an answer for “Trams”")]
    assert 'id="q-tram-petrol"' in shown(sheet)
    assert answer_to(question("matrix", required=False), bus="petrol") == {"bus": "petrol"}
    assert refusal_of(asked, bus="steam", tram="none") == "Choose an answer for “Buses”"
    assert type_of(asked).values(asked, {"bus": "petrol"}) == {"q": 1, "q_bus": "petrol", "q_tram": None}


def test_choices_are_put_in_order_without_doubles_or_gaps():
    asked = question("ranking", most=2)
    first = {"": "2", "electric": "1"}

    def ranked(places):
        fields = MultiDict({f"q-{option}".rstrip("-"): place for option, place in places.items()})
        sheet = Sheet.parked([asked], fields)
        return sheet.answers["q"] if sheet.check() else sheet.problems[0]

    assert ranked(first) == ["electric", "petrol"]
    assert ranked({"": "1", "electric": "1"})[1] == "Give “Electric” another place: this one is taken"
    assert ranked({"electric": "2"}) == ("q-electric", "Leave no place out: choose place 1 too")
    assert ranked({"": "3"})[1] == "Choose from the list"
    assert "Place 2" in shown(Sheet([asked], typed={}))
    said = describe(form(page("p", asked.model_dump(exclude_defaults=True))), {"p": {"q": ["electric", "gone"]}})
    assert said[0].rows[0].value == "1. Electric<br>2. <bdi>gone</bdi>"
