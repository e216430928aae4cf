"""The list of services, and how one begins."""

from io import BytesIO

import pytest

from portal.catalogue import ServiceDefinition
from portal.catalogue.actions import publish_all
from tests.editing.conftest import PERMIT

HTMX = {"HX-Request": "true"}


def test_an_editor_finds_a_service_in_the_list(client, edith):
    page = client.get("/en/staff/services?search=parking").text
    assert PERMIT in page
    assert "library-card" not in page


def test_the_list_is_the_same_with_and_without_javascript(client, edith):
    whole, part = client.get("/en/staff/services"), client.get("/en/staff/services", headers=HTMX)
    assert PERMIT in whole.text
    assert PERMIT in part.text
    assert "<html" not in part.text


def test_citizens_cannot_edit_services(client, city, sign_in):
    sign_in()
    assert client.get("/en/staff/services").status_code == 403


def test_a_service_begins_from_a_template_and_is_a_draft(client, edith):
    answer = client.post("/en/staff/services/new", data={"name": "Dog licence", "template": "permit"})
    assert answer.status_code == 303
    assert answer.location.endswith("/staff/services/dog-licence")
    page = client.get(answer.location).text
    assert "Dog licence" in page
    assert "Draft" in page
    assert client.get("/en/services/dog-licence").status_code == 404


def test_a_nameless_service_is_refused(client, edith):
    answer = client.post("/en/staff/services/new", data={"template": "permit"})
    assert answer.status_code == 422
    assert "Enter a name" in answer.text


def test_a_copy_leaves_the_original_as_it_is(client, edith):
    answer = client.post(f"/en/staff/services/{PERMIT}/copy", data={"name": "Visitor permit"})
    assert answer.location.endswith("/visitor-permit")
    assert "Visitor permit" in client.get(answer.location).text


def test_what_is_exported_can_be_imported_and_becomes_a_draft(client, edith):
    exported = client.get(f"/en/staff/services/{PERMIT}/export").text
    changed = exported.replace("Residence parking permit", "Parking permit for residents")
    answer = client.post("/en/staff/services/import", data={"file": (BytesIO(changed.encode()), "permit.yaml")})
    assert answer.status_code == 303
    assert "Parking permit for residents" in client.get(answer.location).text
    assert "Parking permit for residents" not in client.get(f"/en/services/{PERMIT}").text


def test_a_hostile_file_is_refused_with_the_place(client, edith):
    bomb = b"id: x\na: &a [1]\nb: [*a, *a]\n"
    answer = client.post("/en/staff/services/import", data={"file": (BytesIO(bomb), "bomb.yaml")})
    assert answer.status_code == 422
    assert "Write the text out in place" in answer.text


def test_what_is_missing_is_listed_with_its_place_and_leads_there(client, edith):
    client.post("/en/staff/services/new", data={"name": "Bonfire permit", "template": "permit"})
    page = client.get("/en/staff/services/bonfire-permit").text
    assert "Write this; it must not be left out." in page
    assert "/staff/services/bonfire-permit/about#department" in page


def test_a_service_that_only_staff_begin_stays_so_in_a_copy(client, edith):
    client.post("/en/staff/services/new", data={"name": "Bonfire permit", "template": "permit"})
    page = client.get("/en/staff/services/bonfire-permit/about").text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post("/en/staff/services/bonfire-permit/about", data={"seen": seen, "kind": "permit", "department": ""})
    client.post("/en/staff/services/bonfire-permit/copy", data={"name": "Fire permit"})
    assert "is_listed: false" in client.get("/en/staff/services/fire-permit/export").text


def test_the_list_counts_and_filters_by_state(client, edith):
    client.post("/en/staff/services/new", data={"name": "Bonfire permit", "template": "permit"})
    page = client.get("/en/staff/services?state=writing").text
    assert "Draft (1)" in page
    assert "bonfire-permit" in page
    assert PERMIT not in page.split('id="services"')[1]


def test_two_services_of_the_same_name_have_different_addresses(client, edith):
    for address in ("bonfire-permit", "bonfire-permit-2"):
        answer = client.post("/en/staff/services/new", data={"name": "Bonfire permit", "template": "permit"})
        assert answer.location.endswith(f"/{address}")


def test_five_thousand_services_are_listed_quickly(client, edith, acting, statements):
    with acting():
        publish_all(
            ServiceDefinition.model_validate(
                {"id": f"s-{number}", "department": "housing", "name": {"en": f"Service {number}"}}
            )
            for number in range(5000)
        )
    with statements() as seen:
        page = client.get("/en/staff/services?search=service+4999")
    assert "s-4999" in page.text
    assert len(seen) <= 8


@pytest.mark.parametrize(
    "path",
    [
        "nothing-is-called-so",
        f"{PERMIT}/comparison?old=99",
        f"{PERMIT}/comparison?old=x&new=draft{'9' * 50}",
        f"{PERMIT}/publication/versions/99",
    ],
)
def test_what_is_not_there_is_not_found(client, edith, path):
    assert client.get(f"/en/staff/services/{path}").status_code == 404


def test_odd_addresses_still_make_a_page(client, edith):
    for page in ("history", "comments", "publication", "comparison", "about", "copy"):
        for query in ("page=99999999999", "text=xx", "text=ar", "place=%00[[", "old=draft&new=0"):
            assert client.get(f"/en/staff/services/{PERMIT}/{page}?{query}").status_code == 200


@pytest.mark.parametrize("page", ["about", "comments", "publication/release", "publication/return", "history/undo"])
def test_junk_is_refused_and_changes_nothing(client, edith, page):
    junk = {"seen": "x", "name": "y" * 400, "department": "nowhere", "needs-words": ["a"] * 500, "act": "later"}
    answer = client.post(f"/en/staff/services/{PERMIT}/{page}", data=junk)
    assert answer.status_code in {303, 422}
    assert "There is no draft." in client.get(f"/en/staff/services/{PERMIT}/publication").text
