"""Pages that only tell, pages where the way ends, and buttons inside a question."""

import pytest

from portal.catalogue import ServiceDefinition, publish
from tests.applications.conftest import text, value_of

CHILDREN = {
    "id": "children",
    "type": "group",
    "label": text("Your children"),
    "item": text("Child"),
    "max": 4,
    "questions": [
        {"id": "child_name", "type": "name", "label": text("Name")},
        {"id": "child_age", "type": "number", "label": text("Age")},
    ],
}
SUPPORT = {
    "id": "rent-support",
    "department": "transport",
    "name": text("Rent support"),
    "form": {
        "sections": [
            {
                "id": "all",
                "title": text("Your rent"),
                "pages": [
                    {
                        "id": "before",
                        "kind": "information",
                        "title": text("Before you start"),
                        "intro": text("Have your **rental contract** at hand."),
                    },
                    {
                        "id": "rent",
                        "title": text("Your rent"),
                        "questions": [
                            {"id": "rent", "type": "money", "label": text("Rent")},
                            {"id": "allowance", "type": "money", "label": text("Allowance")},
                        ],
                    },
                    {
                        "id": "too-low",
                        "kind": "exit",
                        "when": "rent < 100",
                        "title": text("You cannot get rent support"),
                        "intro": text("Your rent is low. [Ask for advice](https://advice.example)."),
                    },
                    {
                        "id": "left",
                        "title": text("What is left"),
                        "questions": [
                            {
                                "id": "left",
                                "type": "computed",
                                "expression": "rent - allowance",
                                "unit": "money",
                                "label": text("You pay yourself"),
                            },
                            {"id": "is_right", "type": "yes_no", "label": text("Is this right?")},
                        ],
                    },
                    {"id": "children", "title": text("Children"), "questions": [CHILDREN]},
                    {
                        "id": "home",
                        "title": text("Home"),
                        "questions": [
                            {"id": "home", "type": "address_lookup", "register": "none", "label": text("Home")}
                        ],
                    },
                ],
            }
        ]
    },
}


@pytest.fixture
def where(acting, begin):
    """A begun application for rent support; its address with the language."""
    with acting():
        publish(ServiceDefinition.model_validate(SUPPORT))
    return f"/en{begin('rent-support')}"


def test_a_page_that_informs_is_read_and_passed(client, where, saved):
    assert client.get(where).location == f"{where}/pages/before"
    page = client.get(f"{where}/pages/before").text
    assert "<strong>rental contract</strong>" in page

    assert client.post(f"{where}/pages/before").location == f"{where}/pages/rent"

    assert saved(where).answers == {"before": {}}
    assert client.get(where).location == f"{where}/pages/rent"


def test_on_a_page_that_informs_one_may_change_the_language_or_leave(client, where):
    assert client.post(f"{where}/pages/before", data={"switch_to": "ar"}).location.startswith("/ar/")
    assert client.post(f"{where}/pages/before", data={"later": "yes"}).location == "/en/my/applications"
    client.post(f"{where}/pages/before")
    client.post(f"{where}/pages/before", data={"switch_to": "ar"})
    assert client.get(where).location == f"{where}/pages/rent"


@pytest.mark.parametrize("more", [{"intro": text("Count all of them.")}, {"repeat": {"max": 3, "item": text("Pet")}}])
def test_a_page_that_says_more_than_its_question_keeps_its_own_heading(client, acting, begin, more):
    asks = {"id": "pets", "type": "text", "label": text("Your pets")}
    pages = [{"id": "animals", "title": text("Your pets"), "questions": [asks], **more}]
    form = {"sections": [{"id": "all", "title": text("All"), "pages": pages}]}
    with acting():
        publish(ServiceDefinition.model_validate({**SUPPORT, "id": "pets", "form": form}))

    page = client.get(f"/en{begin('pets')}", follow_redirects=True).text

    assert page.count("<h1") == 1


def test_an_exit_page_ends_the_way_until_the_answer_changes(client, where, saved):
    client.post(f"{where}/pages/before")

    ended = client.post(f"{where}/pages/rent", data={"rent": "50", "allowance": "0"})

    assert ended.location == f"{where}/pages/too-low"
    page = client.get(ended.location).text
    assert "You cannot get rent support" in page
    assert 'href="https://advice.example"' in page
    assert "Continue" not in page
    assert client.post(ended.location).location == ended.location
    assert client.get(f"{where}/pages/left").location == f"{where}/pages/too-low"
    assert client.post(f"{where}/summary").location == f"{where}/pages/too-low"
    assert client.get(f"{where}/summary").location == f"{where}/pages/too-low"
    assert saved(where).is_draft
    assert client.post(f"{where}/pages/rent", data={"rent": "900", "allowance": "0"}).location == f"{where}/pages/left"


def filled(client, where):
    client.post(f"{where}/pages/before")
    client.post(f"{where}/pages/rent", data={"rent": "900", "allowance": "200"})


def test_what_is_computed_is_shown_kept_and_fresh_when_sent(client, where, saved):
    filled(client, where)

    assert "€700.00" in client.get(f"{where}/pages/left").text
    client.post(f"{where}/pages/left", data={"is_right": "yes", "left": "1"})
    assert saved(where).answers["left"] == {"left": "700.00", "is_right": True}
    client.post(f"{where}/pages/rent", data={"rent": "800", "allowance": "200"})
    client.post(f"{where}/pages/children", data={"children-number": "1", **child(0, "Lina", "3")})
    client.post(f"{where}/pages/home", data={"home-street": "7 Ropewalk", "home-postcode": "PA1", "home-city": "Port"})
    assert "€600.00" in client.get(f"{where}/summary").text
    assert client.post(f"{where}/summary").location == f"{where}/receipt"
    assert saved(where).answers["left"]["left"] == "600.00"
    assert client.get(f"{where}/receipt.pdf").status_code == 200
    assert "€600.00" in client.get(where).text


def child(place, name, age):
    return {f"children-{place}-child_name": name, f"children-{place}-child_age": age}


def test_adding_another_child_inside_a_page_loses_nothing(client, where, saved):
    filled(client, where)
    page = f"{where}/pages/children"
    posted = {"children-number": "1", **child(0, "Lina", "three"), "press": "children.add"}

    added = client.post(page, data=posted)
    client.post(page, data=posted)  # a double click

    assert added.location == f"{page}#children-1-child_name"
    shown = client.get(page).text
    assert value_of(shown, "children-0-child_age") == "three"
    assert value_of(shown, "children-1-child_name") == ""
    refused = client.post(page, data={"children-number": "2", **child(0, "Lina", "three"), **child(1, "Omar", "5")})
    assert refused.status_code == 422
    assert "Child 1, Age" in refused.text
    client.post(page, data={"children-number": "2", **child(0, "Lina", "3"), **child(1, "Omar", "5")})
    assert [one["child_name"] for one in saved(where).answers["children"]["children"]] == ["Lina", "Omar"]
    both = {"children-number": "2", **child(0, "Lina", "3"), **child(1, "Omar", "5"), "press": "children.remove-0"}
    assert client.post(page, data=both).location == f"{page}#children-add"
    client.post(page, data=both)
    assert [one["child_name"] for one in saved(where).answers["children"]["children"]] == ["Omar"]


def test_another_child_can_be_added_before_the_first_is_filled_in(client, where):
    filled(client, where)
    page = f"{where}/pages/children"

    client.post(page, data={"children-number": "1", **child(0, "", ""), "press": "children.add"})

    assert 'name="children-1-child_name"' in client.get(page).text


def test_looking_for_an_address_keeps_the_page_when_the_register_is_down(client, where, saved):
    filled(client, where)
    page = f"{where}/pages/home"

    found = client.post(page, data={"home-query": "Ropewalk", "press": "home.find"})

    assert found.location == f"{page}#home-street"
    shown = client.get(page).text
    assert "We cannot look up addresses right now" in shown
    assert value_of(shown, "home-query") == "Ropewalk"
    typed = {"home-query": "Ropewalk", "home-street": "7", "home-postcode": "PA1", "home-city": "Port Alder"}
    assert client.post(page, data=typed).status_code == 303
    assert saved(where).answers["home"]["home"]["street"] == "7"
