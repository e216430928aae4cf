"""Pages that never load, loop, crash the browser or are no pages at all: each is named, and the next is looked at."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from time import monotonic

import pytest

from accessibility.audit import How, look_through, open_address
from accessibility.browser import Browser
from accessibility.findings import Cell, Outcome

pytestmark = pytest.mark.browser
HARD_LIMIT = 40
"""Seconds; about 30 and what a busy machine adds."""
GOOD = "<!doctype html><html lang=en><title>Bins – Port Alder</title><main><h1>Bins</h1><p><a href=/days>Days</a></p></main></html>"
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00"
     b"\x00\x00\x00\x00" + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)  # fmt: skip
PAGES = {
    "/good": GOOD,
    "/loops": GOOD + "<script>setTimeout(() => { while (true); }, 300)</script>",
    "/loops-at-once": "<!doctype html><title>x</title><p>Hello<script>while (true);</script>",
    "/dialogs": GOOD
    + "<script>setInterval(() => alert('Hello'), 5); onbeforeunload = () => 'Stay'; alert(1); confirm(2)</script>",
    "/plays": GOOD + "<video autoplay loop src=/never></video><audio autoplay src=/nothing></audio>",
    "/many": GOOD + "<ul>" + "<li><a href=/x>Day</a></li>" * 10_000 + "</ul>",
    "/broken": "<p><b><i></b><table><div>Bins</i></p></title><a href='x><form><form>\x00<svg><p></svg><body onload=oops(",
    "/empty": "",
    "/huge-picture": GOOD + "<img alt='' src=/picture>",
    "/slow-picture": GOOD + "<img alt='' src=/never>",
    "/sign-in": GOOD + "<form method=post><input type=password></form>",
}


class Bad(BaseHTTPRequestHandler):
    never = Event()

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/never":
            self.never.wait(60)
        elif path in {"/401", "/403", "/404", "/500"}:
            self.answer(GOOD.encode(), status=int(path[1:]))
        elif path in {"/round", "/private"}:
            self.send_response(302)
            self.send_header("Location", "/round" if path == "/round" else "/sign-in?next=/private")
            self.end_headers()
        elif path == "/picture":
            self.answer(PIXEL, kind="image/png")
        elif path == "/json":
            self.answer(b"{}", kind="application/json")
        elif path == "/download":
            self.answer(b"PK", kind="application/zip", headers={"Content-Disposition": "attachment; filename=x.zip"})
        elif path in PAGES:
            self.answer(PAGES[path].encode())
        else:
            self.answer(b"", status=404)

    def answer(self, body: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", headers=()) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture(scope="module")
def bad_site() -> Iterator[str]:
    Bad.never.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bad)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Bad.never.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def own_browser() -> Iterator[Browser]:
    """A browser that may crash, apart from the one of other tests."""
    browser = Browser()
    yield browser
    browser.close()


def looked_at(browser, url):
    """(every reason why it was not tested, seconds, records)."""
    begun = monotonic()
    records = list(look_through(browser, Cell(url, url), How(open_address)))
    reasons = [f.evidence for record in records for f in record.findings if f.check == "loaded"]
    return reasons, monotonic() - begun, records


@pytest.mark.parametrize(
    "path,reason",
    [
        ("/never", "did not come in time"),
        ("/round", "ERR_TOO_MANY_REDIRECTS"),
        ("/401", "sign in first"),
        ("/403", "sign in first"),
        ("/private", "sign in first"),
        ("/404", "the answer is 404"),
        ("/500", "the answer is 500"),
        ("/json", "no web page but application/json"),
        ("/download", "it is a download"),
        ("/loops-at-once", "did not come in time"),
        ("/loops", ""),
    ],
)
def test_what_cannot_be_tested_is_named_and_the_next_page_is_looked_at(own_browser, bad_site, path, reason):
    reasons, seconds, _records = looked_at(own_browser, bad_site + path)

    assert reasons
    assert reasons[-1].startswith("Not tested because ")
    assert reason in reasons[-1]
    assert seconds < HARD_LIMIT
    assert_good_page_is_looked_at(own_browser, bad_site)


@pytest.mark.parametrize("path", ["/dialogs", "/broken", "/empty", "/huge-picture"])
def test_a_difficult_page_is_looked_at_all_the_same(own_browser, bad_site, path):
    reasons, seconds, records = looked_at(own_browser, bad_site + path)

    assert not reasons
    assert seconds < HARD_LIMIT
    assert any(Outcome.PASSED in record.outcomes.values() for record in records)


@pytest.mark.parametrize("path", ["/many", "/plays", "/slow-picture"])
def test_a_page_that_takes_long_is_looked_at_as_far_as_time_allows(own_browser, bad_site, path):
    reasons, seconds, records = looked_at(own_browser, bad_site + path)

    assert seconds < HARD_LIMIT
    assert records
    assert all("took longer than" in reason for reason in reasons)
    assert_good_page_is_looked_at(own_browser, bad_site)


def test_a_browser_that_crashes_is_started_again(own_browser, bad_site):
    own_browser.load(f"{bad_site}/good")
    reasons, seconds, _records = looked_at(own_browser, "chrome://crash")

    assert reasons
    assert seconds < HARD_LIMIT
    assert_good_page_is_looked_at(own_browser, bad_site)


def test_an_address_where_nobody_answers_is_named(own_browser):
    reasons, _seconds, _records = looked_at(own_browser, "http://127.0.0.1:9/")

    assert "ERR_" in reasons[0]


def test_one_page_with_every_check_takes_less_than_fifteen_seconds(own_browser, bad_site, record_property):
    reasons, seconds, records = looked_at(own_browser, f"{bad_site}/good")

    print(f"One page, every check, {len(records)} ways to meet it: {seconds:.1f} seconds")
    record_property("seconds", seconds)
    assert not reasons
    assert seconds < 15


def assert_good_page_is_looked_at(browser, site):
    how = How(open_address, only="title")
    records = list(look_through(browser, Cell(f"{site}/good", f"{site}/good"), how))

    assert {record.outcomes["title"] for record in records if "title" in record.outcomes} == {Outcome.PASSED}
