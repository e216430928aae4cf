from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from accessibility.criteria import CRITERIA
from portal.casework import answer_request, case_of
from portal.config import settings
from portal.core import display
from portal.core.i18n import language, pick
from portal.core.throttle import TooOften, count_attempt
from portal.core.web import go_to, own_path, render
from portal.identity import current_account, public, signed_in
from portal.people import current_person_id

from . import actions, queries
from .forms import AID_WORDS, AnswerForm, BarrierForm
from .models import LONGEST_ADDRESS
from .rules import ANSWER_WITHIN

pages = Blueprint("auditing", __name__, template_folder="templates")
MOST_REPORTS, WITHIN = 10, timedelta(hours=1)
WIDEST = 20_000


@pages.get("/accessibility")
@public
def statement() -> ResponseReturnValue:
    """What is known today: computed, so that it never says more than the evidence."""
    return render(
        "auditing/statement.html",
        said=queries.statement(),
        aids=AID_WORDS,
        criteria=CRITERIA,
        days=ANSWER_WITHIN,
        enforcement=pick(settings().enforcement_names).text,
    )


@pages.route("/barriers/new", methods=["GET", "POST"])
@public
def report() -> ResponseReturnValue:
    """Anyone may report a barrier, signed in or not. What will be sent along is shown and can be left out."""
    who = current_account()
    asked = {name: request.args.get(name, "") for name in ("page", "refused")}
    form = BarrierForm(data={**asked, "email": who.email if who else "", "attach": True})
    page = _page(form.page.data)
    if request.method == "GET":
        form.attach.data = True  # an address in the URL must not untick it
    if not form.validate_on_submit():
        return _form(form, page)
    try:
        count_attempt("barrier", request.remote_addr or "", most=MOST_REPORTS, within=WITHIN)
    except TooOften as error:
        return _too_often(form, page, error.minutes)
    sent = actions.report_barrier(_told(form, page), person_id=who.person_id if who else None, language=language())
    return go_to(".reported", reference=sent.reference)


@pages.get("/barriers/<reference>")
@public
def reported(reference: str) -> ResponseReturnValue:
    """What happens next. Nothing of what was written is shown: the reference may have been read over a shoulder."""
    found = queries.report_called(reference)
    who = current_account()
    is_own = found.person_id is not None and who is not None and who.person_id == found.person_id
    return render("auditing/reported.html", report=found, case=case_of(found.id), is_own=is_own)


@pages.route("/barriers/<reference>/answer", methods=["GET", "POST"])
@signed_in
def answer(reference: str) -> ResponseReturnValue:
    """What we asked, if they were signed in when they reported it. Others answer by phone or e-mail, as we wrote."""
    found = queries.report_of(current_person_id(), reference)
    case = case_of(found.id)
    if case.request is None or not case.is_waiting:
        return go_to(".reported", reference=reference)
    form = AnswerForm()
    if form.validate_on_submit():
        answer_request(found.id, form.answer.data or "")
        flash(_("Thank you. We have your answer and go on."))
        return go_to(".reported", reference=reference)
    return render("auditing/answer.html", report=found, case=case, form=form)


def _page(address: str | None) -> str:
    """The page the barrier is on, if it is one of ours."""
    return (own_path(address) or "")[:LONGEST_ADDRESS]


def _told(form: BarrierForm, page: str) -> actions.NewReport:
    is_sent = bool(form.attach.data)
    width = form.width.data if is_sent and 0 < (form.width.data or 0) <= WIDEST else None
    return {
        "tried": form.tried.data or "",
        "obstacle": form.obstacle.data or "",
        "aids": form.chosen_aids(),
        "email": form.email.data or "",
        "phone": form.phone.data or "",
        "page": page if is_sent else "",
        "display": _state(form, page) if is_sent else {},
        "width": width,
    }


def _state(form: BarrierForm, page: str) -> dict[str, str]:
    """How they met the page: their display settings, and whether a form had been refused there."""
    return display.chosen() | ({"form": "refused"} if page and form.refused.data == "yes" else {})


def _form(form: BarrierForm, page: str, **more: Any) -> ResponseReturnValue:
    return render("auditing/report.html", form=form, page=page, state=_state(form, page), **more)


def _too_often(form: BarrierForm, page: str, minutes: int) -> ResponseReturnValue:
    """Nothing that was typed is lost."""
    wait = ngettext("Try again in %(num)s minute.", "Try again in %(num)s minutes.", minutes)
    return _form(form, page, status=429, problems=[("tried", f"{_('You have sent many reports.')} {wait}")])
