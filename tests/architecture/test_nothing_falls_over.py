"""Every address and every form of a whole city, tried by people who mean no good or have no luck.

Nothing may answer with a fault of ours, and every page that comes back is looked at by the CarefulClient.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import cycle
from urllib.parse import quote, urlencode, urlsplit

import html5lib
import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from portal.core.forms import tidy
from tests.cities import built_city

pytestmark = pytest.mark.slow

PEOPLE = {
    "a stranger": "",
    "a citizen": "amina@post.example",
    "a clerk": "clara@port-alder.example",
    "an editor": "edith@port-alder.example",
}
LANGUAGES = {"a stranger": "zh-Hant", "a citizen": "ar", "a clerk": "en", "an editor": "es"}

NASTY = (
    "",
    "a\x00b",
    "\x7f\x1b[31m\ufffe\ufdd0\u2028",
    "\u202e\u200fאב",
    "😀👩‍👩‍👧‍👦",
    "é" * 10_000,
    "ﷺ" * 500,
    "<script>alert(1)</script>\"'>",
    "{{ 7*7 }}%(x)s%",
    "-1",
    "31",
    "9" * 20,
    "9" * 5_000,
    "1e999",
    "²",
    "\r\nSet-Cookie: a=b",
    "//evil.example",
    "' OR 1=1 --",
    '"*\\^(',
    "../../etc/passwd",
    "9999-12-31T23:59:59-23:59_" + "0" * 32,
    "0001-01-01T00:00:00+23:59_" + "0" * 32,
)
NASTY_IDS = (
    *("x", "..", "%2e%2e%2f", "%00", "%ff%fe", "a%0d%0aX: y", "😀", "%22%3C%3E", "-1", "9" * 5_000),
    *("A-7K2M-QQQQ", "00000000-0000-0000-0000-000000000000"),
)
QUERIES = (
    *("page", "q", "next", "search", "after", "before", "done", "case", "service", "desk", "status", "sorting"),
    *("overdue", "tick", "state", "back", "language", "slug", "endpoint", "_method", "_anchor", "_scheme", "_external"),
)
HEADERS = (
    {},
    {"HX-Request": "true", "HX-Current-URL": "http://["},
    {"Referer": "http://[x", "Accept-Language": "x" * 5_000 + ",;q=é"},
    {"Origin": "http://[", "Cookie": "session=\xff; display=%ff; language=\x80; said=x.y.z; code=%00; parked=%00"},
)
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "FOO")
BROKEN_BODIES = (
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="\xff\r\n\r\n'),
    ("application/json", b"{"),
    ("application/x-www-form-urlencoded", b"\xff=%ff&=&&text=%00%ed%a0%80"),
    ("application/x-www-form-urlencoded", urlencode([("text", "x")] * 5_000).encode()),
    ("application/x-www-form-urlencoded", b"text=" + b"x" * 1_100_000),
    ("text/plain; charset=\xff", b"text"),
)
BUTTONS = {"submit", "button"}
TYPED = {"text", "email", "tel", "textarea"}
VISITS = 2
"""How many pages of one kind are tried."""


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Iterator[Flask]:
    app = built_city(tmp_path_factory.mktemp("hostile-city"))
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture(params=PEOPLE)
def visitor(request, city: Flask):
    client = city.test_client()
    if email := PEOPLE[request.param]:
        assert client.post("/en/demo/sign-in", data={"email": email}).status_code == 303
    client.language = LANGUAGES[request.param]
    return client


def test_every_address_bears_whatever_is_put_into_it(visitor, city):
    values, ids, headers = cycle(NASTY), cycle(NASTY_IDS), cycle(HEADERS)
    faults = []
    for rule in city.url_map.iter_rules():
        urls = [_filled(rule, visitor.language, ids) for _ in range(6 if rule.arguments - {"language"} else 1)]
        for number, url in enumerate(urls):
            asked = [(name, next(values)[:3_000]) for name in QUERIES[number::6]]
            faults += _faults(visitor, "GET", f"{url}?{urlencode(asked)}", headers=next(headers))
        for method in METHODS:
            faults += _faults(visitor, method, urls[0], headers=next(headers))
        if "POST" in rule.methods:
            for kind, body in BROKEN_BODIES:
                faults += _faults(visitor, "POST", urls[0], data=body, content_type=kind)
    assert faults == []


def test_every_form_bears_whatever_is_typed_and_shows_it_again(visitor, city):
    faults, tried = [], Counter()
    for action, fields in _forms(visitor, city):
        tried[key := (_endpoint(city, action, "POST"), tuple(name for name, *_ in fields))] += 1
        if tried[key] > VISITS:
            continue
        for text in NASTY[tried[key] - 1 :: VISITS]:
            for values in _ways_to_fill(fields, text):
                faults += _faults(
                    visitor,
                    "POST",
                    action,
                    data=urlencode(values),
                    typed=_typed_once(fields, values),
                    content_type="application/x-www-form-urlencoded",
                )
    assert len(tried) > 5
    assert faults == []


def _filled(rule, language: str, ids) -> str:
    return re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda found: language if found[1] == "language" else next(ids), rule.rule)


def _faults(client, method: str, url: str, *, typed=(), **request) -> list[str]:
    """What is wrong with the answer, in a line for whoever must mend it."""
    what = f"{method} {url[:150]} {str(request)[:200]}"
    try:
        answer = client.open(quote(url, safe="/?&=%:+"), method=method, **request)
    except AssertionError as error:
        return [f"{what}: {error}"]
    answer.close()
    if answer.status_code >= 500:
        return [f"{what}: {answer.status_code}"]
    if answer.status_code == 422 and typed:
        shown = {(name, _plain(value)) for name, _kind, value in _fields(_parsed(answer.text))}
        return [f"{what}: {name} is lost" for name, value in typed if (name, _plain(tidy(value))) not in shown]
    return []


def _plain(text: str) -> str:
    """Line breaks may be shown as spaces."""
    return " ".join(text.split())


def _forms(client, city: Flask):
    """Every form to be posted on every kind of page that links lead to, found by walking."""
    start = ("", "my", "staff", "profile", "account", "display", "registration", "forgotten-password", "demo/sign-in")
    to_see = deque(f"/{client.language}/{path}" for path in start)
    seen, visits = set(), Counter()
    while to_see:
        url = to_see.popleft()
        endpoint = _endpoint(city, url)
        if url in seen or endpoint is None or endpoint.startswith("gallery.") or visits[endpoint] >= VISITS:
            continue
        seen.add(url)
        visits[endpoint] += 1
        answer = client.get(url, follow_redirects=True)
        answer.close()
        assert answer.status_code < 500, url
        if answer.mimetype == "text/html":
            page = _parsed(answer.text)
            to_see += [link.get("href") for link in page.iter("a") if link.get("href", "").startswith("/")]
            for form in page.iter("form"):
                if form.get("method") == "post" and not form.get("action").endswith("/sign-out"):
                    yield form.get("action"), _fields(form)


def _endpoint(city: Flask, url: str, method: str = "GET") -> str | None:
    try:
        return city.url_map.bind("localhost").match(urlsplit(url).path, method=method)[0]
    except HTTPException:
        return None


def _parsed(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def _fields(root) -> list[tuple[str, str, str]]:
    """(name, kind, value) of everything a form would send."""
    found = [element for element in root.iter() if element.tag in {"input", "textarea", "select", "button"}]
    return [(each.get("name"), each.get("type") or each.tag, _sent_as(each)) for each in found if each.get("name")]


def _sent_as(element) -> str:
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib] or options[:1]
        return chosen[0].get("value", "") if chosen else ""
    return element.get("value") or "".join(element.itertext()).strip()


def _typed_once(fields, values) -> list[tuple[str, str]]:
    """What must come back when the form is refused: of a field that is sent twice only one can."""
    boxes = {name for name, kind, _value in fields if kind in TYPED}
    sent = Counter(name for name, _value in values)
    return [(name, value) for name, value in values if name in boxes and sent[name] == 1]


def _ways_to_fill(fields, text: str):
    """The text in every box one can type into; then every field and button twice, with the text and as it was."""
    sent = [(name, kind, value) for name, kind, value in fields if kind not in BUTTONS]
    yield [(name, text if kind in TYPED else value) for name, kind, value in sent]
    yield [(name, each) for name, _kind, value in fields for each in (text, value)]
