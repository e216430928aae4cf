"""Choosing another time."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired

from portal.core.forms import PortalForm


class MoveForm(PortalForm):
    """When the citizen would rather come."""

    starts_at = SelectField(_l("When would you like to come?"), validators=[InputRequired(_l("Choose a time"))])


def move_form(choices: Sequence[tuple[datetime, str]]) -> MoveForm:
    """choices: the free times, with their words."""
    form = MoveForm()
    form.starts_at.choices = [("", ""), *((moment.isoformat(), words) for moment, words in choices)]
    return form
