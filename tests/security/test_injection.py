"""Somebody types what a program, a database, a mail server or a browser might take for orders."""

from email import message_from_bytes, policy
from itertools import cycle
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from portal.core.db import database
from portal.core.mail import Letter, envelope, one_line
from portal.core.outbox import JobRow
from tests.identity.letters import letters
from tests.security.conftest import access, addresses, endpoint_of, walk

pytestmark = pytest.mark.slow

SUM = 7919 * 6841
TEMPLATES = (
    *("{{7919*6841}}", "{%print(7919*6841)%}", "${7919*6841}", "#{7919*6841}", "<%=7919*6841%>", "{{config}}", "%(x)s"),
    *(
        "{0.__class__}",
        "{self.__init__.__globals__}",
        "{{''.__class__.__mro__}}",
        "%s%s%n",
        "{secret_key}",
        "{support_email}",
    ),
)
QUERIES = (
    *(
        "' OR '1'='1",
        "'; DROP TABLE people; --",
        '" OR ""="',
        "1) OR 1=1 --",
        "' UNION SELECT password_hash FROM accounts --",
    ),
    *(
        "%",
        "_",
        "\\",
        "*",
        'a" AND "b',
        "NEAR(a b)",
        "a:b",
        "(((",
        "^a",
        "a OR",
        "a*",
        "{a}:b",
        "&|!",
        "'a' <-> 'b'",
        "\ufeff",
    ),
)
SCRIPTS = (
    *("<script>hurt()</script>", '"><img src=x onerror=hurt()>', "javascript:hurt()", "' onfocus=hurt() autofocus='"),
    *(
        "</title><script>hurt()</script>",
        "<svg/onload=hurt()>",
        "[x](javascript:hurt())",
        "<!--",
        "]]>",
        "&lt;script&gt;",
    ),
)
LINES = (
    "a\r\nBcc: evil@evil.example",
    "a\nSubject: evil",
    "a\r\n\r\nevil",
    "a\u2028Bcc: evil@evil.example",
    "a\x85Bcc: b@c.example",
)
ORDERS = (*TEMPLATES, *QUERIES, *SCRIPTS, *LINES)
NAMES = (
    "q",
    "search",
    "page",
    "sorting",
    "status",
    "service",
    "after",
    "before",
    "name",
    "desk",
    "language",
    "case",
    "done",
)
PEOPLE = {"public": "", "signed in": "amina@post.example", "staff": "clara@port-alder.example"}


def obeyed(answer, order) -> list[str]:
    """What the answer shows of orders that were followed."""
    body = answer.text if answer.mimetype.startswith("text/") else ""
    answer.close()
    found = []
    if answer.status_code >= 500:
        found.append(f"{answer.status_code}")
    if any(secret in body for secret in (str(SUM), "SECRET_KEY", "$argon2")):
        found.append("evaluated")
    if any(script in body for script in SCRIPTS[:2] + SCRIPTS[3:6]):
        found.append("not escaped")
    if any(
        "evil" in f"{name}{value}".partition("?")[0].lower() for name, value in answer.headers if name != "Location"
    ):
        found.append("in a header")
    return [f"{what}: {answer.request.path} {order}" for what in found]


def test_no_address_and_no_parameter_follows_orders(city, visit):
    orders, followed = cycle(ORDERS), []
    visitors = {kind: visit(email) for kind, email in PEOPLE.items()}
    for endpoint, path, methods in addresses(city):
        client = visitors[access(city, endpoint).partition(":")[0]]
        for _ in range(3):
            order = next(orders)
            asked = urlencode(dict.fromkeys(NAMES, order))
            followed += obeyed(client.get(f"{path}?{asked}"), order)
            followed += obeyed(client.get(path.replace("x", order) if "/x" in path else path), order)
            if "POST" in methods and endpoint != "identity.sign_out":
                followed += obeyed(client.post(path, data=dict.fromkeys(NAMES, order)), order)
    assert followed == []


@pytest.mark.parametrize("email", ["", "amina@post.example", "clara@port-alder.example"])
def test_no_form_follows_orders(city, visit, email):
    client, kinds, followed = visit(email), set(), []
    orders = cycle(ORDERS)
    for form in walk(
        client, city, doors=("", "my", "profile", "registration", "barriers/new", "staff", "documents")
    ).forms:
        kind = (endpoint_of(city, form.action, "POST"), tuple(name for name, _ in form.fields))
        if kind in kinds or "sign-out" in form.action or "demo/sign-in" in form.action:
            continue
        kinds.add(kind)
        for _ in range(4):
            order = next(orders)
            typed = {name: order for name, value in form.fields}
            followed += obeyed(client.post(form.action, data=typed), order)
    assert len(kinds) > 3
    assert followed == []
    with city.app_context(), database().reading() as session:
        assert session.scalar(text("SELECT count(*) FROM people")) > 0
        bodies = "".join(str(job.payload) for job in session.scalars(select(JobRow)))
    assert str(SUM) not in bodies


@pytest.mark.parametrize("order", QUERIES)
def test_a_search_finds_what_the_words_say_and_not_what_orders_say(visit, order):
    clerk = visit("clara@port-alder.example")
    everybody = clerk.get("/en/staff/cases").text.count("/en/staff/cases/A-")
    found = clerk.get(f"/en/staff/cases?{urlencode({'search': order})}")
    assert found.status_code == 200 and everybody > 10
    if any(sign.isalnum() for sign in order):
        assert found.text.count("/en/staff/cases/A-") < everybody


hostile_text = st.text(st.characters(codec="utf-8"), max_size=60).map(
    lambda words: f"{words}\r\nBcc: evil@evil.example"
)


@given(name=hostile_text, subject=hostile_text)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_becomes_a_header_of_a_letter(city, name, subject):
    with city.app_context():
        letter = Letter(one_line(subject), [f"Dear {name}", subject], "en")
        written = envelope(letter, to="amina@post.example").as_bytes(policy=policy.SMTP)
    read = message_from_bytes(written, policy=policy.default)
    assert read["Bcc"] is None and read["To"] == "amina@post.example"
    assert len(read.get_all("Subject")) == 1


@pytest.mark.parametrize(
    "address",
    ["a@b.example\r\nBcc: evil@evil.example", "a@b.example, evil@evil.example", "<a@b.example> x", "a@b.example\x00"],
)
def test_a_letter_goes_to_one_address(city, address):
    with city.app_context(), pytest.raises(ValueError):
        envelope(Letter("Subject", ["Words"], "en"), to=address)


def test_a_name_with_line_breaks_stays_a_name(app, client, database_kind):
    typed = {
        "name": "Eve\r\nBcc: evil@evil.example",
        "email": "eve@post.example",
        "password": "four plain words together",
    }
    client.post("/en/registration", data=typed)
    for letter in letters(app):
        assert letter["Bcc"] is None and letter["To"] == "eve@post.example"
