"""What every page of a case shares: opening it, who was quicker, and showing it again with nothing lost.

Every form carries the version of the case its clerk saw. When a colleague was quicker, nothing is changed:
the page comes back, says who did what, and keeps what was typed.
"""

from collections.abc import Callable, Collection
from typing import Any

from flask import Blueprint, Response, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from portal.core import clock
from portal.core.references import tidy_reference
from portal.core.web import go_to, render
from portal.identity import staff_names
from portal.people import known_answers, record_access

from .. import queries
from ..forms import CaseForm
from ..models import Case
from ..rules import NotAllowed
from .staff import days_left_until, me

case_pages = Blueprint("cases", __name__, url_prefix="/staff/cases/<reference>", template_folder="../templates")
SUPERVISOR = "supervisor"


@case_pages.errorhandler(NotAllowed)
def not_any_more(_error: NotAllowed) -> ResponseReturnValue:
    """Only a form that its page did not show gets here."""
    flash(_("This step is not possible any more. Nothing was changed."), "warning")
    return go_to(".answers", **(request.view_args or {}))


def may_work_on(case: Case) -> bool:
    """Whether this member of staff works in the stage the case is in: some are for supervisors."""
    stage = queries.stage_of(case)
    wanted = "cases:assign" if stage and stage.role == SUPERVISOR else "cases:decide"
    return wanted in me().permissions


def must_work_on(case: Case) -> None:
    """Raises NotAllowed for stages that are for supervisors."""
    if request.method == "POST" and not may_work_on(case):
        raise NotAllowed("This stage is for supervisors.")


def opened(reference: str) -> Case:
    """The case. Reading it is a look at a person's data, recorded before anything is shown."""
    reference = tidy_reference(reference) or reference
    if request.method == "POST":
        return queries.case_with(reference, to_change=True)
    case = queries.case_with(reference)
    if case.person_id:
        record_access(case.person_id, case=case.reference)
    return case


def is_done(case: Case, form: CaseForm, verbs: Collection[str], act: Callable[[], None]) -> bool:
    """Act, unless the form is wrong or somebody was quicker. A double click is done by its first click."""
    if request.method != "POST":
        return False
    form.news = queries.news_since(case, form.version.data)
    if form.news:
        myself = f"{queries.ACCOUNT}{me().account_id}"
        return all(entry.actor == myself and entry.verb in verbs for entry in form.news)
    if not form.validate():
        return False
    act()
    return True


def show(tab: str, case: Case, *, form: CaseForm | None = None, **context: Any) -> Response:
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
        may_work=may_work_on(case),
        today=clock.today(),
        **context,
    )


def show_answers(case: Case, *, form: CaseForm | None = None) -> Response:
    """What the citizen sent, under what is to be done with it."""
    kind = queries.kind_of(case.kind)
    content = Markup(render_template(kind.template, case=case, **kind.load(case.subject_id)))  # noqa: S704 from a template
    work = queries.work_of(case)
    names = staff_names({task.done_by for task in work.tasks if task.done_by}) if work else {}
    return show("answers", case, form=form, content=content, files=queries.files_of(case), work=work, names=names)
