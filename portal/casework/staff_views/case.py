"""One case: what the citizen sent, what happened, and what to do next."""

from uuid import UUID

from flask import Response, abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.downloads import download
from portal.core.i18n import pick
from portal.core.web import go_to
from portal.identity import staff_can, staff_names

from .. import actions, queries
from ..forms import TO_NOBODY, AssignmentForm, DecisionForm, NoteForm, RequestForm, choices
from ..rules import Outcome
from .frame import case_pages, is_done, must_work_on, opened, show, show_answers
from .staff import is_supervisor, me, people_to_choose


@case_pages.get("")
@staff_can("cases:read")
def answers(reference: str) -> ResponseReturnValue:
    case = opened(reference)
    return show_answers(case)


@case_pages.get("/files/<uuid:file_id>")
@staff_can("cases:read")
def file(reference: str, file_id: UUID) -> Response:
    """One of the citizen's files, to be saved and never shown by the browser itself."""
    case = opened(reference)
    stored = queries.files_of(case).get(file_id) or abort(404)
    return download(file_id, name=stored.name, media_type=stored.media_type)


@case_pages.route("/notes", methods=["GET", "POST"])
@staff_can("cases:read")
def notes(reference: str) -> ResponseReturnValue:
    """What happened, and what colleagues wrote. A note never collides with a colleague's work."""
    case = opened(reference)
    form = NoteForm()
    if form.validate_on_submit():
        actions.add_note(case, form.text.data or "", account_id=me().account_id)
        flash(_("Your note is saved."))
        return go_to(".notes", reference=case.reference)
    entries = queries.timeline(case)
    names = staff_names(queries.account_ids_in(entries))
    return show("notes", case, form=form, entries=entries, notes=queries.notes_of(case), names=names)


@case_pages.route("/request", methods=["GET", "POST"])
@staff_can("cases:decide")
def ask(reference: str) -> ResponseReturnValue:
    case = opened(reference)
    form = RequestForm()

    def act() -> None:
        actions.ask_for_more(case, form.text.data or "", account_id=me().account_id)

    if is_done(case, form, {"case.asked"}, act):
        flash(_("We have asked the citizen. The deadline is paused until the answer comes."))
        return go_to(".answers", reference=case.reference)
    return show("request", case, form=form)


@case_pages.route("/decision", methods=["GET", "POST"])
@staff_can("cases:decide")
def decision(reference: str) -> ResponseReturnValue:
    case = opened(reference)
    must_work_on(case)
    form = DecisionForm()
    reasons = dict(queries.kind_of(case.kind).refusal_reasons(case.subject_id))
    form.reasons.choices = choices({key: pick(text).text for key, text in reasons.items()})

    def act() -> None:
        outcome = Outcome(form.outcome.data)
        why = [reasons[key] for key in form.reasons.data or () if outcome is Outcome.REFUSED]
        actions.decide(case, outcome, reasons=why, words=form.words.data or "")

    if is_done(case, form, {"case.decided"}, act):
        flash(_("The case is decided. The citizen will be told."))
        return go_to(".answers", reference=case.reference)
    return show("decision", case, form=form)


@case_pages.route("/assignment", methods=["GET", "POST"])
@staff_can("cases:decide")
def assignment(reference: str) -> ResponseReturnValue:
    case = opened(reference)
    form = AssignmentForm()
    form.to.choices = people_to_choose()

    def act() -> None:
        to = None if form.to.data == TO_NOBODY else UUID(form.to.data)
        actions.assign([case.id], to=to, by=me().account_id, by_supervisor=is_supervisor())

    if is_done(case, form, {"case.assigned"}, act):
        flash(_("The case is assigned."))
        return go_to(".answers", reference=case.reference)
    return show("assignment", case, form=form)
