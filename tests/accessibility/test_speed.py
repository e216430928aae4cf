"""Checks that only read the document are quick on an ordinary page."""

import pytest

from accessibility.audit import open_address
from accessibility.benchmarking import served_folder
from accessibility.checking import checks
from accessibility.findings import Cell
from accessibility.page import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PART = (
    '<section><h2>Dog licence {0}</h2><p>You need <a href="/dogs/{0}">one licence for dog {0}</a>. Bring <b>a photo</b>.</p>'
    "<ul><li>The dog’s age</li><li>Your address</li></ul>"
    '<form action="/dogs"><label for="f{0}">Name of dog {0}</label><input id="f{0}" name="f{0}">'
    '<button type="submit">Send for dog {0}</button></form>'
    '<table><caption>Fees {0}</caption><tr><th scope="col">Dog</th><th scope="col">Fee</th></tr>'
    "<tr><td>One</td><td>20</td></tr></table></section>"
)
NODES_OF_A_PART = 19
QUICK = 0.3


def page_of(nodes):
    parts = "".join(PART.format(number) for number in range(nodes // NODES_OF_A_PART))
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dogs</title></head><body><main><h1>Dogs</h1>{parts}</main></body></html>'


@pytest.fixture
def opened(looking, tmp_path):
    with served_folder(tmp_path) as address:

        def open_page(nodes):
            (tmp_path / "page.html").write_text(page_of(nodes), encoding="utf-8")
            cell = Cell("page", f"{address}/page.html")
            open_address(looking, cell)
            return Page(looking, cell, seconds=60)

        yield open_page


def seconds_of(page, questions):
    """Of the browser's own work for all of them, however busy the machine is."""
    page.cdp("Performance.enable", timeDomain="threadTicks")
    before = work_of(page)
    page.look(f"{questions}; return 0")
    return work_of(page) - before


def work_of(page):
    return next(each["value"] for each in page.cdp("Performance.getMetrics")["metrics"] if each["name"] == "ThreadTime")


def questions():
    return ";".join(f"(() => {{{check.script}}})()" for check in checks() if not check.look and not check.across)


def test_all_questions_about_the_document_take_less_than_a_third_of_a_second(opened):
    page = opened(2000)

    assert page.script("return document.querySelectorAll('*').length") > 1950
    assert min(seconds_of(page, questions()) for _ in range(8)) < QUICK
