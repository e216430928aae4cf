"""What a first view may weigh, and how often a page may ask the database, in a town with people and matters."""

import re
from contextlib import contextmanager
from html.parser import HTMLParser

import brotli
import pytest
from sqlalchemy import event, select

from portal.app import create_app
from portal.applications.models import Application
from portal.config import Mode, Settings
from portal.core import clock
from portal.core.db import database, db
from portal.demo.authority import build_authority
from portal.demo.bulk import Profile, fill
from portal.identity.models import Account, RoleGrant, Session
from portal.identity.rules import Role, fingerprint
from tests.databases import make_tables

pytestmark = pytest.mark.slow

HTML_AND_CSS = 14_000
WHOLE_FIRST_VIEW = 40_000
REQUESTS = 6
SIGNED_OUT, SIGNED_IN, STAFF, POST = 2, 6, 8, 8
MY_PAGE = 7
"""One for each room that has a card there, see docs/decisions/0011."""

TOWN = Profile("town", citizens=60, applications=400, messages=700, staff=4, ordinary=2, heavy=1)
SERVICE = "library-card"


class Resources(HTMLParser):
    """What a browser fetches to show a page for the first time."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.urls: dict[str, set[str]] = {"css": set(), "other": set()}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and given.get("rel") == "stylesheet":
            self.urls["css"].add(given["href"])
        elif tag == "link" and given.get("rel") in {"icon", "preload", "manifest"}:
            self.urls["other"].add(given["href"])
        elif tag in {"script", "img", "source"} and given.get("src"):
            self.urls["other"].add(given["src"])


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    app = create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=f"sqlite:///{folder}/portal.db",
            portal_url="http://localhost",
        )
    )
    make_tables(app.extensions["database"].engine)
    with app.app_context():
        build_authority()
        db.commit()
        fill(TOWN)
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def visit(town):
    """visit(path, who): ask for a page, signed out or as an account, and say how many statements it took."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        looks_for_changes = "FROM public_changes" in statement  # once a second, whatever is asked
        if not statement.startswith("BEGIN") and not looks_for_changes:
            asked.append(statement)

    @contextmanager
    def counting():
        engine = town.extensions["database"].engine
        event.listen(engine, "before_cursor_execute", note)
        yield
        event.remove(engine, "before_cursor_execute", note)

    def open_page(path, who="", *, posted=None):
        client = town.test_client()
        if who:
            client.set_cookie("session", session_of(town, who))
        asked.clear()
        with counting():
            response = client.post(path, data=posted) if posted is not None else client.get(path)
        return response, len(asked)

    return open_page


def session_of(town, email: str) -> str:
    token = f"token-of-{email}"
    with town.app_context(), database().writing.begin() as session:
        if not session.scalar(select(Session.id).where(Session.token_hash == fingerprint(token))):
            account_id = session.scalar(select(Account.id).where(Account.email == email))
            now = clock.now()
            times = {"started_at": now, "last_seen_at": now}
            session.add(Session(account_id=account_id, token_hash=fingerprint(token), **times))
    return token


@pytest.fixture(scope="module")
def clerk(town) -> str:
    with town.app_context():
        return db.scalars(select(Account.email).join(RoleGrant).where(RoleGrant.role == Role.CASEWORKER)).first()


@pytest.fixture
def draft(town, visit) -> str:
    """The address of the first question of a draft of the first citizen."""
    visit(f"/en/services/{SERVICE}/application", ORDINARY, posted={})
    response, _ = visit(f"/en/services/{SERVICE}/application", ORDINARY, posted={})
    while response.location and "/pages/" not in response.location:
        response, _ = visit(response.location, ORDINARY)
    if response.location:
        return response.location
    return re.search(r'href="([^"]*/pages/[^"]*)"', response.text)[1]


ORDINARY, HEAVY = "citizen0@bulk.example", "citizen2@bulk.example"
FIRST_VIEWS = {
    "home": ("/{code}/", ""),
    "service page": (f"/{{code}}/services/{SERVICE}", ""),
    "sign-in": ("/{code}/sign-in", ""),
    "dashboard": ("/{code}/my", ORDINARY),
}


@pytest.mark.parametrize("code", ["en", "ar", "ru", "zh-Hans"])
@pytest.mark.parametrize("page", FIRST_VIEWS)
def test_a_first_view_is_light(town, visit, page, code):
    path, who = FIRST_VIEWS[page]
    check_weight(town, visit(path.format(code=code), who)[0])


def test_the_first_view_of_a_question_is_light(town, visit, draft):
    check_weight(town, visit(draft, ORDINARY)[0])


def check_weight(town, response) -> None:
    assert response.status_code == 200
    urls = Resources(response.text).urls
    styles = {url: fetched(town, url) for url in urls["css"]}
    others = {url: fetched(town, url) for url in urls["other"]}
    for url, style in styles.items():
        assert not re.search(rb"@import|url\((?!['\"]?data:)", style), f"{url} makes the browser fetch more"
    first = compressed(response.get_data()) + sum(map(compressed, styles.values()))
    assert first <= HTML_AND_CSS, f"HTML and CSS weigh {first} bytes"
    whole = first + sum(map(compressed, others.values()))
    assert whole <= WHOLE_FIRST_VIEW, f"the first view weighs {whole} bytes"
    assert 1 + len(styles) + len(others) <= REQUESTS


def fetched(town, url: str) -> bytes:
    with town.test_client().get(url) as response:
        assert response.status_code == 200
        return response.get_data()


def compressed(content: bytes) -> int:
    return len(brotli.compress(content, quality=9))


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize(
    "path", ["/", f"/services/{SERVICE}", "/services", "/services/a-z/A", "/search?q=dog", "/search?q=digo", "/sign-in"]
)
def test_signed_out_pages_hardly_ask_the_database(visit, code, path):
    response, _ = visit(f"/{code}{path}")
    assert response.status_code in {200, 404}, "a letter may begin no name in this language"
    _, number = visit(f"/{code}{path}{'&' if '?' in path else '?'}cold=1")
    assert number <= SIGNED_OUT


@pytest.mark.parametrize("who", [ORDINARY, HEAVY], ids=["a dozen applications", "hundreds of applications"])
@pytest.mark.parametrize("code", ["en", "zh-Hant"])
def test_signed_in_pages_ask_the_database_few_times(visit, code, who):
    for path, most in {
        "my": MY_PAGE,
        "my/applications": SIGNED_IN,
        "messages": SIGNED_IN,
        "profile": SIGNED_IN,
        f"services/{SERVICE}": SIGNED_IN,
    }.items():
        visit(f"/{code}/{path}", who)
        response, number = visit(f"/{code}/{path}", who)
        assert response.status_code == 200
        assert number <= most, f"/{path} takes {number} statements"


def test_an_application_takes_few_statements(town, visit):
    with town.app_context():
        wanted = select(Application.reference).join(Account, Account.person_id == Application.person_id)
        references = db.scalars(wanted.where(Account.email == ORDINARY, Application.state != "draft")).all()
    for reference in references:
        visit(f"/en/applications/{reference}", ORDINARY)
        _, number = visit(f"/en/applications/{reference}", ORDINARY)
        assert number <= SIGNED_IN


@pytest.mark.parametrize(
    "query", ["", "status=all&sorting=newest", f"service={SERVICE}", "overdue=y", "status=all&search=a", "desk=me"]
)
def test_the_staffs_list_asks_the_database_few_times(visit, clerk, query):
    response, number = visit(f"/en/staff/cases?{query}", clerk)
    assert response.status_code == 200
    assert number <= STAFF


def test_a_form_step_asks_the_database_few_times_taken_or_refused(visit, draft):
    _page, number = visit(draft, ORDINARY)
    assert number <= SIGNED_IN
    for posted in ({"full_name": "Ava Baker"}, {"page": ""}):
        response, number = visit(draft, ORDINARY, posted=posted)
        assert response.status_code in {303, 422}
        assert number <= POST
