"""Editors say what a page is, when it is shown, and whether it repeats; conditions need no language to learn."""

import pytest

from tests.editing.test_questions_form import NEW, draft, question, save, typed_in, url  # noqa: F401 a fixture

BASE = f"/en/staff/services/{NEW}/questions"


def page_of(document, wanted):
    return next(each for each in document["form"]["sections"][0]["pages"] if each["id"] == wanted)


def test_saving_a_page_as_it_is_changes_nothing(client, draft):  # noqa: F811
    before = draft()
    assert save(client, f"{BASE}/pages/details").status_code == 303
    assert draft() == before


def test_an_expression_is_read_back_as_something_one_can_choose(client, draft):  # noqa: F811
    fields = typed_in(client.get(f"{BASE}/pages/details").text)
    assert fields["shown"] == "clauses"
    assert fields["clause-0-name"] == "born_years"
    assert fields["clause-0-relation"] == "at_least"
    assert fields["clause-0-value"] == "1"
    assert "When was it born? – years since then" in client.get(f"{BASE}/pages/details").text


def test_a_condition_is_put_together_by_choosing(client, draft):  # noqa: F811
    address = f"{BASE}/pages/details"
    page = client.post(address, data=typed_in(client.get(address).text) | {"act": "clause:add:0"}).text
    fields = typed_in(page) | {"clause-1-name": "owns_dog", "clause-1-relation": "is", "clause-1-value": "yes"}

    client.post(address, data=fields | {"join": "any"})

    assert page_of(draft(), "details")["when"] == "born_years >= 1 or owns_dog == true"
    listed = client.get(BASE).text
    assert "one of these:" in listed
    assert "Do you own a dog?" in listed


def test_a_condition_is_taken_away(client, draft):  # noqa: F811
    save(client, f"{BASE}/pages/details", shown="always")
    assert "when" not in page_of(draft(), "details")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"clause-0-name": ""}, "Choose a question"),
        ({"clause-0-value": ""}, "Write what to compare it with"),
        ({"clause-0-value": "many"}, "Write a number"),
        ({"clause-0-name": "owns_dog", "clause-0-value": "perhaps"}, "Write yes or no"),
        ({"clause-0-name": "born", "clause-0-value": "soon"}, "Write a date like 2026-03-27"),
        ({"clause-0-name": "", "clause-0-value": ""}, "Add what must hold"),
        ({"shown": "expression", "expression": "size == 'big'"}, "is not the id of a question asked before"),
        ({"shown": "expression", "expression": "born_years >= 1 and"}, "Write a question"),
        ({"shown": "expression", "expression": "__import__('os')"}, "is not a function here"),
    ],
)
def test_a_condition_that_cannot_hold_is_refused_with_what_to_write(client, draft, changed, sentence):  # noqa: F811
    fields = typed_in(client.get(f"{BASE}/pages/details").text) | changed
    answer = client.post(f"{BASE}/pages/details", data=fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert page_of(draft(), "details")["when"] == "born_years >= 1"


def test_answers_to_choose_from_can_be_written_as_they_are_read(client, draft):  # noqa: F811
    address = f"{BASE}/new-page?section=all"
    page = client.post(
        address, data=typed_in(client.get(address).text) | {"title": "Big dogs", "act": "clause:add:0"}
    ).text
    fields = typed_in(page) | {"clause-0-name": "size", "clause-0-relation": "one_of", "clause-0-value": "Big, small"}

    client.post(address, data=fields)

    assert page_of(draft(), "big-dogs")["when"] == "size in ['big', 'small']"


def test_an_exit_page_must_say_why_and_what_else_to_do(client, draft):  # noqa: F811
    address = f"{BASE}/new-page?section=all"
    fields = typed_in(client.get(address).text) | {"title": "No dog", "kind": "exit"}
    answer = client.post(address, data=fields)
    assert answer.status_code == 422
    assert "Write what the page says" in answer.text

    client.post(address, data=fields | {"intro": "You need no licence without a dog."})
    assert page_of(draft(), "no-dog") == {
        "id": "no-dog",
        "kind": "exit",
        "title": {"en": "No dog"},
        "intro": {"en": "You need no licence without a dog."},
    }


def test_a_page_repeats_and_conditions_know_how_many_there_are(client, draft):  # noqa: F811
    save(client, f"{BASE}/pages/dog", repeats="yes", repeat__item="Dog", repeat__max="3")
    assert page_of(draft(), "dog")["repeat"] == {"max": 3, "item": {"en": "Dog"}}

    page = client.get(f"{BASE}/pages/details").text
    assert "How many: Dog" in page
    assert typed_in(page)["shown"] == "expression"

    save(client, f"{BASE}/pages/details", shown="expression", expression="len(dog) > 1")
    assert typed_in(client.get(f"{BASE}/pages/details").text)["clause-0-name"] == "len(dog)"


def test_a_page_that_repeats_needs_a_name_for_one_of_them(client, draft):  # noqa: F811
    answer = save(client, f"{BASE}/pages/dog", repeats="yes", repeat__min="4", repeat__max="3")
    assert answer.status_code == 422
    assert "Write what one of them is called" in answer.text


def test_questions_inside_a_group_are_listed_under_it(client, draft):  # noqa: F811
    address = f"{BASE}/new-question?page=dog"
    fields = typed_in(client.get(address).text) | {"type": "group", "label": "Vaccinations", "act": "type"}
    fields = typed_in(client.post(address, data=fields).text)
    answer = client.post(address, data=fields | {"set-item": "Vaccination"} if "set-item" in fields else fields)
    assert answer.status_code == 303

    inner = f"{BASE}/new-question?group=vaccinations"
    client.post(inner, data=typed_in(client.get(inner).text) | {"label": "Against what?", "type": "text"})

    group = question(draft(), "vaccinations")
    assert [each["id"] for each in group["questions"]] == ["against_what"]
    assert save(client, url("vaccinations"), label="Shots").status_code == 303
    assert question(draft(), "vaccinations")["questions"] == group["questions"]
    assert save(client, url("against_what"), label="Which illness?").status_code == 303


def test_a_colleague_may_change_questions_while_one_writes_about_their_page(client, draft, yusuf):  # noqa: F811
    mine = typed_in(client.get(f"{BASE}/pages/dog").text) | {"title": "About the dog"}
    save(yusuf, url("born"), label="Birthday")

    assert client.post(f"{BASE}/pages/dog", data=mine).status_code == 303
    assert page_of(draft(), "dog")["title"] == {"en": "About the dog"}
    assert question(draft(), "born")["label"] == {"en": "Birthday"}
