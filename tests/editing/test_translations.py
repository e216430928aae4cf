"""Editors translate side by side: what is missing or out of date first, and nothing typed is lost."""

import re

import pytest

from portal.content import manuscript
from tests.editing.conftest import PERMIT
from tests.editing.test_texts import fields_of

BASE = f"/en/staff/services/{PERMIT}"


@pytest.fixture
def document(acting):
    """The service as it stands now."""

    def read(slug=PERMIT):
        with acting():
            return manuscript("service", slug).document

    return read


@pytest.fixture
def changed(client, edith, document):
    """The subject of the first message says something else in English, and nobody has translated that."""
    url = f"{BASE}/messages/{document()['messages'][0]['id']}"
    client.post(url, data=fields_of(client.get(url).text, "said") | {"subject": ["We have got your application"]})
    return document()["messages"][0]


def words_for(page, place):
    """The number of the field for this place."""
    places = re.findall(r'name="place" value="([^"]*)"', page)
    return places.index(place)


def test_every_language_says_how_far_it_is(client, edith):
    page = client.get(f"{BASE}/translations").text
    assert page.count(" texts</span>") == 5 or len(re.findall(r"\d+ of \d+ texts", page)) == 5


def test_what_changed_since_the_translation_stands_first_and_is_marked(client, changed):
    page = client.get(f"{BASE}/translations/es").text
    assert "1 text has changed" in page
    assert "<ins>" in page
    assert "<del>" in page
    assert changed["subject"]["es"] in page


def test_a_new_translation_is_kept_and_is_no_longer_out_of_date(client, changed, document):
    page = client.get(f"{BASE}/translations/es").text
    fields = fields_of(page, "texts")
    place = f"messages[{changed['id']}].subject"
    fields["words"][words_for(page, place)] = "Tenemos su solicitud"

    answer = client.post(f"{BASE}/translations/es", data=fields, follow_redirects=True)
    assert document()["messages"][0]["subject"]["es"] == "Tenemos su solicitud"
    assert document()["messages"][0]["subject"]["ru"] == changed["subject"]["ru"]
    assert "1 text has changed" not in answer.text


def test_a_translation_that_is_still_right_can_be_confirmed(client, changed, document):
    before = document()
    fields = fields_of(client.get(f"{BASE}/translations/es").text, "texts")
    fields["still_right"] = [f"messages[{changed['id']}].subject"]

    client.post(f"{BASE}/translations/es", data=fields)
    assert "Nothing is missing in this language" in client.get(f"{BASE}/translations/es").text
    assert "1 text has changed" in client.get(f"{BASE}/translations/ru").text
    assert document() == before


def test_texts_come_25_at_a_time_and_the_next_page_has_the_others(client, edith):
    first = client.get(f"{BASE}/translations/ar?show=all").text
    second = client.get(f"{BASE}/translations/ar?show=all&page=2").text
    places = [re.findall(r'name="place" value="([^"]*)"', page) for page in (first, second)]
    assert [len(each) for each in places] == [25, 25]
    assert not set(places[0]) & set(places[1])
    assert re.search(r'<textarea[^>]*lang="ar" dir="rtl"', first)


def test_one_page_of_translations_is_one_change(client, edith, document):
    fields = fields_of(client.get(f"{BASE}/translations/es?show=all").text, "texts")
    fields["words"][0], fields["words"][1] = "Uno", "Dos"
    client.post(f"{BASE}/translations/es?show=all", data=fields)
    assert document()["name"]["es"] == "Uno"

    page = client.get(f"{BASE}/history").text
    assert page.count("Translations changed") == 2  # in the history, and on the button that takes it back


def test_any_two_languages_can_stand_side_by_side(client, edith):
    page = client.get(f"{BASE}/translations/en?from=es&show=all").text
    assert re.search(r'<div class="translations__words" lang="es"', page)
    assert re.search(r'<textarea[^>]*lang="en" dir="ltr"', page)
    assert client.get(f"{BASE}/translations/tlh").status_code == 404


def test_a_text_that_is_too_long_is_refused_and_kept(client, edith, document):
    before = document()
    fields = fields_of(client.get(f"{BASE}/translations/es?show=all").text, "texts")
    fields["words"][0], fields["words"][1] = "x" * 5001, "Dos"
    answer = client.post(f"{BASE}/translations/es?show=all", data=fields)

    assert answer.status_code == 422
    assert 'href="#words-0"' in answer.text
    assert ">\nDos</textarea>" in answer.text
    assert document() == before


def test_a_colleague_who_translates_the_same_text_is_not_overwritten(client, yusuf, changed, document):
    url = f"{BASE}/translations/es"
    mine = fields_of(client.get(url).text, "texts")
    theirs = {**fields_of(yusuf.get(url).text, "texts"), "words": ["Suyo"] * len(mine["words"])}
    yusuf.post(url, data=theirs)
    mine["words"] = ["Mío"] * len(mine["words"])

    answer = client.post(url, data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    assert "Mío</textarea>" in answer.text
    assert document()["messages"][0]["subject"]["es"] == "Suyo"


def test_a_text_that_is_gone_meanwhile_is_said_and_the_rest_stays(client, edith, document):
    fields = fields_of(client.get(f"{BASE}/translations/es?show=all").text, "texts")
    fields["place"][3] = "messages[gone].subject"
    fields["words"][0] = "Otro nombre"
    answer = client.post(f"{BASE}/translations/es?show=all", data=fields)
    assert answer.status_code == 422
    assert "not there any more" in answer.text
    assert "Otro nombre" in answer.text
