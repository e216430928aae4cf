"""Looks at PDF files: can a screen reader read them, in which language, and what are they called?

The checks are those of the Matterhorn Protocol for PDF/UA-1 that a program can answer and that stop readers outright.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.request import Request, urlopen

import pypdf
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from .browser import Browser
from .findings import Cell, Finding, Outcome, Record

ENGINE = f"pypdf {pypdf.__version__}"
SECONDS = 10
MOST_BYTES = 50_000_000
MOST_ELEMENTS = 100_000


@dataclass(frozen=True)
class PaperCheck:
    """One question asked of a PDF. look: yields what is wrong, in plain English."""

    name: str
    criteria: tuple[str, ...]
    title: LazyString
    look: Callable[[pypdf.PdfReader], Iterator[str]]


def _untagged(paper: pypdf.PdfReader) -> Iterator[str]:
    if "/StructTreeRoot" not in paper.root_object:
        yield "The file has no tags: headings, lists and reading order are lost to screen readers."


def _silent_about_its_language(paper: pypdf.PdfReader) -> Iterator[str]:
    if not str(paper.root_object.get("/Lang", "")).strip():
        yield "The file does not say in which language it is."


def _untitled(paper: pypdf.PdfReader) -> Iterator[str]:
    if not (paper.metadata and str(paper.metadata.title or "").strip()):
        yield "The file has no title; its file name is read out instead."
    elif not paper.root_object.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The file has a title but asks for its file name to be shown."


def _unseen_figures(paper: pypdf.PdfReader) -> Iterator[str]:
    for number, element in enumerate(_elements(paper, "/Figure"), start=1):
        if not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield f"Figure {number} has no alternative text."


def _only_pictures(paper: pypdf.PdfReader) -> Iterator[str]:
    if paper.pages and not any(page.extract_text().strip() for page in paper.pages):
        yield "No page has any text: the file is a picture of a paper."


CHECKS = (
    PaperCheck("paper-tags", ("1.3.1",), _l("The PDF has no tags."), _untagged),
    PaperCheck("paper-language", ("3.1.1",), _l("The PDF does not say its language."), _silent_about_its_language),
    PaperCheck("paper-title", ("2.4.2",), _l("The PDF has no title."), _untitled),
    PaperCheck("paper-figures", ("1.1.1",), _l("A picture in the PDF has no alternative text."), _unseen_figures),
    PaperCheck("paper-text", ("1.1.1", "1.4.5"), _l("The PDF is a picture of text."), _only_pictures),
)


def is_paper(address: str) -> bool:
    """Whether the address leads to a PDF, as far as it tells."""
    return address.partition("?")[0].lower().endswith(".pdf")


def look_at_paper(browser: Browser, cell: Cell, address: str) -> Record:
    """Read the file as whoever is signed in in the browser, and ask every question.

    Raises OSError if it does not come.
    """
    cookies = browser.cdp("Network.getCookies", urls=[address])["cookies"]
    sent = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
    request = Request(address, headers={"Cookie": sent} if sent else {})  # noqa: S310 an auditor opens what it is told to
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        return read_paper(cell, answer.read(MOST_BYTES))


def read_paper(cell: Cell, content: bytes) -> Record:
    """Every question, asked of these bytes. What is no PDF is not tested."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    try:
        paper = pypdf.PdfReader(BytesIO(content))
        for check in CHECKS:
            found = [
                Finding(check.name, check.criteria, Outcome.FAILED, evidence=said, engine=ENGINE)
                for said in check.look(paper)
            ]
            outcomes[check.name] = Outcome.FAILED if found else Outcome.PASSED
            findings += found
    except (PyPdfError, ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        for check in CHECKS:
            outcomes.setdefault(check.name, Outcome.UNTESTED)
        reason = f"Not tested: the PDF cannot be read ({type(error).__name__})."
        findings.append(Finding(CHECKS[0].name, (), Outcome.UNTESTED, evidence=reason, engine=ENGINE))
    return Record(cell, tuple(findings), outcomes)


def criteria() -> Mapping[str, tuple[str, ...]]:
    """The criteria of each check, by its name."""
    return {check.name: check.criteria for check in CHECKS}


def _elements(paper: pypdf.PdfReader, kind: str) -> Iterator[DictionaryObject]:
    """The elements of this kind in the tree of tags, in reading order."""
    waiting: list[object] = [paper.root_object.get("/StructTreeRoot")]
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            node = node.get_object()
        if isinstance(node, ArrayObject):
            waiting += reversed(node)
        elif isinstance(node, DictionaryObject):
            if node.get("/S") == kind:
                yield node
            waiting.append(node.get("/K"))
