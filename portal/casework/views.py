"""Issued documents: the citizen's copy, and the page where anybody checks whether one is genuine."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from portal.core.forms import tidy
from portal.core.web import go_to, pdf_to_keep, render
from portal.identity import public, signed_in
from portal.people import current_person_id

from . import queries

documents = Blueprint("documents", __name__, url_prefix="/documents", template_folder="templates")


@documents.get("")
@public
def search() -> ResponseReturnValue:
    """Type the reference that stands on the paper."""
    typed = str(tidy(request.args.get("reference", "")))[:40]
    if typed and (found := queries.document_called(typed)):
        return go_to(".check", reference=found.reference)
    return render("casework/document_search.html", typed=typed, status=404 if typed else 200)


@documents.get("/<reference>")
@public
def check(reference: str) -> ResponseReturnValue:
    """Nothing about the person is shown: it stands on the paper, and whoever checks holds that."""
    found = queries.document_called(reference)
    if found is None:
        return render("casework/document_search.html", typed=str(tidy(reference))[:40], status=404)
    return render("casework/document_check.html", document=found)


@documents.get("/<reference>.pdf")
@signed_in
def pdf(reference: str) -> Response:
    issued = queries.document_of(current_person_id(), reference)
    return pdf_to_keep(queries.document_pdf(issued), name=issued.reference, language=issued.language)
