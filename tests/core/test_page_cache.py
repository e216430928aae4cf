import brotli
import pytest
from flask import Response

from portal.core import page_cache
from portal.core.page_cache import cacheable, public_pages_changed, until_published
from portal.core.web import wants_partial


@pytest.fixture
def client(app):
    """Sends the cookies a test writes, and no others."""
    return app.test_client(use_cookies=False)


@pytest.fixture
def rendered(app, monkeypatch):
    """A public page at /count that says how often it was rendered."""
    monkeypatch.setattr(page_cache, "SECONDS_BETWEEN_LOOKS", -1)
    times = [0]

    @cacheable
    def count():
        times[0] += 1
        return Response(f"rendered {times[0]}", mimetype="text/plain")

    app.add_url_rule("/count", "count", count)
    return times


def test_a_public_page_is_rendered_once(client, rendered):
    assert client.get("/count").text == client.get("/count").text == "rendered 1"


def test_a_browser_that_has_the_page_gets_no_second_copy(client, rendered):
    client.get("/count")
    etag = client.get("/count").headers["ETag"]
    again = client.get("/count", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_kept_page_has_the_same_headers_and_may_be_compressed(client, rendered):
    client.get("/count")
    kept = client.get("/count", headers={"Accept-Encoding": "gzip, br"})
    assert kept.headers["Content-Encoding"] == "br"
    assert kept.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert kept.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in kept.headers["Vary"]


def test_when_something_is_published_the_page_is_rendered_again(client, rendered, acting):
    client.get("/count")
    with acting():
        public_pages_changed()
    assert client.get("/count").text == "rendered 2"
    with acting():
        public_pages_changed()
    assert client.get("/count").text == "rendered 3"


@pytest.mark.parametrize("cookie", ["session=x", "display=text%3Dlarge; session=x", "said=x"])
def test_whoever_may_be_signed_in_never_gets_a_kept_page(client, rendered, cookie):
    client.get("/count")
    answer = client.get("/count", headers={"Cookie": cookie})
    assert answer.text == "rendered 2"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.get("/count").text == "rendered 1"


def test_readers_with_other_display_settings_and_parts_for_htmx_are_kept_apart(client, rendered):
    pages = [
        client.get("/count").text,
        client.get("/count", headers={"Cookie": "display=text%3Dlarge"}).text,
        client.get("/count", headers={"HX-Request": "true"}).text,
        client.get("/count?page=2").text,
    ]
    assert len(set(pages)) == 4


def test_a_reader_without_brotli_gets_the_same_page(client, rendered):
    plain = [client.get("/count").text for _ in range(2)]
    compressed = client.get("/count", headers={"Accept-Encoding": "br"})
    assert compressed.headers["Content-Encoding"] == "br"
    assert {*plain, brotli.decompress(compressed.data).decode()} == {"rendered 1"}


def test_the_very_first_answer_is_compressed_and_can_be_asked_about_again(client, rendered):
    first = client.get("/count", headers={"Accept-Encoding": "gzip, br"})
    assert brotli.decompress(first.data) == b"rendered 1"
    again = client.get("/count", headers={"Accept-Encoding": "gzip, br", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_pages_that_are_asked_for_stay_when_others_make_room(client, rendered, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_BYTES", 10_000)
    client.get("/count?page=loved")
    for number in range(20):
        client.get(f"/count?page={number}")
        assert client.get("/count?page=loved").text == "rendered 1"


@pytest.mark.parametrize("sign", ["true", "TRUE", "True"])
def test_a_part_is_never_kept_as_the_page_however_htmx_says_so(app, client, monkeypatch, sign):
    @cacheable
    def view():
        return Response("part" if wants_partial() else "page", mimetype="text/plain")

    app.add_url_rule("/view", "view", view)
    assert client.get("/view", headers={"HX-Request": sign}).text == "part"
    assert client.get("/view").text == "page"
    assert client.get("/view", headers={"HX-Request": sign, "HX-Boosted": "false"}).text == "part"
    assert client.get("/view", headers={"HX-Request": sign, "HX-Boosted": sign}).text == "page"


def test_old_pages_make_room(client, rendered, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_BYTES", 100)
    for number in range(20):
        client.get(f"/count?page={number}")
    assert client.get("/count?page=0").text == "rendered 21"


def test_however_many_addresses_are_asked_for_what_is_kept_does_not_grow(app, client, rendered, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_BYTES", 10_000)
    monkeypatch.setattr(page_cache, "MOST_VALUES", 5)
    kept = app.extensions["page_cache"]

    for number in range(20):
        client.get(f"/count?n={number}")
        with app.test_request_context():
            assert until_published(number, lambda number=number: f"value {number}") == f"value {number}"

    assert 1 < len(kept.pages) < 20
    assert sum(page.size for page in kept.pages.values()) == kept.bytes <= 10_000
    assert len(kept.values) <= 5


@pytest.mark.parametrize("cookie", ["session =x", "a=b;session\t=x", "__Host-session=x", "said =x"])
def test_a_cookie_in_strange_writing_is_read_as_the_portal_reads_it(client, rendered, cookie):
    client.get("/count", headers={"Cookie": cookie})
    assert client.get("/count").text == "rendered 2"


@pytest.mark.parametrize("cookie", ["a=b;display=x", "display =x", "a=b;  display=x"])
def test_nobody_decides_how_pages_look_for_others(client, rendered, cookie):
    client.get("/count", headers={"Cookie": cookie})
    assert client.get("/count").text == "rendered 2"


def test_pages_with_endless_addresses_are_not_kept(client, rendered):
    url = f"/count?{'x' * 10_000}"
    assert client.get(url).text != client.get(url).text
