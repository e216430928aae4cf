"""A citizen's appointments: which there are, taking another time, giving one back."""

from datetime import datetime

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core import clock
from portal.core.i18n import full_date, long_moment
from portal.core.web import go_to, render
from portal.identity import signed_in
from portal.people import current_person_id
from portal.questions import Question

from . import actions, queries
from .actions import TimeTaken
from .forms import MoveForm, move_form
from .models import Appointment
from .question_type import moment_in

pages = Blueprint("appointments", __name__, template_folder="templates")
DAYS_AHEAD = 28


@pages.get("/my/appointments")
@signed_in
def mine() -> ResponseReturnValue:
    return render("appointments/mine.html", appointments=queries.upcoming(current_person_id()))


@pages.route("/appointments/<reference>/time", methods=["GET", "POST"])
@signed_in
def move(reference: str) -> ResponseReturnValue:
    appointment = queries.appointment_of(current_person_id(), reference)
    if not appointment.is_upcoming:
        return _too_late()
    free = queries.free_times(appointment.office, minutes=appointment.minutes, within_days=DAYS_AHEAD)
    form = move_form([(each.isoformat(), long_moment(each), day_of(each)) for each in free])
    if form.validate_on_submit() and _is_moved(appointment, form):
        flash(_("Your appointment is now on %(moment)s.", moment=long_moment(appointment.starts_at)))
        return go_to(".mine")
    return render("appointments/move.html", appointment=appointment, form=form)


@pages.route("/appointments/<reference>/cancellation", methods=["GET", "POST"])
@signed_in
def cancel(reference: str) -> ResponseReturnValue:
    is_sent = request.method == "POST"
    appointment = queries.appointment_of(current_person_id(), reference, to_change=is_sent)
    if not appointment.is_upcoming and not (is_sent and appointment.cancelled_at):
        return _too_late()
    if not is_sent:
        return render("appointments/cancel.html", appointment=appointment)
    actions.cancel(appointment)
    flash(_("Your appointment is cancelled. Somebody else can have the time now."))
    return go_to(".mine")


@pages.app_template_global()
def free_times(question: Question) -> list[dict[str, str]]:
    """The choices of an appointment question, as the macro takes them. Empty if there are none."""
    office = queries.office_or_none(question.own.office)
    if office is None:
        return []
    free = queries.free_times(office, minutes=question.own.minutes, within_days=question.own.within_days)
    return [{"value": each.isoformat(), "label": long_moment(each), "group": day_of(each)} for each in free]


def day_of(moment: datetime) -> str:
    """The heading above a free time: its day, with the day of the week."""
    return full_date(clock.local_day(moment))


def _is_moved(appointment: Appointment, form: MoveForm) -> bool:
    """True if the time was still free. What is wrong otherwise stands at the field."""
    wanted = moment_in(form.starts_at.data)
    try:
        actions.move(appointment, wanted or appointment.starts_at)
    except TimeTaken:
        form.starts_at.errors = [*form.starts_at.errors, _("Somebody was quicker. Choose another time")]
        return False
    return True


def _too_late() -> ResponseReturnValue:
    flash(_("This appointment is over or was cancelled."), "warning")
    return go_to(".mine")
