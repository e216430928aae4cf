"""Sending, the receipt, and what becomes of it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.applications.models import Application
from portal.applications.queries import receipt_pdf
from portal.applications.queries.applications import Opened
from portal.applications.rules import State
from portal.casework import case_of
from portal.casework.actions import ask_for_more, decide
from portal.casework.models import Case
from portal.casework.rules import CaseStatus, Outcome
from portal.catalogue import service
from portal.core import clock
from portal.core.db import database
from portal.core.outbox import JobRow
from portal.messages.models import Message
from tests.applications.conftest import WHERE, upload
from tests.identity.factories import staff


@pytest.fixture
def read(app):
    def all_of(model):
        with app.app_context(), database().reading() as session:
            found = session.query(model).order_by(model.created_at, model.id).all()
            session.expunge_all()
        return found

    return all_of


def test_sending_twice_makes_one_case_and_shows_one_receipt(client, sent, worker, read):
    where = sent()

    again = client.post(f"/en{where}/summary")
    assert again.location == f"/en{where}/receipt"
    assert len(read(JobRow)) == 1
    worker.work_off()
    worker.work_off()

    (case,) = read(Case)
    assert where.endswith(case.reference)
    receipt = client.get(again.location).text
    assert case.reference in receipt
    assert "expect our decision by" in receipt


def test_the_case_is_on_the_staffs_desk_in_the_same_moment(client, sent, saved, read):
    where = sent()

    (case,) = read(Case)
    assert saved(where).case_id == case.id
    assert "expect our decision by" in client.get(f"/en{where}/receipt").text


def test_the_citizen_gets_a_message_in_their_language(client, sent, worker, read):
    where = sent()
    worker.work_off()

    (message,) = read(Message)
    assert message.language == "ar"
    assert "الإبلاغ عن حاوية" in message.body
    assert message.about_path == f"/ar{where}"


def test_what_is_not_complete_is_not_sent(client, begin, saved):
    where = begin()

    assert client.get(f"/en{where}/summary").location == f"/en{where}/pages/where"
    assert client.post(f"/en{where}/summary").location == f"/en{where}/pages/where"
    assert saved(where).state is State.DRAFT


def test_answers_nobody_asks_for_any_more_are_not_sent(client, begin, saved):
    where = begin("permit")
    client.post(f"/en{where}/pages/name", data={"full_name": "Amina"})
    client.post(f"/en{where}/pages/children")
    client.post(f"/en{where}/pages/car", data={"owns_car": "yes"})
    client.post(f"/en{where}/pages/proof", data={"plate": "PA 1", "papers": [upload()]})
    client.post(f"/en{where}/pages/car", data={"owns_car": "no"})
    assert "proof" in saved(where).answers

    client.post(f"/en{where}/summary")

    assert saved(where).answers == {"name": {"full_name": "Amina"}, "children": [], "car": {"owns_car": False}}


def test_changing_an_answer_leads_back_to_the_summary(client, begin):
    where = begin()
    client.post(f"/en{where}/pages/where", data=WHERE)
    client.post(f"/en{where}/pages/more", data={"remark": ""})

    assert f"{where}/pages/where?back=summary#place" in client.get(f"/en{where}/summary").text
    changed = client.post(f"/en{where}/pages/where?back=summary", data={**WHERE, "place": "Quay 1"})
    assert changed.location == f"/en{where}/summary"
    assert "Quay 1" in client.get(changed.location).text


def test_nothing_can_be_changed_after_sending(client, sent, saved):
    where = sent()

    assert client.get(f"/en{where}/pages/where").location == f"/en{where}"
    assert client.post(f"/en{where}/pages/where", data={**WHERE, "place": "elsewhere"}).location == f"/en{where}"
    assert saved(where).answers["where"]["place"] == "Ropewalk 7"


def test_staff_ask_the_citizen_answers_with_a_file(client, sent, worker, acting, store, saved, read):
    where = sent()
    worker.work_off()
    clara = store(staff())
    with acting():
        ask_for_more(case_of(saved(where).id), "Which colour?", account_id=clara.id)
    assert saved(where).state is State.WAITING
    assert "Which colour?" in client.get(f"/en{where}").text

    empty = client.post(f"/en{where}/answer", data={"answer_text": ""})
    assert empty.status_code == 422
    kept = client.post(
        f"/en{where}/answer", data={"answer_text": "Gre", "answer_files": [upload()], "upload": "answer_files"}
    )
    assert "papers.pdf" in client.get(kept.location).text
    client.post(f"/en{where}/answer", data={"answer_text": "Green"})

    page = client.get(f"/en{where}").text
    assert "Green" in page
    (request,) = read_requests(acting, saved(where).id)
    with client.get(f"/en{where}/files/{request.files[0]}") as download:
        assert download.data.startswith(b"%PDF")
    assert saved(where).state is State.SUBMITTED
    assert client.get(f"/en{where}/answer").location == f"/en{where}"
    assert len(read(Message)) == 2


def read_requests(acting, application_id):
    with acting():
        return case_of(application_id).requests


def test_a_refusal_is_told_with_its_reasons(client, sent, worker, acting, saved, read):
    where = sent()
    worker.work_off()
    reasons = [{"en": "You told us too late.", "ar": "أبلغتنا متأخرًا."}]
    with acting():
        decide(case_of(saved(where).id), Outcome.REFUSED, reasons=reasons, words="Sorry.")

    assert saved(where).state is State.REFUSED
    assert "أبلغتنا متأخرًا." in read(Message)[-1].body
    page = client.get(f"/en{where}").text
    assert "You told us too late." in page
    assert "too late to withdraw" in client.post(f"/en{where}/withdrawal", follow_redirects=True).text


def test_an_application_can_be_withdrawn(client, sent, saved, read):
    where = sent()

    client.post(f"/en{where}/withdrawal")

    assert saved(where).state is State.WITHDRAWN
    (case,) = read(Case)
    assert case.status is CaseStatus.WITHDRAWN


def test_my_applications_are_listed_a_page_at_a_time(client, amina, store, sent, statements):
    sent()
    for number in range(45):
        store(
            Application(
                reference=f"A-{number}", person_id=amina.id, service=f"s{number}", service_name={"en": f"Service {number}"},
                service_version_id=amina.id, language="en", changed_at=clock.now(),
            )
        )  # fmt: skip
    with statements() as seen:
        page = client.get("/en/my/applications").text
    assert len(seen) <= 6, seen
    assert page.count('id="application-') == 20
    assert "Report a missed bin" in client.get("/en/my/applications?page=3").text
    assert client.get("/en/my/applications?page=9").location.endswith("page=3")


def test_sending_stays_within_its_statements(client, begin, statements):
    where = begin()
    client.post(f"/en{where}/pages/where", data=WHERE)
    client.post(f"/en{where}/pages/more", data={"remark": ""})
    with statements() as seen:
        client.post(f"/en{where}/summary")
    # More than another POST, and always as many: the application, the case, two ledger entries and the letter are one promise.
    assert len(seen) <= 25, "\n".join(s[:110] for s in seen)


def test_the_receipt_is_a_tagged_pdf_in_the_citizens_language(client, begin, saved):
    where = begin()
    client.post(f"/ar{where}/pages/where", data={**WHERE, "place": "شارع الحبال 7 😀 #let x"})
    client.post(f"/ar{where}/pages/more", data={"remark": ""})
    client.post(f"/ar{where}/summary")

    response = client.get(f"/en{where}/receipt.pdf")
    pdf = PdfReader(BytesIO(response.data))

    assert response.headers["Content-Language"] == "ar"
    assert pdf.trailer["/Root"]["/Lang"].startswith("ar")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in response.data
    words = pdf.pages[0].extract_text()
    assert saved(where).reference in words
    assert "grinning face" in words


@pytest.mark.parametrize("language", ["en", "es", "ru", "zh-Hans", "zh-Hant"])
def test_every_language_has_its_receipt(app, services, language):
    with app.test_request_context("/en/"):
        sent = Application(
            reference="A-7K2M-9XCQ", service_name={"en": "Bin"}, language=language, submitted_at=clock.now(),
            answers={"where": {"place": "骨直海 \u202e\x07 ሀ", "missed_on": "2024-02-01"}}, typed={},
        )  # fmt: skip
        pdf = PdfReader(BytesIO(receipt_pdf(Opened(sent, service("missed-bin")))))

    assert pdf.trailer["/Root"]["/Lang"].startswith(language[:2])
