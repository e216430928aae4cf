"""One case: what the citizen sent, what happened, and what to do next.

Every form carries the version of the case its clerk saw. When a colleague was quicker, nothing is changed:
the page comes back, says who did what, and keeps what was typed.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, flash, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from portal.core import clock, files
from portal.core.i18n import pick
from portal.core.references import tidy_reference
from portal.core.web import go_to, render
from portal.identity import staff_can, staff_names
from portal.people import known_answers, record_access

from .. import actions, queries
from ..forms import TO_NOBODY, AssignmentForm, CaseForm, DecisionForm, NoteForm, RequestForm, choices
from ..models import Case
from ..rules import NotAllowed, Outcome
from .staff import days_left_until, me, people_to_choose

case_pages = Blueprint("cases", __name__, url_prefix="/staff/cases/<reference>", template_folder="../templates")


@case_pages.get("")
@staff_can("cases:read")
def answers(reference: str) -> ResponseReturnValue:
    case = _case(reference)
    kind = queries.kind_of(case.kind)
    content = Markup(render_template(kind.template, case=case, **kind.load(case.subject_id)))  # noqa: S704 from a template
    return _show("answers", case, content=content, files=queries.files_of(case))


@case_pages.get("/files/<uuid:file_id>")
@staff_can("cases:read")
def file(reference: str, file_id: UUID) -> Response:
    """One of the citizen's files, to be saved and never shown by the browser itself."""
    case = _case(reference)
    stored = queries.files_of(case).get(file_id) or abort(404)
    path = files.path_of(file_id)
    response = send_file(path, mimetype=stored.media_type, as_attachment=True, download_name=stored.name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@case_pages.route("/notes", methods=["GET", "POST"])
@staff_can("cases:read")
def notes(reference: str) -> ResponseReturnValue:
    """What happened, and what colleagues wrote. A note never collides with a colleague's work."""
    case = _case(reference)
    form = NoteForm()
    if form.validate_on_submit():
        actions.add_note(case, form.text.data or "", account_id=me().account_id)
        flash(_("Your note is saved."))
        return go_to(".notes", reference=case.reference)
    entries = queries.timeline(case)
    names = staff_names(queries.account_ids_in(entries))
    return _show("notes", case, form=form, entries=entries, notes=queries.notes_of(case), names=names)


@case_pages.route("/request", methods=["GET", "POST"])
@staff_can("cases:decide")
def ask(reference: str) -> ResponseReturnValue:
    case = _case(reference)
    form = RequestForm()

    def act() -> None:
        actions.ask_for_more(case, form.text.data or "", account_id=me().account_id)

    if _is_done(case, form, "case.asked", act):
        flash(_("We have asked the citizen. The deadline is paused until the answer comes."))
        return go_to(".answers", reference=case.reference)
    return _show("request", case, form=form)


@case_pages.route("/decision", methods=["GET", "POST"])
@staff_can("cases:decide")
def decision(reference: str) -> ResponseReturnValue:
    case = _case(reference)
    form = DecisionForm()
    reasons = dict(queries.kind_of(case.kind).refusal_reasons(case.subject_id))
    form.reasons.choices = choices({key: pick(text).text for key, text in reasons.items()})

    def act() -> None:
        outcome = Outcome(form.outcome.data)
        why = [reasons[key] for key in form.reasons.data or () if outcome is Outcome.REFUSED]
        actions.decide(case, outcome, reasons=why, words=form.words.data or "")

    if _is_done(case, form, "case.decided", act):
        flash(_("The case is decided. The citizen will be told."))
        return go_to(".answers", reference=case.reference)
    return _show("decision", case, form=form)


@case_pages.route("/assignment", methods=["GET", "POST"])
@staff_can("cases:decide")
def assignment(reference: str) -> ResponseReturnValue:
    case = _case(reference)
    form = AssignmentForm()
    form.to.choices = people_to_choose()

    def act() -> None:
        to = None if form.to.data == TO_NOBODY else UUID(form.to.data)
        actions.assign([case.id], to=to, by=me().account_id)

    if _is_done(case, form, "case.assigned", act):
        flash(_("The case is assigned."))
        return go_to(".answers", reference=case.reference)
    return _show("assignment", case, form=form)


@case_pages.errorhandler(NotAllowed)
def not_any_more(_error: NotAllowed) -> ResponseReturnValue:
    """Only a form that its page did not show gets here."""
    flash(_("This step is not possible any more. Nothing was changed."), "warning")
    return go_to(".answers", **(request.view_args or {}))


def _case(reference: str) -> Case:
    """The case. Reading it is a look at a person's data, recorded before anything is shown."""
    reference = tidy_reference(reference) or reference
    if request.method == "POST":
        return queries.case_with(reference, to_change=True)
    case = queries.case_with(reference)
    if case.person_id:
        record_access(case.person_id, case=case.reference)
    return case


def _is_done(case: Case, form: CaseForm, verb: str, act: Callable[[], None]) -> bool:
    """Act, unless the form is wrong or somebody was quicker. A double click is done by its first click."""
    if request.method != "POST":
        return False
    form.news = queries.news_since(case, form.version.data)
    if form.news:
        myself = f"{queries.ACCOUNT}{me().account_id}"
        return all((entry.actor, entry.verb) == (myself, verb) for entry in form.news)
    if not form.validate():
        return False
    act()
    return True


def _show(tab: str, case: Case, *, form: CaseForm | None = None, **context: Any) -> Response:
    """One tab of the case's page. What is new since the clerk opened it comes before what they must mend."""
    news = form.news if form else []
    problems = form.problems() if form else []
    if news:
        problems.insert(
            0, ("news", _("This case has changed while you were writing. See what is new, then send again."))
        )
    accounts = {case.assigned_to} if case.assigned_to else set()
    context.setdefault("names", {})
    context["names"] |= staff_names((accounts | queries.account_ids_in(news)) - context["names"].keys())
    return render(
        f"casework/{tab}.html",
        tab=tab,
        case=case,
        form=form,
        news=news,
        problems=problems,
        stages=queries.progress_of(case),
        person=known_answers(case.person_id) if case.person_id else {},
        days_left=days_left_until(),
        me=me(),
        today=clock.today(),
        **context,
    )
