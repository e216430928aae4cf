"""Pages about the portal, and news."""

from datetime import date, timedelta

import pytest
import yaml
from click.testing import CliRunner

from portal.config import LANGUAGES, PORT_ALDER
from portal.content import latest_news, load_pages, publish_news
from portal.content.actions import BUILT_IN, PageText, publish_page
from portal.content.commands import load
from portal.core import clock
from portal.search import find

TITLE = {"en": "The new library", "es": "La nueva biblioteca"}


def news(title="The new library", days_ago=0, **texts):
    text = {"en": title, **texts}
    day = clock.today() - timedelta(days=days_ago)
    return {
        "title": text,
        "summary": {"en": "It opens on Monday."},
        "body": {"en": "Come **in**!"},
        "published_on": day,
    }


@pytest.fixture
def with_pages(acting):
    with acting():
        load_pages()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["accessibility", "contact", "privacy"])
def test_every_portal_explains_itself_in_every_language(client, with_pages, slug, language):
    response = client.get(f"/{language}/pages/{slug}", follow_redirects=True)
    assert response.status_code == 200
    assert "{" not in response.text.split("<main")[1].split("</main")[0], "a placeholder was left open"
    assert PORT_ALDER[language] in response.text


@pytest.mark.parametrize("file", sorted(BUILT_IN.glob("*.yaml")), ids=lambda file: file.stem)
def test_built_in_pages_say_the_same_in_every_language(file):
    page = yaml.safe_load(file.read_text())
    for text in (page["title"], page["body"]):
        assert set(text) == set(LANGUAGES)
        assert len({body.count("\n# ") for body in text.values()}) == 1, "a heading is missing somewhere"
        assert len({body.count("\n- ") for body in text.values()}) == 1, "a list item is missing somewhere"


def test_loading_the_pages_again_changes_nothing(client, acting, with_pages):
    with acting():
        assert load_pages() == ["accessibility", "contact", "privacy"]
    assert client.get("/en/pages/contact").status_code == 200


def test_the_pages_are_loaded_from_the_command_line(app):
    with app.app_context():
        result = CliRunner().invoke(load, catch_exceptions=False)
    assert result.exit_code == 0
    assert "3 pages published" in result.output


def test_a_page_that_cannot_be_read_is_named_not_half_loaded(app, tmp_path):
    (tmp_path / "broken.yaml").write_text("title: {en: Hello}")
    with app.app_context():
        result = CliRunner().invoke(load, [str(tmp_path)])
    assert result.exit_code == 1
    assert "could not be read" in result.output


def test_a_page_nobody_wrote_is_not_found(client):
    assert client.get("/en/pages/nothing").status_code == 404


def test_a_text_that_was_not_translated_says_its_language(client, acting):
    with acting():
        publish_page("rules", PageText({"en": "Rules"}, {"en": "Be kind."}, date(2026, 10, 1)))
    page = client.get("/ar/pages/rules").text
    assert '<div lang="en" dir="ltr"><p>Be kind.</p>' in page
    assert '<span lang="en" dir="ltr">Rules</span>' in page


def test_what_an_editor_types_cannot_harm_a_page(client, acting):
    with acting():
        publish_page("rules", PageText({"en": "<b>Rules"}, {"en": "<script>alert(1)</script>"}, date(2026, 10, 1)))
    page = client.get("/en/pages/rules").text
    assert "<script>alert" not in page
    assert "&lt;b&gt;Rules" in page


def test_news_are_listed_newest_first(client, acting):
    with acting():
        publish_news("old", **news("Old", days_ago=3))
        publish_news("fresh", **news("Fresh"))
    page = client.get("/en/news").text
    assert page.index("Fresh") < page.index("Old")
    assert "Come <strong>in</strong>!" in client.get("/en/news/fresh").text


def test_news_of_tomorrow_are_not_told_today(client, acting):
    with acting():
        publish_news("tomorrow", **news("Tomorrow", days_ago=-1))
        assert not find("tomorrow", language="en").hits
    assert "Tomorrow" not in client.get("/en/news").text
    assert client.get("/en/news/tomorrow").status_code == 404


def test_news_written_ahead_come_out_on_their_day(client, acting, worker, monkeypatch):
    with acting():
        publish_news("tomorrow", **news("Tomorrow", days_ago=-1))
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    worker.work_off()

    assert "Tomorrow" in client.get("/en/news").text


def test_many_news_have_pages(client, acting):
    with acting():
        for number in range(12):
            publish_news(f"item-{number}", **news(f"Item {number:02}", days_ago=number))
    assert "Item 11" not in client.get("/en/news").text
    assert "Item 11" in client.get("/en/news?page=2").text


@pytest.mark.parametrize("page", ["0", "-3", "abc", "99999999999"])
def test_a_strange_page_number_is_no_mistake_of_ours(client, page):
    assert client.get(f"/en/news?page={page}").status_code == 200


def test_an_empty_newsroom_says_so(client):
    assert "There is no news yet" in client.get("/en/news").text


def test_pages_and_news_are_found(client, acting, with_pages):
    with acting():
        publish_news("library", **news("The new library"))
        assert [hit.path for hit in find("library", language="en").hits] == ["/news/library"]
        assert "/pages/privacy" in [hit.path for hit in find("конфиденциальность", language="ru").hits]


def test_a_correction_replaces_the_old_text(client, acting):
    with acting():
        publish_news("library", **news("The old words"))
    assert "The old words" in client.get("/en/news/library").text
    with acting():
        publish_news("library", **news("The right words"))
        assert len(latest_news()) == 1
    assert "The right words" in client.get("/en/news").text


def test_a_page_needs_few_statements(client, with_pages, statements):
    with statements() as seen:
        client.get("/en/pages/contact")
    assert len(seen) <= 2, seen


def test_the_foot_of_every_page_leads_to_help(client, with_pages):
    page = client.get("/es/news").text
    for path in ("pages/contact", "accessibility", "pages/privacy", "barriers/new"):
        assert f'href="/es/{path}' in page
