"""What the gate for editors says is told where it is mended: whom it shuts out, and what to do."""

import re
from html import unescape

import pytest

from portal.content import manuscript
from tests.editing.conftest import PERMIT

HERE = f"/en/staff/services/{PERMIT}"
WORDS = "For the price [click here](/costs). Press the green button."


@pytest.fixture
def written(acting, edith):
    """The permit says something that shuts people out, and something to think about."""

    def write(words):
        with acting():
            draft = manuscript("service", PERMIT, to_change=True)
            draft.change("changed", lambda old: {**old, "what": {**old["what"], "en": words}}, place="what")

    return write


def text_of(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize("page", ["", "/about", "/publication"])
def test_an_editor_reads_whom_it_shuts_out_and_how_to_mend_it(client, written, page):
    written(WORDS)

    html = client.get(f"{HERE}{page}").text
    words = text_of(html)

    assert "Needs a reason" in words
    assert "Say where the link leads, such as “Opening hours of the library”, not “click here”." in words
    assert "People who listen to the links of a page one after the other do not learn where this one leads." in words
    assert '<q lang="en" dir="auto">click here</q>' in html
    assert "1 question or hint" in words
    assert "Can one find it without seeing it?" in words


def test_questions_and_hints_stop_nobody(client, written):
    written("Press the green button.")

    words = text_of(client.get(f"{HERE}/publication").text)

    assert "Nothing is left to mend" in words
    assert "They stop nobody. Think about them before you publish." in words


def test_what_the_gate_says_speaks_the_language_of_the_page(client, written):
    written(WORDS)

    html = client.get(f"/es{HERE[3:]}").text
    sentence = re.search(r"<span([^>]*)>[^<]*“click here”[^<]*</span>", unescape(html))

    assert sentence is None or "lang=" not in sentence[1]
