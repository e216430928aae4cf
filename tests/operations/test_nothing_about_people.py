"""A whole journey with marked people, and everything that can go wrong on the way: the log knows nobody."""

import io
import json
import logging
import re
import sys
import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from flask import render_template_string, request
from sqlalchemy import text

from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.config import Mode
from portal.core import logs, outbox
from portal.core.contributions import Job
from portal.core.db import db
from portal.core.rooms import Room
from tests.applications.conftest import PDF, PERMIT
from tests.applications.conftest import text as words
from tests.connectors.test_email import Sink, running
from tests.identity.factories import staff
from tests.identity.letters import code_in, letters

NAME, CHILD, PLATE = "Zahrabella Quenneville", "Ulfrik Quenneville", "QX-77-VZ"
EMAIL, PHONE, IBAN = "zahrabella@marked.example", "+49 151 2345 6789", "DE89 3704 0044 0532 0130 00"
PASSWORD, SECRET, MAIL_PASSWORD = (
    "seven purple giraffes dance",
    "the key of all keys, 40 characters long!",
    "hushhush77",
)
MARKS = ("Zahrabella", "Quenneville", "Ulfrik", PLATE, "marked.example", "2345 6789", "3704 0044", PASSWORD, SECRET)
MARKS += (MAIL_PASSWORD, "zahrabellas-papers", "203.0.113.77")


@pytest.fixture
def settings(settings):
    return replace(settings, secret_key=SECRET, log_level="debug", log_format="json", slow_query_ms=0)


@pytest.fixture
def mishaps(app):
    """Pages and a job that fail with somebody's data in their mouth."""
    broken = f"{NAME} <{EMAIL}> {PHONE} {IBAN}"

    def fail(how):
        row = {"id": uuid4().hex, "slug": f"{NAME} {EMAIL} {IBAN}", "name": None}
        match how:
            case "database":
                db.execute(text("INSERT INTO departments (id, slug, name) VALUES (:id, :slug, :name)"), row)
            case "value":
                db.execute(text("SELECT CAST(:slug AS INTEGER) FROM nothing_of_this_name"), row)
            case "template":
                return render_template_string("{{ person[0].missing.name }}", person=[broken])
            case "own words":
                raise ValueError(f"{broken} does not know {SECRET} or {request.args['q']}")
            case _:
                raise KeyError(broken) from OSError(5, broken)
        return "never"

    app.testing = False
    app.add_url_rule("/fail/<path:how>", "fail", fail, methods=["GET", "POST"])

    def job(**payload):
        raise LookupError(f"Nobody is called {payload['who']}")

    app.extensions["rooms"] += (Room("mishaps", contributes=[Job("mishaps.job", job)]),)


@pytest.fixture
def written(app, settings):
    """The log, as it is in production."""
    stream = io.StringIO()
    handler = logs.set_up(settings, stream)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)
    logging.getLogger("portal").setLevel(logging.NOTSET)


def decide(app, store, reference):
    """A clerk reads the case, writes a note and decides."""
    clerk = app.test_client()
    clerk.post("/en/demo/sign-in", data={"email": store(staff("supervisor")).email})
    case = f"/en/staff/cases/{reference}"
    assert NAME in clerk.get(case).text
    form = {"version": 1, "outcome": "granted", "words": f"{NAME} may park {PLATE} there."}
    assert clerk.post(f"{case}/decision", data=form).status_code == 303


def live_through_it_all(app, client, store, acting, worker, settings):
    """Register, sign in, apply, upload, send, decide; with mail that is refused, and mishaps."""
    store(Department(slug="transport", name=words("Transport")))
    with acting():
        publish(ServiceDefinition.model_validate(PERMIT))
    who = {"name": NAME, "email": EMAIL, "password": PASSWORD}
    client.post("/en/registration", data=who)
    code = code_in(letters(app)[0])
    client.post("/en/registration/confirmation", data={"code": code})
    sink = Sink()
    with running(sink) as url:
        object.__setattr__(settings, "mail_url", url.replace("smtp://", f"smtp://zahrabella:{MAIL_PASSWORD}@"))
        worker.work_off()
        sink.refuses = True
        object.__setattr__(settings, "mail_url", url)
        where = client.post("/en/services/permit/application").location
        client.post(f"{where}/pages/name", data={"full_name": NAME})
        client.post(f"{where}/pages/children/items/0", data={"child": CHILD, "is_new": "1"})
        client.post(f"{where}/pages/children")
        client.post(f"{where}/pages/car", data={"owns_car": "yes"})
        client.post(
            f"{where}/pages/proof", data={"plate": PLATE, "papers": (io.BytesIO(PDF), "zahrabellas-papers.pdf")}
        )
        assert client.post(f"{where}/summary").location.endswith("/receipt")
        decide(app, store, where.rpartition("/")[2])
        with acting():
            outbox.enqueue("mishaps.job", who=NAME)
        worker.work_off()
    client.get(f"/en/search?q={NAME}&page=x")
    client.get(f"/en/nowhere/{EMAIL}")
    client.post("/en/sign-in", data={"email": EMAIL, "password": PASSWORD + "!"})
    pages = [
        client.open(f"/fail/{how}?q={EMAIL}", method=method, environ_overrides={"REMOTE_ADDR": "203.0.113.77"})
        for how in ("database", "value", "template", "own words", f"other/{EMAIL}")
        for method in ("GET", "POST")
    ]
    return where, code, pages


def test_the_log_of_a_whole_journey_with_mishaps_names_nobody(
    app, client, store, acting, worker, settings, mishaps, written
):
    _where, code, pages = live_through_it_all(app, client, store, acting, worker, settings)
    staff_client = app.test_client()
    staff_client.post("/en/demo/sign-in", data={"email": store(staff("operator")).email})
    operations = staff_client.get("/en/staff/operations").text
    session_id = client.get_cookie("session").value

    log = written()
    shown = operations + "".join(page.text for page in pages)
    assert [mark for mark in (*MARKS, session_id, code) if mark.lower() in log.lower()] == []
    assert [mark for mark in (*MARKS, session_id) if mark.lower() in shown.lower()] == []
    assert {page.status_code for page in pages} <= {500, 503}

    lines = [json.loads(line) for line in log.splitlines()]
    told = [line for line in lines if line["event"] == "answered"]
    assert {"applications", "cases", "identity"} <= {str(line["endpoint"]).partition(".")[0] for line in told}
    errors = {line["error"].partition(":")[0] for line in lines if "error" in line}
    assert {"IntegrityError", "UndefinedError", "ValueError", "KeyError", "LookupError"} <= errors
    slow = [line for line in lines if line["event"] == "slow statement" and "INSERT INTO applications" in line["sql"]]
    assert slow and slow[0]["endpoint"] and slow[0]["request_id"]


def test_what_nobody_caught_is_told_without_its_words_too(settings, monkeypatch, written):
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (logging, "raiseExceptions")):
        monkeypatch.setattr(module, name, getattr(module, name))
    stream = io.StringIO()
    handler = logs.set_up(replace(settings, mode=Mode.PRODUCTION, log_format=""), stream)

    def fail():
        raise ValueError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    logging.getLogger().removeHandler(handler)
    (line,) = map(json.loads, stream.getvalue().splitlines())
    assert (line["error"], line["where"][-1].rpartition(" ")[2]) == ("ValueError", "fail")
    assert sys.excepthook is not sys.__excepthook__


def test_an_error_page_gives_a_number_by_which_its_lines_are_found(app, client, mishaps, written):
    page = client.get("/fail/own words?q=x", headers={"Accept-Language": "en"})
    number = page.headers["X-Request-ID"]
    assert f"{number[:4]} {number[4:8]}" in page.text
    lines = [json.loads(line) for line in written().splitlines()]
    failed = next(line for line in lines if line["event"] == "A request failed")
    assert failed["request_id"] == number
    assert failed["where"][-1].endswith(" fail")


def test_a_request_its_job_and_its_letter_have_one_number(app, client, worker, settings, written):
    answer = client.post("/en/registration", data={"name": NAME, "email": EMAIL, "password": PASSWORD})
    number = answer.headers["X-Request-ID"]
    sink = Sink()
    with running(sink) as url:
        object.__setattr__(settings, "mail_url", url)
        worker.work_off()
    assert f"X-Request-ID: {number}".encode() in sink.letters[0].content
    lines = [json.loads(line) for line in written().splitlines()]
    assert {line["event"] for line in lines if line.get("request_id") == number} >= {"answered", "job ended"}


def test_only_a_trusted_proxy_names_requests_and_only_with_a_sane_name(client, settings):
    def named(sent):
        return client.get("/en/nowhere", headers={"X-Request-ID": sent}).headers["X-Request-ID"]

    sane = "7f3a9c415b2e4d6f"
    assert named(sane) != sane
    object.__setattr__(settings, "trusted_proxies", 1)
    assert named(sane) == sane
    for sent in (NAME, "short", "a" * 65, '7f3a9c41"><script>alert(1)</script>'):
        assert re.fullmatch(r"[0-9a-f]{32}", named(sent))
