"""Documents that were issued in a case: their paper, and taking one back."""

from uuid import UUID

from flask import Response, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to, pdf_to_keep
from portal.identity import staff_can

from .. import actions, queries
from ..forms import TakeBackForm
from .frame import case_pages, is_done, must_work_on, opened, show


@case_pages.get("/documents/<uuid:document_id>")
@staff_can("cases:read")
def issued(reference: str, document_id: UUID) -> Response:
    document = queries.document_in(opened(reference), document_id)
    return pdf_to_keep(queries.document_pdf(document), name=document.reference, language=document.language)


@case_pages.route("/documents/<uuid:document_id>/return", methods=["GET", "POST"])
@staff_can("cases:decide")
def take_back(reference: str, document_id: UUID) -> ResponseReturnValue:
    case, form = opened(reference), TakeBackForm()
    must_work_on(case)
    document = queries.document_in(case, document_id)

    def act() -> None:
        actions.take_back(case, document_id, reason=form.text.data or "")

    if is_done(case, form, {"case.took_back"}, act):
        flash(_("The document is taken back. Whoever checks it is told so."))
        return go_to(".answers", reference=case.reference)
    return show("take_back", case, form=form, document=document)
