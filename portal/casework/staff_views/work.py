"""A case in its stage: tasks to tick, ways on, and what the portal could not do."""

from collections.abc import Callable, Collection
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to
from portal.identity import staff_can

from .. import actions
from ..forms import CaseForm, StepForm, TasksForm, WayForm
from ..models import Case
from .frame import case_pages, is_done, must_work_on, opened, show_answers
from .staff import me


@case_pages.route("/tasks", methods=["GET", "POST"])
@staff_can("cases:decide")
def tasks(reference: str) -> ResponseReturnValue:
    case, form = opened(reference), TasksForm()

    def act() -> None:
        actions.tick(case, form.task.data or (), account_id=me().account_id)

    return _worked(case, form, {"case.ticked", "case.unticked", "case.entered"}, act)


@case_pages.route("/stage", methods=["GET", "POST"])
@staff_can("cases:decide")
def stage(reference: str) -> ResponseReturnValue:
    """The button of a way is pressed."""
    case, form = opened(reference), WayForm()
    return _worked(case, form, {"case.entered"}, lambda: actions.go_on_to(case, form.to.data or ""))


@case_pages.route("/steps/<uuid:step_id>", methods=["GET", "POST"])
@staff_can("cases:decide")
def step(reference: str, step_id: UUID) -> ResponseReturnValue:
    """What the portal could not do: it tries again, or somebody did it by hand."""
    case, form = opened(reference), StepForm()
    mend = actions.done_by_hand if form.how.data == "by_hand" else actions.try_again
    return _worked(case, form, {"case.retried", "case.by_hand"}, lambda: mend(case, step_id))


def _worked(case: Case, form: CaseForm, verbs: Collection[str], act: Callable[[], None]) -> ResponseReturnValue:
    """These forms stand on the page of the case and come back to it."""
    must_work_on(case)
    if is_done(case, form, verbs, act):
        flash(_("Saved."))
    elif request.method == "POST":
        return show_answers(case, form=form)
    return go_to(".answers", reference=case.reference)
