"""The search page, plain and as one types."""

import pytest
from click.testing import CliRunner

from portal.config import LANGUAGES
from portal.search import Document, SearchSource, index
from portal.search.commands import reindex

HTMX = {"HX-Request": "true"}


@pytest.fixture
def many(acting):
    with acting():
        index(
            Document("service", f"dog-{number}", "en", f"/services/dog-{number}", f"Dog licence {number}", "For dogs")
            for number in range(25)
        )


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without JavaScript", "with htmx"])
def test_results_are_the_same_with_and_without_javascript(client, many, headers):
    response = client.get("/en/search?q=dogs", headers=headers)

    assert "25 results" in response.text
    assert 'href="/en/services/dog-' in response.text
    assert ("<html" in response.text) == (headers == {})
    assert "HX-Request" in response.headers["Vary"]


def test_the_number_of_results_is_announced(client, many):
    text = client.get("/en/search?q=dogs", headers=HTMX).text

    assert 'id="announcer"' in text


def test_results_have_pages(client, many):
    first, last = client.get("/en/search?q=dogs"), client.get("/en/search?q=dogs&page=3")

    assert first.text.count("<h3") == 10
    assert last.text.count("<h3") == 5
    assert client.get("/en/search?q=dogs&page=99").status_code == 200
    assert client.get("/en/search?q=dogs&page=x").status_code == 200


def test_of_very_many_results_only_the_best_are_promised(client, acting):
    with acting():
        index(Document("service", f"d-{n}", "en", f"/services/d-{n}", f"Dog {n}") for n in range(130))

    assert "The 100 best results" in client.get("/en/search?q=dog").text


def test_nothing_found_says_what_to_do(client, many):
    text = client.get("/en/search?q=elephants").text

    assert "Nothing found" in text
    assert "+1 555 0100" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_in_another_language_say_which(client, many, language):
    text = client.get(f"/{language}/search?q=licence").text

    assert ('lang="en" dir="ltr">Dog licence' in text) == (language != "en")


def test_searching_signed_out_sets_no_cookie_and_takes_few_statements(client, many, statements):
    client.get("/en/search?q=elephents")
    for question in ("dogs", "dog elephant", "dgo"):
        with statements() as asked:
            response = client.get("/en/search", query_string={"q": question})
        assert len(asked) <= 2, asked
        assert "Set-Cookie" not in response.headers


def test_everything_is_read_again_from_its_sources(app, acting, many):
    room = app.extensions["rooms"][0]
    source = SearchSource("cat", lambda: [Document("cat", "tom", "en", "/cats/tom", "Tom")])
    app.extensions["rooms"] = (*app.extensions["rooms"], type(room)("cats", contributes=[source]))

    with app.app_context():
        first, second = CliRunner().invoke(reindex, []), CliRunner().invoke(reindex, [])

    assert first.exit_code == second.exit_code == 0
    assert "cat: 1 documents" in second.output
