"""Whoever meets a barrier says so from any page, and is answered by a promised day."""

from datetime import date
from html import unescape

import pytest

from portal.auditing.models import BarrierReport
from portal.auditing.views import MOST_REPORTS
from portal.casework.actions import ask_for_more, decide
from portal.casework.queries import case_of
from portal.casework.rules import CaseStatus, Outcome
from portal.core import ledger
from portal.core.db import db, new_id
from portal.core.ledger import About
from tests.identity.factories import staff
from tests.people.factories import person

FORM = "/en/barriers/new"
TOLD = {"tried": "Send <my> form", "obstacle": "The button says nothing", "attach": "yes"}


def reports(app):
    with app.app_context():
        return db.query(BarrierReport).all()


def mails(settings):
    folder = settings.folder / "mail"
    return [path.read_text() for path in sorted(folder.glob("*"))] if folder.exists() else []


@pytest.mark.parametrize(
    "path", ["/en/services", "/ar/search?q=dog", "/en/sign-in", "/en/accessibility", "/en/nowhere"]
)
def test_every_page_leads_to_the_form_and_says_where_it_is(client, path):
    page = client.get(path).text
    link = page.split("barriers/new?page=")[1].split('"')[0]
    assert link == path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")
    assert path.replace("&", "&amp;") in client.get(f"{FORM}?page={link}").text


def test_a_barrier_is_reported_signed_out_and_becomes_a_case_with_a_day(client, app, settings, worker):
    client.set_cookie("display", "text=larger&theme=dark")
    fields = {**TOLD, "aids": ["nvda", "keyboard", "nonsense"], "email": "reader@post.example", "page": "/en/services"}

    answer = client.post(FORM, data={**fields, "width": "360"})

    assert answer.status_code == 303
    [report] = reports(app)
    assert (report.page, report.width, report.language) == ("/en/services", 360, "en")
    assert (report.aids, report.display) == (["nvda", "keyboard"], {"text": "larger", "theme": "dark"})
    page = client.get(answer.location).text
    assert report.reference in page and "We answer by" in page
    assert "reader@post.example" not in page and "button says nothing" not in page, "a reference opens nothing private"
    with app.app_context():
        case = case_of(report.id)
        assert (case.reference, case.kind, case.due_on) == (report.reference, "barrier", report.due_on)
        assert [entry.verb for entry in ledger.entries(About("barrier", report.id))] == ["barrier.reported"]
    worker.work_off()
    [mail] = mails(settings)
    assert report.reference in mail and "reader@post.example" in mail and f"/en/barriers/{report.reference}" in mail


def test_who_is_signed_in_is_known_and_finds_the_answer_in_their_messages(client, app, sign_in, store, acting):
    amina = store(person(name="أمينة حداد", language="ar", email="amina@post.example"))
    sign_in(amina)
    client.post(FORM.replace("/en/", "/ar/"), data=TOLD)
    [report] = reports(app)
    assert report.person_id == amina.id
    assert report.reference in client.get("/ar/messages").text

    with acting():
        decide(case_of(report.id, to_change=True), Outcome.GRANTED, words="The button has a name now.")

    first = client.get("/ar/messages").text.split('id="message-1" href="')[1].split('"')[0]
    assert "How was it" not in first
    assert "We have answered your report" in client.get(f"/en/barriers/{report.reference}").text


def test_the_form_knows_the_address_of_who_is_signed_in(client, sign_in, store):
    sign_in(store(staff("auditor", email="aude@port-alder.example")))
    assert 'value="aude@port-alder.example"' in client.get(f"{FORM}?page=/en/services").text


def test_what_is_sent_along_is_shown_and_can_be_left_out(client, app):
    client.set_cookie("display", "theme=dark")
    page = client.get(f"{FORM}?page=/en/services").text
    assert "Colours: Dark" in page and ">/en/services<" in page
    assert "checked" in page.split('id="attach"')[1].split(">")[0]

    client.post(FORM, data={"tried": "Read", "obstacle": "Too faint", "page": "/en/services", "width": "360"})

    [report] = reports(app)
    assert (report.page, report.display, report.width) == ("", {}, None)


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "x" * 900]
)
def test_only_a_page_of_this_portal_is_sent_along(client, app, page):
    assert "evil" not in client.get(FORM, query_string={"page": page}).text.split("<main")[1].split("</main")[0]
    client.post(FORM, data={**TOLD, "page": page})
    assert reports(app)[0].page == ""


@pytest.mark.parametrize("width", ["-5", "0", "99999999999", "wide"])
def test_a_width_that_cannot_be_is_left_out(client, app, width):
    client.post(FORM, data={**TOLD, "width": width})
    assert [report.width for report in reports(app)] in ([None], [])


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"tried": " "}, "Write what you tried to do"),
        ({"obstacle": ""}, "Write what got in the way"),
        ({"email": "nobody"}, "Enter an e-mail address, for example name@example.org"),
        ({"obstacle": "a" * 4001}, "Use no more than"),
        ({"phone": "5" * 41}, "Enter a phone number"),
    ],
)
def test_a_refused_report_says_what_to_do_and_loses_nothing(client, app, fields, words):
    answer = client.post(FORM, data={**TOLD, "page": "/en/services", "aids": ["switch"], **fields})
    assert answer.status_code == 422
    assert words in answer.text and "<title>Error:" in answer.text
    assert 'name="page" type="hidden" value="/en/services"' in answer.text
    assert "checked" in answer.text.split('value="switch"')[1].split(">")[0]
    assert reports(app) == []


def test_nobody_reports_a_thousand_times_and_the_last_words_are_kept(client, app):
    for _time in range(MOST_REPORTS):
        client.post(FORM, data=TOLD)
    answer = client.post(FORM, data=TOLD)
    assert answer.status_code == 429
    assert "Send &lt;my&gt; form" in answer.text and "Try again in" in answer.text
    assert len(reports(app)) == MOST_REPORTS


def test_a_caseworker_sees_the_report_with_its_page_and_settings(client, app, sign_in, store):
    client.set_cookie("display", "text=larger")
    client.post(FORM, data={**TOLD, "page": "/en/services", "phone": "+1 555 0199", "aids": ["switch"]})
    sign_in(store(staff("caseworker")))
    page = client.get(f"/en/staff/cases/{reports(app)[0].reference}").text
    for words in ("Send &lt;my&gt; form", "The button says nothing", "/en/services", "+1 555 0199", "Switch", "Larger"):
        assert words in page
    assert reports(app)[0].reference in client.get("/en/staff/cases").text


def test_who_left_an_address_is_asked_and_answered_by_e_mail(client, app, settings, worker, acting):
    client.post("/es/barriers/new", data={**TOLD, "email": "reader@post.example"})
    [report] = reports(app)
    with acting():
        ask_for_more(case_of(report.id, to_change=True), "Which browser is it?", account_id=new_id())
    worker.work_off()
    with acting():
        decide(case_of(report.id, to_change=True), Outcome.REFUSED, words="It belongs to somebody else.")
    worker.work_off()
    _received, asked, answered = mails(settings)
    assert "Which browser is it?" in asked
    assert "It belongs to somebody else." in answered


def test_a_barrier_on_a_refused_form_says_so_and_nothing_that_was_typed(client, app, sign_in, store):
    client.set_cookie("display", "theme=dark")
    refused = client.post("/es/sign-in", data={"email": "secret@post.example", "password": ""})
    assert refused.status_code == 422
    link = unescape(refused.text.split("barriers/new?")[1].split('"')[0])
    assert link == "page=%2Fes%2Fsign-in&refused=yes"
    form = client.get(f"/es/barriers/new?{link}").text
    assert 'name="refused" type="hidden" value="yes"' in form and "secret" not in form
    again = client.post("/es/barriers/new", data={"page": "/es/sign-in", "refused": "yes"})
    assert 'name="refused" type="hidden" value="yes"' in again.text, "a mistake in the report itself loses nothing"

    client.post("/es/barriers/new", data={**TOLD, "page": "/es/sign-in", "refused": "yes"})

    [report] = reports(app)
    assert (report.page, report.language) == ("/es/sign-in", "es")
    assert report.display == {"theme": "dark", "form": "refused"}
    sign_in(store(staff("caseworker")))
    assert "It was sent and not accepted" in client.get(f"/en/staff/cases/{report.reference}").text


@pytest.mark.parametrize("sent", [{"page": "/en/services"}, {"page": "/en/sign-in", "refused": "yes", "attach": ""}])
def test_only_a_refused_form_that_may_be_told_is_told(client, app, sent):
    assert "refused" not in client.get("/en/sign-in").text
    client.post(FORM, data={**TOLD, **sent})
    assert reports(app)[0].display == {}


@pytest.fixture
def asked(client, app, sign_in, store, acting):
    """Somebody who was signed in when they reported a barrier was asked something; gives back the report."""
    sign_in(store(person(email="amina@post.example")))
    client.post(FORM, data=TOLD)
    [report] = reports(app)
    with acting():
        ask_for_more(case_of(report.id, to_change=True), "Which <browser> is it?", account_id=new_id())
    return report


def test_who_was_signed_in_answers_online_as_for_every_case(client, app, asked):
    form = f"/en/barriers/{asked.reference}/answer"
    assert form in client.get(_first_message(client)).text
    assert f'href="{form}"' in client.get(f"/en/barriers/{asked.reference}").text
    assert "Which &lt;browser&gt; is it?" in client.get(form).text
    assert client.post(form, data={"answer": " "}).status_code == 422

    sent = client.post(form, data={"answer": "Firefox with NVDA"})

    assert sent.location.endswith(f"/en/barriers/{asked.reference}")
    with app.app_context():
        case = case_of(asked.id)
        assert (case.status, case.request) == (CaseStatus.IN_PROGRESS, None)
        assert case.requests[0].answer == "Firefox with NVDA"
    assert "We have your answer" in client.get(sent.location).text
    assert client.get(form).status_code == 303, "there is nothing to answer any more"


def test_nobody_else_answers_or_reads_the_question(client, app, asked, sign_in, store):
    form = f"/en/barriers/{asked.reference}/answer"
    sign_in(store(person(name="Boris", email="boris@post.example")))
    assert client.get(form).status_code == 404
    assert client.post(form, data={"answer": "Not mine"}).status_code == 404
    page = client.get(f"/en/barriers/{asked.reference}").text
    assert "browser" not in page and "Please call" in page and "Name your reference." in page
    with app.app_context():
        assert case_of(asked.id).is_waiting


def test_who_reported_it_signed_out_is_told_how_to_answer(client, app, acting):
    client.post(FORM, data=TOLD)
    [report] = reports(app)
    with acting():
        ask_for_more(case_of(report.id, to_change=True), "Which browser is it?", account_id=new_id())
    page = client.get(f"/en/barriers/{report.reference}").text
    assert "Please call" in page and "Which browser is it?" not in page
    assert "/sign-in" in client.get(f"/en/barriers/{report.reference}/answer").location


def _first_message(client):
    return client.get("/en/messages").text.split('id="message-1" href="')[1].split('"')[0]


def test_who_left_no_address_gets_no_letter(client, settings, worker, app, acting):
    client.post(FORM, data=TOLD)
    with acting():
        decide(case_of(reports(app)[0].id, to_change=True), Outcome.GRANTED)
    worker.work_off()
    assert mails(settings) == []


def test_auditors_see_what_was_reported_but_not_by_whom(client, app, aude):
    client.post(FORM, data={**TOLD, "email": "reader@post.example", "phone": "+1 555 0199", "page": "/en/services"})
    page = client.get("/en/staff/accessibility/barriers").text
    assert "Send &lt;my&gt; form" in page and "New" in page
    table = client.get("/en/staff/accessibility/barriers.csv").text
    assert "The button says nothing" in table
    for secret in ("reader@post.example", "+1 555 0199"):
        assert secret not in page and secret not in table


def test_a_reference_nobody_has_is_not_there(client):
    assert client.get("/en/barriers/B-0000-0000").status_code == 404


def test_another_site_cannot_report_for_us(client, app):
    assert client.post(FORM, data=TOLD, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert reports(app) == []


def test_the_promise_is_two_working_days(client, app, monkeypatch):
    client.post(FORM, data=TOLD)
    [report] = reports(app)
    assert 2 <= (report.due_on - report.reported_at.date()).days <= 6
    assert isinstance(report.due_on, date)
