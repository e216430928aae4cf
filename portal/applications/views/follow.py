"""After submission: how far it is, what was decided, answering questions, withdrawing."""

from uuid import UUID

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.casework import cases_of, progress_of
from portal.config import settings
from portal.core.db import keep_changes
from portal.core.downloads import download
from portal.core.web import go_to, go_to_url, page_number, render
from portal.identity import parked_form, signed_in
from portal.people import current_person_id
from portal.questions import Sheet, describe

from .. import actions, queries
from ..forms import TEXT, answer_questions
from ..queries import Opened
from ..rules import UNDER_WAY
from .frame import go_on_url, here, opened, opened_with_case, pages


@pages.get("/my/applications")
@signed_in
def mine() -> ResponseReturnValue:
    page = page_number()
    rows, number = queries.listed(current_person_id(), page)
    last = max(1, -(-number // queries.ON_A_PAGE))
    if page > last:
        return go_to("applications.mine", page=last)
    cases = cases_of([row.id for row in rows if row.state in UNDER_WAY])
    tones = queries.tones_of(rows)
    return render("applications/mine.html", rows=rows, cases=cases, tones=tones, page=page, pages=last)


@pages.get("/applications/<reference>")
@signed_in
def show(reference: str) -> ResponseReturnValue:
    """A draft goes on where it was left; anything else says how far it is."""
    found = opened(reference)
    if found.application.is_draft:
        return go_to_url(go_on_url(found))
    case = queries.case_with_requests(found.application)
    return render(
        "applications/application.html",
        sent=found,
        case=case,
        stages=progress_of(case) if case else [],
        times=queries.times_of(found),
        others=queries.opened_from(found, case),
        summaries=describe(found.form, found.application.answers),
    )


@pages.route("/applications/<reference>/answer", methods=["GET", "POST"])
@signed_in
def answer(reference: str) -> ResponseReturnValue:
    """What the office asked for: words, files, or both."""
    found = opened_with_case(reference)
    case = queries.case_with_requests(found.application)
    if case is None or case.request is None:
        return go_to("applications.show", reference=reference)
    place = f"answer/{case.request.id}"
    if request.method == "GET":
        return _show_answer(found, case, _kept(found, place))
    questions = answer_questions()
    sheet = Sheet.posted(questions, before=found.application.typed.get(place))
    is_right = sheet.check()
    if is_right and not sheet.is_blank and not ({"upload", "remove", "switch_to"} & request.form.keys()):
        text = sheet.answers[TEXT] or ""
        actions.save_typed(found.application, place, sheet)
        actions.answer(found.application, text, file_ids=sheet.file_ids, place=place)
        flash(_("Thank you. We have your answer and go on."))
        return go_to("applications.show", reference=reference)
    return _keep_answer(found, case, sheet, place)


@pages.route("/applications/<reference>/withdrawal", methods=["GET", "POST"])
@signed_in
def withdraw(reference: str) -> ResponseReturnValue:
    """A draft is deleted; what was sent is withdrawn, as long as nobody has decided."""
    found = opened_with_case(reference)
    if request.method == "GET":
        return render("applications/withdrawal.html", found=found)
    if found.application.is_draft:
        actions.discard(found.application)
        flash(_("Your draft is deleted."))
        return go_to("applications.mine")
    if actions.withdraw(found.application):
        flash(_("Your application is withdrawn."))
    else:
        flash(_("It is too late to withdraw: there is a decision already."), "warning")
    return go_to("applications.show", reference=reference)


@pages.get("/applications/<reference>/files/<uuid:file_id>")
@signed_in
def file(reference: str, file_id: UUID) -> Response:
    """A file of one's own, to be saved and never shown by the browser itself."""
    stored = queries.file_of(opened(reference).application, file_id)
    return download(stored.id, name=stored.name, media_type=stored.media_type)


def _kept(found: Opened, place: str) -> Sheet:
    before = found.application.typed.get(place, {})
    parked = parked_form()
    if not parked:
        return Sheet(answer_questions(), typed=before)
    sheet = Sheet.parked(answer_questions(), parked, before=before)
    actions.save_parked(found.application, place, sheet)
    return sheet


def _keep_answer(found: Opened, case: object, sheet: Sheet, place: str) -> ResponseReturnValue:
    """Not sent yet: another language, one more file, or something to mend."""
    actions.save_typed(found.application, place, sheet)
    if (code := request.form.get("switch_to")) in settings().languages:
        return go_to_url(here(language=code))
    if "remove" in request.form or ("upload" in request.form and not sheet.wrong_at_once()):
        return go_to_url(here())
    keep_changes()
    problems = sheet.problems or [(TEXT, _("Write an answer or choose a file"))]
    return _show_answer(found, case, sheet, problems)


def _show_answer(
    found: Opened, case: object, sheet: Sheet, problems: list[tuple[str, str]] | None = None
) -> ResponseReturnValue:
    return render("applications/answer.html", sent=found, case=case, sheet=sheet, problems=problems or [])
