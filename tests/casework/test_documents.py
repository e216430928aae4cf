"""Documents the portal issues: paper anybody can check."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.casework.actions.documents import issue_document
from portal.casework.models import IssuedDocument
from portal.casework.queries import case_with
from portal.core.db import database
from portal.people import Person

SLY = "**Boss** [click](http://evil.example)\n# Mayor"


@pytest.fixture
def issued(apply, acting):
    """A permit whose plate may be sly; gives back (case, reference, id)."""

    def issue(plate="AB 123", key="once"):
        def say_the_plate(definition):
            definition["documents"][0]["body"] = {"en": "**{name}** may park {plate}."}

        case = apply(say_the_plate, plate=plate)
        with acting():
            document = issue_document(case_with(case.reference, to_change=True), "permit", key=key)
            return case, document.reference, document.id

    return issue


@pytest.fixture
def holder(app, sign_in):
    """Sign in whoever this case belongs to."""

    def begin(case):
        with app.app_context(), database().reading() as session:
            who = session.get(Person, case.person_id)
            session.expunge_all()
        return sign_in(who)

    return begin


def words_in(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_citizen_keeps_a_tagged_pdf_that_says_where_it_can_be_checked(client, holder, issued):
    case, reference, _id = issued()
    holder(case)

    paper = client.get(f"/en/documents/{reference}.pdf")

    assert paper.mimetype == "application/pdf"
    assert b"pdfuaid:part" in paper.data
    assert reference in words_in(paper.data)
    assert f"/documents/{reference}" in str(PdfReader(BytesIO(paper.data)).pages[0].get("/Annots")[0].get_object())
    assert client.get(f"/en/documents/{reference}.pdf").data == paper.data


def test_words_a_citizen_typed_mean_nothing_on_paper(client, holder, issued):
    case, reference, _id = issued(plate=SLY)
    holder(case)

    paper = client.get(f"/en/documents/{reference}.pdf").data

    assert "**Boss**" in words_in(paper)
    links = [note.get_object()["/A"]["/URI"] for note in PdfReader(BytesIO(paper)).pages[0]["/Annots"]]
    assert not any("evil" in link for link in links)


def test_nobody_else_gets_the_paper(client, sign_in, issued):
    _case, reference, _id = issued()

    assert client.get(f"/en/documents/{reference}.pdf").status_code == 303
    sign_in()
    assert client.get(f"/en/documents/{reference}.pdf").status_code == 404


def test_anybody_can_check_a_document_and_learns_nothing_about_the_person(client, issued):
    _case, reference, _id = issued()

    typed = client.get("/en/documents", query_string={"reference": f" {reference.lower().replace('-', ' ')} "})
    page = client.get(typed.location).text

    assert "This document is genuine" in page
    assert "Amina" not in page
    assert "AB 123" not in page


@pytest.mark.parametrize("typed", ["D-0000-0000", "nonsense", "<script>", "x" * 5000])
def test_a_reference_we_never_gave_is_refused_beside_its_field(client, app, typed):
    refused = client.get("/en/documents", query_string={"reference": typed})

    assert refused.status_code == 404
    assert "Check every letter and digit" in refused.text
    assert client.get("/en/documents").status_code == 200


def test_under_one_key_a_document_is_issued_once(issued, acting):
    case, reference, _id = issued()

    with acting():
        assert issue_document(case_with(case.reference, to_change=True), "permit", key="once").reference == reference


def test_staff_take_a_document_back_with_a_reason_and_whoever_checks_it_is_told(client, clara, issued, again, app):
    case, reference, document_id = issued()
    page = f"/en/staff/cases/{case.reference}/documents/{document_id}"
    assert client.get(page).mimetype == "application/pdf"
    version = again(case).version

    assert client.post(f"{page}/return", data={"version": version, "text": ""}).status_code == 422
    client.get(f"{page}/return")
    done = client.post(f"{page}/return", data={"version": version, "text": "Stolen car"})
    assert done.status_code == 303
    client.post(f"{page}/return", data={"version": version, "text": "Stolen car"})

    assert "Taken back" in client.get(f"/en/staff/cases/{case.reference}").text
    assert "Stolen car" in client.get(f"/en/staff/cases/{case.reference}/notes").text
    assert "This document was taken back" in client.get(f"/en/documents/{reference}").text
    with app.app_context(), database().reading() as session:
        assert session.query(IssuedDocument).one().revoked_at


def test_a_document_whose_time_is_over_is_not_valid(client, issued, later):
    _case, reference, _id = issued()
    later(days=800)

    assert "no longer valid" in client.get(f"/en/documents/{reference}").text
