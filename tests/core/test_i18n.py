import pytest
from markupsafe import escape

from portal.core import i18n
from portal.core.web import own_path


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("es-419", "es"),
        ("AR-eg", "ar"),
        ("tlh", None),
        ("", None),
    ],
)
def test_the_browsers_wish_finds_the_nearest_language(app, wish, found):
    with app.app_context():
        assert i18n.closest(wish) == found


def test_a_text_that_was_not_translated_is_marked_with_its_own_language(app):
    with app.app_context(), i18n.speaking("ar"):
        assert i18n.tr({"en": "<b>", "ru": "Имя"}) == '<span lang="en" dir="ltr">&lt;b&gt;</span>'
        assert i18n.tr({"en": "Name", "ar": "الاسم"}) == "الاسم"
        assert i18n.tr({}) == ""


def test_an_address_without_language_leads_to_the_readers(client):
    response = client.get("/sign-in?next=/x", headers={"Accept-Language": "zh-TW,zh;q=0.9"})
    assert response.status_code == 302
    assert response.location == "/zh-Hant/sign-in?next=/x"


def test_an_unknown_language_is_a_page_not_found_in_the_readers_language(client):
    response = client.get("/xx/services", headers={"Accept-Language": "ru"})
    assert response.status_code == 404
    assert '<html lang="ru"' in response.text


@pytest.mark.parametrize(
    "url", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "", None, "/a\nb"]
)
def test_nobody_is_sent_to_another_site(url):
    assert own_path(url) is None


@pytest.mark.parametrize(
    "query", ["_method=x", "_anchor=x", "_scheme=javascript", "endpoint=x", "q=a&q=b&language=tlh"]
)
def test_the_language_menu_keeps_the_question_whatever_it_is_called(client, query):
    page = client.get(f"/en/search?{query}")
    assert page.status_code == 200
    assert f'href="/ar/search?{escape(query)}"' in page.text


def test_a_question_in_an_unknown_encoding_is_led_to_the_readers_language_too(app):
    answer = app.test_client().get("/search", environ_overrides={"QUERY_STRING": "q=\xff"})
    assert answer.status_code == 302
    assert answer.location.startswith("/en/search?q=")


@pytest.mark.parametrize(
    ("size_bytes", "english", "russian"),
    [(0, "1 kB", "1 КБ"), (15_400, "15 kB", "15 КБ"), (2_340_000, "2.3 MB", "2,3 МБ")],
)
def test_sizes_of_files_are_said_in_the_readers_language(app, size_bytes, english, russian):
    with app.test_request_context():
        assert i18n.file_size(size_bytes) == english
        with i18n.speaking("ru"):
            assert i18n.file_size(size_bytes).replace("\N{NO-BREAK SPACE}", " ") == russian
