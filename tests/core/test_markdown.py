"""Editors' words become HTML, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.markdown import blocks, escaped, to_html


def test_headings_start_below_the_pages_own():
    assert to_html("# Who may apply") == "<h2>Who may apply</h2>\n"
    assert to_html("# Who may apply", first_heading=3) == "<h3>Who may apply</h3>\n"


def test_lists_and_links_are_kept():
    html = to_html("- one\n- [two](/en/services)\n- [call](tel:+15550100)")
    assert "<li>one</li>" in html
    assert '<a href="/en/services">two</a>' in html
    assert '<a href="tel:+15550100">call</a>' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://elsewhere.example/a.png)",
        '<a onclick="x">x</a>',
        "<img src=x onerror=alert(1)>",
    ],
)
def test_nothing_typed_runs_or_loads(text):
    html = to_html(text)
    assert not any(bad in html for bad in ("<script", 'href="javascript', "<img", "<a onclick"))


def test_an_empty_text_is_an_empty_page():
    assert to_html("") == ""


@given(st.text(max_size=200))
def test_words_somebody_typed_mean_nothing_but_themselves(words):
    (shown,) = blocks(f"Name: {escaped(words)}.")

    text = "".join(run.text for run in shown.runs)
    assert shown.kind == "paragraph"
    assert not any(run.is_strong for run in shown.runs)
    assert text.replace("\N{REPLACEMENT CHARACTER}", "\0") == f"Name: {' '.join(words.split())}."


def test_markdown_for_paper_is_headings_paragraphs_and_items():
    found = blocks("# Permit\n\n**Ana** may park.\n\n- in zone A\n- at night\n\n1. first")

    assert [block.kind for block in found] == ["heading", "paragraph", "bullet", "bullet", "number"]
    assert [(run.text, run.is_strong) for run in found[1].runs] == [("Ana", True), (" may park.", False)]
