"""The first page everybody sees."""

import pytest

from portal.config import LANGUAGES
from portal.content import publish_news
from portal.core import clock


@pytest.fixture
def fresh_news(acting):
    with acting():
        title = {"en": "The library opens on Sundays", "es": "La biblioteca abre los domingos"}
        publish_news(
            "library",
            title=title,
            summary={"en": "From noon to six."},
            body={"en": "Come in!"},
            published_on=clock.today(),
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_is_asked_what_they_need_in_their_language(client, city, fresh_news, language):
    page = client.get(f"/{language}/").text
    assert f'action="/{language}/search"' in page
    assert f'href="/{language}/topics/family"' in page
    assert f'href="/{language}/life-events/having-a-child"' in page
    assert f'href="/{language}/services/childcare-subsidy"' in page
    assert f'href="/{language}/news/library"' in page


def test_without_a_language_one_is_sent_to_ones_own(client):
    answer = client.get("/", headers={"Accept-Language": "ar-EG,ar;q=0.9"})
    assert answer.location.endswith("/ar/")


def test_news_nobody_translated_say_their_language(client, city, fresh_news):
    assert '<span lang="en" dir="ltr">The library opens on Sundays</span>' in client.get("/ru/").text


def test_an_empty_portal_still_has_a_front_page(client):
    page = client.get("/en/").text
    assert "What can we do for you?" in page
    assert "People often look for:" not in page


def test_the_front_page_needs_two_statements(client, city, fresh_news, statements):
    with statements() as seen:
        client.get("/en/")
    asked = [statement for statement in seen if "public_changes" not in statement]
    assert len(asked) <= 2, asked


def test_the_front_page_fits_into_one_network_flight(client, city, fresh_news):
    answer = client.get("/en/", headers={"Accept-Encoding": "br"})
    assert len(answer.data) <= 7_500, "the stylesheet needs the other half of 14 KB"


def test_the_front_page_sets_no_cookie_and_may_be_kept(client, city):
    answer = client.get("/en/")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("public")


def test_who_is_signed_in_sees_the_way_to_their_page(client, sign_in):
    sign_in()
    assert 'href="/en/my"' in client.get("/en/").text
