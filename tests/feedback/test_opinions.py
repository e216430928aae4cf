"""Was this page helpful? Anyone may say so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import database
from portal.feedback.models import PageOpinion
from portal.feedback.views import MOST_OPINIONS
from tests.identity.factories import staff

pytestmark = pytest.mark.usefixtures("parking")
SLUG = "residence-parking-permit"


def opinions(app):
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(PageOpinion)))


def test_the_page_of_a_service_asks_whether_it_was_helpful(client):
    page = client.get(f"/en/services/{SLUG}").text
    assert "Was this page helpful?" in page
    assert f'action="/en/services/{SLUG}/opinions"' in page


@pytest.mark.parametrize("answer, expected", [("yes", True), ("no", False)])
def test_one_press_is_enough(client, app, answer, expected):
    response = client.post(f"/ar/services/{SLUG}/opinions", data={"helpful": answer})
    assert response.status_code == 303
    assert client.get(response.location).status_code == 200
    [opinion] = opinions(app)
    assert (opinion.is_helpful, opinion.language, opinion.service_slug) == (expected, "ar", SLUG)


def test_who_missed_something_can_say_what(client, app, sign_in, store):
    there = client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"}).location

    answer = client.post(there, data={"words": "The price for <motorbikes>"})

    assert answer.location.endswith(f"/en/services/{SLUG}")
    sign_in(store(staff("editor")))
    page = client.get("/en/staff/ratings").text
    assert "The price for &lt;motorbikes&gt;" in page


def test_an_empty_word_says_what_to_do(client):
    there = client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"}).location
    answer = client.post(there, data={"words": " "})
    assert answer.status_code == 422
    assert "Write what was missing" in answer.text


def test_words_can_follow_for_two_hours_only(client, app, monkeypatch):
    there = client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"}).location
    later = clock.now() + timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.post(there, data={"words": "Hello"}).status_code == 404


def test_a_service_that_is_not_there_gets_no_opinions(client, app):
    assert client.post("/en/services/nothing/opinions", data={"helpful": "no"}).status_code == 404
    assert opinions(app) == []


def test_nobody_presses_a_thousand_times(client, app):
    for _time in range(MOST_OPINIONS):
        client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"})
    assert client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"}).status_code == 429
    assert len(opinions(app)) == MOST_OPINIONS


def test_another_site_cannot_press_for_us(client, app):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(f"/en/services/{SLUG}/opinions", data={"helpful": "no"}, headers=headers).status_code == 403
    assert opinions(app) == []
