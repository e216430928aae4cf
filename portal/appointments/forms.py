"""Choosing another time."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice, SelectField  # type: ignore[attr-defined]  # SelectChoice is newer than the types
from wtforms.validators import InputRequired

from portal.core.forms import PortalForm


class MoveForm(PortalForm):
    """When the citizen would rather come."""

    starts_at = SelectField(_l("When would you like to come?"), validators=[InputRequired(_l("Choose a time"))])


def move_form(choices: Sequence[tuple[str, str, str]]) -> MoveForm:
    """choices: the free times, each with its words and its day."""
    form = MoveForm()
    times = [SelectChoice(moment, words, {"group": day}) for moment, words, day in choices]
    form.starts_at.choices = [SelectChoice("", _("Choose a time")), *times]
    return form
