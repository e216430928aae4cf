"""What every answer says to the browser, whatever kind of answer it is."""

from dataclasses import replace

import pytest

from portal.app import create_app
from portal.core.commands import web_server_app
from portal.core.protection import HEADERS
from tests.databases import make_tables
from tests.identity.factories import staff


@pytest.fixture(params=["sqlite"])
def database_kind(request):
    """What browsers are told does not depend on the database."""
    return request.param


@pytest.fixture
def secure(settings, compiled_templates):
    """The whole portal as `portal run` serves it, at an https address."""
    app = create_app(replace(settings, portal_url="https://portal.example"))
    app.compiled_templates = compiled_templates
    app.add_url_rule("/fault", "fault", lambda: 1 / 0)
    make_tables(app.extensions["database"].engine)
    app.portal = web_server_app(app)
    yield app
    app.extensions["database"].engine.dispose()


def missing(answer):
    wanted = {**HEADERS, "Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
    return {name for name, value in wanted.items() if answer.headers.get(name) != value}


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/en/services", {}, 200),
        ("GET", "/en/services", {"HX-Request": "true"}, 200),
        ("HEAD", "/en/services", {}, 200),
        ("OPTIONS", "/en/services", {}, 200),
        ("GET", "/en/my", {}, 303),
        ("GET", "/services", {}, 302),
        ("GET", "/en/nowhere", {}, 404),
        ("DELETE", "/en/services", {}, 405),
        ("POST", "/en/sign-in", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("POST", "/en/sign-in", {}, 422),
        ("GET", "/fault", {}, 500),
        ("GET", "/static/{version}/portal.css", {}, 200),
        ("GET", "/static/{version}/nothing.css", {}, 404),
        ("GET", "/static/old/portal.css", {}, 200),
        ("GET", "/theme-x.css", {}, 404),
    ],
)
def test_every_answer_carries_every_header(secure, method, path, headers, status):
    url = path.format(version=secure.config["ASSET_VERSION"])
    answer = secure.test_client().open(url, method=method, headers=headers)
    answer.close()
    assert answer.status_code == status
    assert missing(answer) == set()
    assert "Server" not in answer.headers and "X-Powered-By" not in answer.headers


def test_what_has_not_changed_is_answered_with_every_header_too(secure):
    client = secure.test_client()
    kept = client.get("/en/services")
    assert kept.headers["ETag"]
    for path in ("/en/services", f"/static/{secure.config['ASSET_VERSION']}/portal.css"):
        first = client.get(path)
        first.close()
        tag = {name: first.headers[name] for name in ("ETag", "Last-Modified") if name in first.headers}
        headers = {{"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[name]: tag[name] for name in tag}
        again = client.get(path, headers=headers)
        again.close()
        assert (path, again.status_code) == (path, 304)
        assert missing(again) == set()


def test_nothing_of_a_person_is_kept_by_a_cache(client, sign_in):
    sign_in(staff())
    for path in ("/en/account", "/en/staff", "/en/", "/en/services", "/en/nowhere"):
        assert "no-store" in client.get(path).headers["Cache-Control"], path


def test_every_cookie_is_for_this_host_over_https_only_and_not_for_scripts(secure, client):
    browser = secure.test_client()
    answers = [
        browser.post("/en/display", data={"text": "large"}),
        browser.post("/en/display", data={"reset": "yes"}),
        browser.post("/en/profile/name", data={"name": "x"}),
        browser.post("/en/forgotten-password", data={"email": "a@b.example"}),
        browser.post("/en/sign-out"),
        browser.get("/ar/services"),
    ]
    cookies = [cookie for answer in answers for cookie in answer.headers.getlist("Set-Cookie")]
    assert {cookie.partition("=")[0] for cookie in cookies} >= {"display", "parked", "code"}
    for cookie in cookies:
        for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert word in cookie, cookie
        assert "Domain" not in cookie
