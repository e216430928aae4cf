"""Another site, or an address of ours made by a stranger, tries to act for a citizen or to lead them away."""

from dataclasses import replace
from itertools import cycle, product
from urllib.parse import quote, urlsplit

import pytest
from sqlalchemy import select

from portal.app import create_app
from portal.core.db import database
from portal.core.outbox import JobRow
from tests.security.conftest import UNSAFE, access, addresses

pytestmark = pytest.mark.slow

PEOPLE = ("", "amina@post.example", "clara@port-alder.example", "edith@port-alder.example")
STRANGE_ORIGINS = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost@evil.example"},
    {"Origin": "http://localhost:80@evil.example"},
    {"Origin": "http://["},
)
AWAY = (
    *("//evil.example", "https://evil.example", "https:evil.example", "/\\evil.example", "\\\\evil.example"),
    *("///evil.example", "/%09/evil.example", "/\t/evil.example", "http:///evil.example", "javascript:alert(1)"),
    *(
        "/en//evil.example",
        "//evil.example/en/my",
        "/%5Cevil.example",
        "/\n/evil.example",
        "@evil.example",
        ".evil.example",
    ),
    *(
        "/en/../..//evil.example",
        " //evil.example",
        "/%2F/evil.example",
        "http://localhost@evil.example",
        "/@evil.example",
    ),
)
LEADING = ("next", "back", "page", "return", "url", "redirect", "r", "goto", "continue")


def test_no_unsafe_address_listens_to_another_site(city, visit):
    taken = []
    for who in PEOPLE:
        client = visit(who)
        for endpoint, path, methods in addresses(city):
            for method, headers in product(methods & UNSAFE, STRANGE_ORIGINS[: None if not who else 1]):
                answer = client.open(path, method=method, headers=headers)
                if answer.status_code != 403:
                    taken.append((who, endpoint, headers, answer.status_code))
    assert taken == []


def test_no_parameter_leads_to_another_site(city, visit):
    led, places = [], cycle(AWAY)
    visitors = {kind: visit(email) for kind, email in zip(("public", "signed in", "staff"), PEOPLE, strict=False)}
    for endpoint, path, methods in addresses(city):
        client = visitors[access(city, endpoint).partition(":")[0]]
        for place in (next(places), next(places)):
            query = "&".join(f"{name}={quote(place)}" for name in LEADING)
            headers = {} if any(sign in place for sign in "\n\r") else {"Referer": place}
            led += _leaving(client.get(f"{path}?{query}", headers=headers), path, place)
            if "POST" in methods and endpoint != "identity.sign_out":
                led += _leaving(client.post(f"{path}?{query}", data=dict.fromkeys(LEADING, place)), path, place)
    assert led == []


@pytest.mark.parametrize("partial", [{}, {"HX-Request": "true", "HX-Current-URL": "//evil.example"}])
def test_signing_in_never_leads_to_another_site(city, visit, partial):
    led = []
    for place in AWAY:
        client = visit()
        url = f"/en/demo/sign-in?next={quote(place)}"
        led += _leaving(client.post(url, data={"email": "amina@post.example"}, headers=partial), url, place)
        led += _leaving(client.get(f"/{place.lstrip('/')}", headers=partial), place, place)
        led += _leaving(client.get(place if place.startswith("/") else f"/{place}"), place, place)
    assert led == []


def _leaving(answer, path, place):
    """Where a browser would be led by this answer, if that is not here."""
    answer.close()
    found = [answer.headers.get(name, "") for name in ("Location", "HX-Redirect", "HX-Location", "Refresh")]
    return [(path, place, target) for target in found if not _stays(target)]


def _stays(target: str) -> bool:
    """As browsers read it: backslashes are slashes, tabs and line breaks are nothing."""
    read = target.replace("\\", "/").translate({9: None, 10: None, 13: None}).strip()
    parts = urlsplit(read)
    return not read.startswith("//") and parts.netloc in {"", "localhost"} and parts.scheme in {"", "http"}


def test_a_false_host_gets_into_no_page_link_redirect_or_letter(city, visit):
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    client, shown = visit("amina@post.example"), []
    for endpoint, path, methods in addresses(city):
        if methods & {"POST"} and endpoint != "identity.sign_out":
            shown += _with_host(client.post(path, headers=evil), path)
        shown += _with_host(client.get(path, headers=evil), path)
    stranger = visit()
    for path in ("/en/", "/en/services", "/en/accessibility", "/", "/services?q=1"):
        shown += _with_host(stranger.get(path, headers=evil), path)
        shown += _with_host(stranger.get(path), path)  # what the cache of public pages kept of the first
    stranger.post("/en/forgotten-password", data={"email": "amina@post.example"}, headers=evil)
    with city.app_context(), database().reading() as session:
        letters = [str(job.payload) for job in session.scalars(select(JobRow))]
    assert any("Your code" in letter for letter in letters)
    assert not any("evil.example" in letter for letter in letters)
    assert shown == []


def test_what_a_stranger_says_of_the_proxy_in_front_gets_into_no_page_that_is_kept(city):
    behind = create_app(replace(city.extensions["settings"], trusted_proxies=1))
    stranger = behind.test_client()
    evil = {"X-Forwarded-Prefix": "//evil.example", "X-Forwarded-For": "203.0.113.7"}

    assert stranger.get("/en/services", headers=evil).status_code == 200
    assert "evil.example" not in stranger.get("/en/services").text
    behind.extensions["database"].engine.dispose()


def _with_host(answer, path):
    text = str(answer.headers) + (answer.text if answer.mimetype.startswith("text/") else "")
    answer.close()
    return [path] if "evil.example" in text else []
