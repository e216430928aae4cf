"""Receipts and letters as PDF files are looked at, too."""

from io import BytesIO

import pytest
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from accessibility.findings import Cell, Outcome
from accessibility.papers import CHECKS, is_paper, read_paper

CELL = Cell("receipt", "/receipt.pdf")
GOOD = b"""
#set document(title: "Receipt")
#set text(lang: "es")
= Receipt
#image("drawing.svg", alt: "The harbour")
"""
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9'/></svg>"


@pytest.fixture(scope="module")
def receipt(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "drawing.svg").write_text(DRAWING)
    (folder / "receipt.typ").write_bytes(GOOD)
    return typst.compile(str(folder / "receipt.typ"), format="pdf", pdf_standards=["ua-1"])


def without(paper: bytes, key: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper)))
    if key == "/Alt":
        for number in range(1, len(writer._objects) + 1):
            element = writer.get_object(number)
            if isinstance(element, dict) and element.get("/S") == "/Figure":
                del element[NameObject("/Alt")]
    else:
        del writer._root_object[NameObject(key)]
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_good_receipt_has_no_barrier(receipt):
    record = read_paper(CELL, receipt)

    assert record.findings == ()
    assert set(record.outcomes.values()) == {Outcome.PASSED}


@pytest.mark.parametrize(
    "key,check",
    [
        ("/StructTreeRoot", "paper-tags"),
        ("/Lang", "paper-language"),
        ("/ViewerPreferences", "paper-title"),
        ("/Alt", "paper-figures"),
    ],
)
def test_a_receipt_that_lacks_something_is_told_so(receipt, key, check):
    record = read_paper(CELL, without(receipt, key))

    assert [finding.check for finding in record.findings] == [check]
    assert record.outcomes[check] == Outcome.FAILED


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj"])
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_pdf_is_not_tested_and_says_why(content):
    record = read_paper(CELL, content)

    assert {Outcome.UNTESTED} == set(record.outcomes.values())
    assert "cannot be read" in record.findings[0].evidence
    assert len(record.outcomes) == len(CHECKS)


def test_an_address_with_a_question_after_it_is_a_paper_too():
    assert is_paper("https://port-alder.example/receipt.PDF?download=1")
    assert not is_paper("https://port-alder.example/pdf")
