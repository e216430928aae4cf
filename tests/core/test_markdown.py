"""Editors' words become HTML, and nothing else does."""

import pytest

from portal.core.markdown import to_html


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
