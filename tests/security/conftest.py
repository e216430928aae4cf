"""One city for all attacks, and people in it who walk through every page they can reach."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from portal.identity.access import access_of
from tests.cities import built_city

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
DOORS = ("", "my", "my/applications", "my/appointments", "messages", "staff", "profile", "account", "account/sessions")
PAGES_OF_A_KIND = 3


@pytest.fixture(scope="session")
def city(tmp_path_factory) -> Iterator[Flask]:
    app = built_city(tmp_path_factory.mktemp("attacked-city"))
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def visit(city: Flask):
    """A browser in which one of the cast has signed in; without an address, a stranger's."""

    def signed_in(email: str = "") -> FlaskClient:
        client = FlaskClient(city, city.response_class, use_cookies=True)
        if email:
            assert client.post("/en/demo/sign-in", data={"email": email}).status_code == 303
        return client

    return signed_in


class Form(NamedTuple):
    """A form as a page shows it: where it goes, and what it would send."""

    action: str
    fields: list[tuple[str, str]]


class Walk(NamedTuple):
    """What somebody can reach: pages by address with their endpoint, files and pages for POST only included."""

    pages: dict[str, str]
    forms: list[Form]


def walk(client: FlaskClient, city: Flask, *, doors=DOORS) -> Walk:
    """Follow every link and note every form, a few pages of each kind."""
    to_see = deque(f"/en/{path}" for path in doors)
    seen, visits = Walk({}, []), Counter()
    while to_see:
        url = to_see.popleft()
        endpoint = endpoint_of(city, url)
        if (
            url in seen.pages
            or endpoint is None
            or endpoint.startswith("gallery.")
            or visits[endpoint] >= PAGES_OF_A_KIND
        ):
            continue
        visits[endpoint] += 1
        answer = client.get(url)
        if answer.location and answer.location.startswith("/"):
            to_see.append(answer.location)
        if answer.status_code != 200:
            continue
        seen.pages[url] = endpoint
        if answer.mimetype == "text/html":
            page = html5lib.parse(answer.text, namespaceHTMLElements=False)
            to_see += [href for link in page.iter("a") if (href := link.get("href", "")).startswith("/en/")]
            seen.forms.extend(_forms(page))
        answer.close()
    return seen


def endpoint_of(city: Flask, url: str, method: str = "GET") -> str | None:
    try:
        return city.url_map.bind("localhost").match(urlsplit(url).path, method=method)[0]
    except HTTPException:
        return None


def addresses(city: Flask, *, values: str = "x") -> Iterator[tuple[str, str, set[str]]]:
    """Every address with something in its gaps: (endpoint, path, methods)."""
    for rule in city.url_map.iter_rules():
        yield rule.endpoint, filled(rule.rule, values), rule.methods


def filled(rule: str, values: str = "x") -> str:
    def fill(found: re.Match[str]) -> str:
        kind, name = found[1] or "", found[2]
        if name == "language":
            return "en"
        if kind.startswith("any("):
            return kind[4:].split(",")[0]
        return {"uuid:": "00000000-0000-0000-0000-000000000000", "int:": "1"}.get(kind, values)

    return re.sub(r"<([^<>:]*:|any\([^)]*\):)?(\w+)>", fill, rule)


def access(city: Flask, endpoint: str) -> str:
    return access_of(city.view_functions[endpoint]) or ""


def _forms(page) -> Iterator[Form]:
    for form in page.iter("form"):
        if form.get("method") == "post":
            yield Form(form.get("action"), list(_fields(form)))


def _fields(form) -> Iterator[tuple[str, str]]:
    for each in form.iter():
        if each.tag not in {"input", "textarea", "select"} or not each.get("name"):
            continue
        if each.tag == "select":
            options = list(each.iter("option"))
            chosen = [option for option in options if "selected" in option.attrib] or options[:1]
            yield each.get("name"), chosen[0].get("value", "") if chosen else ""
        elif each.get("type") not in {"checkbox", "radio", "file"} or "checked" in each.attrib:
            yield each.get("name"), each.get("value") or "".join(each.itertext()).strip()
