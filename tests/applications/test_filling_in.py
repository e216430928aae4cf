"""Filling in: every step is kept, whatever happens."""

from urllib.parse import urlsplit

import pytest

from portal.applications.rules import State
from tests.applications.conftest import WHERE, upload, value_of
from tests.people.factories import person


def test_the_start_says_what_is_needed_and_begins_once(client, amina, saved):
    page = client.get("/en/services/missed-bin/application")
    first = client.post("/en/services/missed-bin/application")
    second = client.post("/en/services/missed-bin/application")

    assert "The address of the bin" in page.text
    assert first.location == second.location
    assert len(saved()) == 1
    assert "You have already started this" in client.get("/en/services/missed-bin/application").text


def test_a_short_form_goes_from_page_to_page_to_the_summary(client, begin):
    where = begin()

    assert client.get(f"/en{where}").location == f"/en{where}/pages/where"
    assert client.post(f"/en{where}/pages/where", data=WHERE).location == f"/en{where}/pages/more"
    assert client.post(f"/en{where}/pages/more", data={"remark": ""}).location == f"/en{where}/summary"
    summary = client.get(f"/en{where}/summary").text
    assert "Ropewalk 7" in summary
    assert "1 February 2024" in summary


def test_a_refused_page_keeps_everything_as_it_was_typed(client, begin, saved):
    where = begin()
    typed = {"place": "  \u200fRopewalk 7 👋", "missed_on-day": "31", "missed_on-month": "2", "missed_on-year": "2024"}

    refused = client.post(f"/en{where}/pages/where", data=typed)

    assert refused.status_code == 422
    assert "<title>Error: " in refused.text
    assert "There is no such day" in refused.text
    assert value_of(refused.text, "place") == typed["place"]
    again = client.get(f"/en{where}/pages/where").text
    assert value_of(again, "place") == typed["place"]
    assert value_of(again, "missed_on-day") == "31"
    assert saved(where).answers == {}


def test_switching_the_language_midway_loses_nothing(client, begin):
    where = begin()

    switched = client.post(f"/en{where}/pages/where", data={"place": "half a", "missed_on-day": "3", "switch_to": "ar"})

    assert switched.location == f"/ar{where}/pages/where"
    page = client.get(switched.location).text
    assert '<html lang="ar" dir="rtl"' in page
    assert value_of(page, "place") == "half a"
    assert value_of(page, "missed_on-day") == "3"


def test_saving_for_later_keeps_even_what_is_wrong(client, begin):
    where = begin()

    later = client.post(f"/en{where}/pages/where", data={"place": "x" * 5000, "later": "yes"})

    assert later.location == "/en/my/applications"
    assert "Saved. You can continue" in client.get(later.location).text
    assert value_of(client.get(f"/en{where}/pages/where").text, "place") == "x" * 5000


def test_two_tabs_on_different_pages_both_keep_their_answers(client, begin, saved):
    where = begin()

    client.post(f"/en{where}/pages/more", data={"remark": "from the other tab"})
    client.post(f"/en{where}/pages/where", data=WHERE)

    assert saved(where).answers.keys() == {"where", "more"}


def test_what_the_portal_knows_is_offered_with_a_question(client, begin):
    where = begin("permit")

    page = client.get(f"/en{where}/pages/name").text

    assert value_of(page, "full_name") == "Amina Haddad"
    assert "Is this still right?" in page


def test_a_long_form_has_a_task_list(client, begin):
    where = begin("permit")

    assert client.get(f"/en{where}").location == f"/en{where}/tasks"
    assert client.get(f"/en{where}/tasks").text.count("To do") == 2
    client.post(f"/en{where}/pages/name", data={"full_name": "Amina"})
    assert "Started" in client.get(f"/en{where}/tasks").text
    assert client.post(f"/en{where}/pages/children").location == f"/en{where}/tasks"
    assert "Done" in client.get(f"/en{where}/tasks").text
    assert client.post(f"/en{where}/pages/car", data={"owns_car": "no"}).location == f"/en{where}/tasks"
    assert "Check your answers" in client.get(f"/en{where}/tasks").text


def test_a_page_that_is_not_asked_leads_to_one_that_is(client, begin):
    where = begin("permit")

    assert client.get(f"/en{where}/pages/proof").location == f"/en{where}/tasks"
    assert client.get(f"/en{where}/pages/no-such-page").status_code == 404
    assert client.post(f"/en{where}/pages/car", data={"owns_car": "yes"}).location == f"/en{where}/pages/proof"


def test_children_are_added_changed_and_removed(client, begin, saved):
    where = begin("permit")
    children = f"/en{where}/pages/children"

    assert client.post(f"{children}/items/0", data={"child": "Lina", "is_new": "1"}).location == children
    client.post(f"{children}/items/1", data={"child": "Omar", "is_new": "1"})
    client.post(f"{children}/items/0", data={"child": "Lina H."})
    page = client.get(children).text
    assert "Lina H." in page
    assert "Child 2" in page
    client.post(f"{children}/items/0/removal", data={"of": "2"})
    client.post(f"{children}/items/0/removal", data={"of": "2"})

    assert saved(where).answers["children"] == [{"child": "Omar"}]


def test_a_double_click_adds_one_child_and_two_tabs_add_two(client, begin, saved):
    where = begin("permit")
    first = f"/en{where}/pages/children/items/0"

    for child in ("Lina", "Lina", "Omar"):
        client.post(first, data={"child": child, "is_new": "1"})

    assert saved(where).answers["children"] == [{"child": "Lina"}, {"child": "Omar"}]


def test_a_refused_child_stays_typed_and_a_full_list_takes_no_more(client, begin):
    where = begin("permit")
    children = f"/en{where}/pages/children"

    assert client.post(f"{children}/items/0", data={"child": "n" * 300}).status_code == 422
    assert value_of(client.get(f"{children}/items/0").text, "child") == "n" * 300
    for number in range(3):
        client.post(f"{children}/items/{number}", data={"child": f"Child {number}"})
    assert "cannot add more" in client.get(children).text
    assert client.get(f"{children}/items/3").location == children


def test_files_are_kept_when_the_page_is_refused_and_can_be_removed(client, begin, saved):
    where = begin("permit")
    client.post(f"/en{where}/pages/car", data={"owns_car": "yes"})
    proof = f"/en{where}/pages/proof"

    refused = client.post(proof, data={"plate": "", "papers": [upload("a.pdf"), upload("b.pdf")]})
    assert refused.status_code == 422
    assert "a.pdf" in refused.text
    bad = client.post(proof, data={"plate": "PA 1", "papers": [upload("x.exe")], "upload": "papers"})
    assert bad.status_code == 422
    assert "like a program" in bad.text
    file_id = next(iter(saved(where).typed["proof"]["papers"]["files"]))["id"]
    client.post(proof, data={"plate": "PA 1", "remove": file_id})
    client.post(proof, data={"plate": "PA 1"})

    assert [file["name"] for file in saved(where).answers["proof"]["papers"]] == ["b.pdf"]
    (kept,) = saved(where).file_ids
    with client.get(f"/en{where}/files/{kept}") as download:
        assert download.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"/en{where}/files/{file_id}").status_code == 404


def test_a_removed_file_is_gone_for_good_once_the_step_is_safe(client, begin, saved, settings, worker):
    where = begin("permit")
    proof = f"/en{where}/pages/proof"
    client.post(f"/en{where}/pages/car", data={"owns_car": "yes"})
    client.post(proof, data={"plate": "PA 1", "papers": [upload("a.pdf")], "upload": "papers"})
    (file_id,) = saved(where).file_ids
    (kept,) = [path for path in (settings.folder / "files").rglob("*") if path.is_file()]

    client.post(proof, data={"plate": "PA 1", "remove": str(file_id)})
    assert kept.exists()
    worker.work_off()

    assert saved(where).file_ids == frozenset()
    assert not kept.exists()


def test_an_uploaded_file_stays_on_the_page_without_javascript(client, begin):
    where = begin("permit")
    client.post(f"/en{where}/pages/car", data={"owns_car": "yes"})

    done = client.post(f"/en{where}/pages/proof", data={"plate": "PA", "papers": [upload()], "upload": "papers"})

    assert done.location == f"/en{where}/pages/proof"
    page = client.get(done.location).text
    assert "papers.pdf" in page
    assert value_of(page, "plate") == "PA"


def test_an_expired_session_midway_gives_the_typed_words_back(client, begin, saved):
    where = begin()
    token = client.get_cookie("session").value
    client.delete_cookie("session")

    lost = client.post(f"/en{where}/pages/where", data={"place": "Ropewalk 7", "missed_on-day": "99"})
    assert urlsplit(lost.location).path == "/en/sign-in"
    client.set_cookie("session", token)
    page = client.get(f"/en{where}/pages/where").text

    assert "Nothing is lost" in page
    assert value_of(page, "place") == "Ropewalk 7"
    assert value_of(page, "missed_on-day") == "99"
    assert saved(where).typed["where"]["place"] == "Ropewalk 7"


def test_somebody_elses_application_does_not_exist(client, begin, store, sign_in):
    where = begin()
    sign_in(store(person(name="Deniz")))

    for path in ("", "/pages/where", "/tasks", "/summary", "/receipt", "/receipt.pdf", "/answer", "/withdrawal"):
        assert client.get(f"/en{where}{path}").status_code == 404
    assert client.post(f"/en{where}/summary").status_code == 404
    assert client.post(f"/en{where}/pages/where", data=WHERE).status_code == 404


def test_a_draft_can_be_deleted(client, begin, saved):
    where = begin()

    assert "cannot be undone" in client.get(f"/en{where}/withdrawal").text
    assert client.post(f"/en{where}/withdrawal").location == "/en/my/applications"
    assert saved() == []


@pytest.mark.parametrize("path", ["pages/where", "pages/more", "tasks", ""])
def test_pages_stay_within_their_statements(client, begin, statements, path):
    where = begin()
    client.get(f"/en{where}/pages/where")
    with statements() as seen:
        client.get(f"/en{where}/{path}".rstrip("/"))
    assert len(seen) <= 6, seen


def test_saving_a_page_stays_within_its_statements(client, begin, statements):
    where = begin()
    with statements() as seen:
        client.post(f"/en{where}/pages/where", data=WHERE)
    assert len(seen) <= 8, seen


def test_a_draft_has_a_state_and_a_version(client, begin, saved):
    draft = saved(begin())

    assert draft.state is State.DRAFT
    assert draft.service_version_id
    assert draft.service_name["ar"]
