"""Check your answers, send, receipt."""

from flask import Response, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.i18n import language
from portal.core.web import go_to, go_to_url, pdf_to_keep, render
from portal.identity import signed_in
from portal.questions import describe

from .. import actions, queries
from .frame import SUMMARY, go_on_url, opened, opened_draft, page_url, pages


@pages.get("/applications/<reference>/summary")
@signed_in
def summary(reference: str) -> ResponseReturnValue:
    draft = opened_draft(reference)
    if draft.filling.first_open:
        return go_to_url(go_on_url(draft))
    summaries = describe(draft.form, draft.filling.asked_answers)
    return render("applications/summary.html", draft=draft, summaries=summaries, back=SUMMARY)


@pages.post("/applications/<reference>/summary")
@signed_in
def submit(reference: str) -> ResponseReturnValue:
    """Send it. Whoever presses twice, or presses in two tabs, gets the same receipt."""
    draft = opened(reference, to_change=True)
    refused = draft.filling.first_refused() if draft.application.is_draft else None
    try:
        if not refused:
            actions.submit(draft, language=language())
            return go_to("applications.receipt", reference=reference)
    except actions.Gone as gone:
        refused = gone.page
    actions.reopen(draft.application, draft.filling.typed_again(refused))
    flash(_("Please look at this page again before you send your application."), "warning")
    return go_to_url(page_url(draft, refused))


@pages.get("/applications/<reference>/receipt")
@signed_in
def receipt(reference: str) -> ResponseReturnValue:
    sent = opened(reference)
    if sent.application.is_draft:
        return go_to_url(go_on_url(sent))
    case = queries.case_with_requests(sent.application)
    return render("applications/receipt.html", sent=sent, case=case, times=queries.times_of(sent))


@pages.get("/applications/<reference>/receipt.pdf")
@signed_in
def receipt_file(reference: str) -> Response:
    sent = opened(reference)
    if sent.application.is_draft:
        abort(404)
    return pdf_to_keep(queries.receipt_pdf(sent), name=reference, language=sent.application.language)
