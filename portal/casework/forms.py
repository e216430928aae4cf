"""What staff type: the inbox's filter, notes, questions to the citizen, decisions, handovers."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _n
from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SearchField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.core.forms import PortalForm
from portal.core.ledger import Entry

from .rules import ALL_CASES, OPEN_CASES, CaseStatus, Desk, Filter, Outcome, Sorting

LONGEST_TEXT = 4000
TO_NOBODY = "nobody"

STATUS_WORDS = {
    OPEN_CASES: _l("Open"),
    CaseStatus.RECEIVED: _l("New"),
    CaseStatus.IN_PROGRESS: _l("In progress"),
    CaseStatus.WAITING_FOR_CITIZEN: _l("Waiting for the citizen"),
    CaseStatus.DECIDED: _l("Decided"),
    CaseStatus.WITHDRAWN: _l("Withdrawn by the citizen"),
    ALL_CASES: _l("All"),
}
DESK_WORDS = {
    Desk.ANYONE: _l("Anyone"),
    Desk.ME: _l("Me"),
    Desk.NOBODY: _l("Nobody"),
    Desk.SUPERVISOR: _l("A supervisor"),
}
SORTING_WORDS = {
    Sorting.DUE: _l("Most urgent first"),
    Sorting.NEWEST: _l("Newest first"),
    Sorting.OLDEST: _l("Oldest first"),
}
TOO_LONG = _n("Use no more than %(num)s character", "Use no more than %(num)s characters", LONGEST_TEXT)


def choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """What a field offers, from words by value."""
    return [SelectChoice(str(value), word) for value, word in words.items()]


class FilterForm(PortalForm):
    """A GET form, so that a colleague can be sent the very list. Values nobody knows are as good as none."""

    search = SearchField(_l("Reference or name"))
    status = SelectField(_l("Status"), choices=choices(STATUS_WORDS), default=OPEN_CASES, validate_choice=False)
    service = SelectField(_l("Service"), default="", validate_choice=False)
    desk = SelectField(_l("Assigned to"), choices=choices(DESK_WORDS), default="", validate_choice=False)
    sorting = SelectField(_l("Sort by"), choices=choices(SORTING_WORDS), default=Sorting.DUE, validate_choice=False)
    overdue = BooleanField(_l("Only overdue cases"))
    stuck = BooleanField(_l("Waits for staff"))

    def wanted(self) -> Filter:
        """What the inbox shall show."""
        return Filter(
            status=self.status.data if self.status.data in map(str, STATUS_WORDS) else OPEN_CASES,
            service=self.service.data or "",
            desk=Desk(self.desk.data) if self.desk.data in list(Desk) else Desk.ANYONE,
            only_overdue=self.overdue.data,
            only_stuck=self.stuck.data,
            sorting=Sorting(self.sorting.data) if self.sorting.data in list(Sorting) else Sorting.DUE,
        )


class CaseForm(PortalForm):
    """A form on a case's page; it knows which version of the case the clerk saw."""

    version = IntegerField(validators=[Optional()])

    news: Sequence[Entry] = ()
    """What happened since then."""


class NoteForm(CaseForm):
    text = TextAreaField(
        _l("New note"),
        description=_l("Only staff see notes. The citizen can ask for a copy of the case."),
        validators=[DataRequired(_l("Write a note")), Length(max=LONGEST_TEXT, message=TOO_LONG)],
    )


class RequestForm(CaseForm):
    text = TextAreaField(
        _l("What do you need from the citizen?"),
        description=_l("Write what is missing and why. The citizen reads exactly what you write."),
        validators=[DataRequired(_l("Write what you need")), Length(max=LONGEST_TEXT, message=TOO_LONG)],
    )


class TakeBackForm(CaseForm):
    text = TextAreaField(
        _l("Why do you take it back?"),
        description=_l("Only staff read this. It stays in the history of the case."),
        validators=[DataRequired(_l("Write why you take it back")), Length(max=LONGEST_TEXT, message=TOO_LONG)],
    )


class DecisionForm(CaseForm):
    outcome = RadioField(
        _l("What do you decide?"),
        choices=choices({Outcome.GRANTED: _l("Grant it"), Outcome.REFUSED: _l("Refuse it")}),
        validators=[InputRequired(_l("Choose whether you grant or refuse it"))],
    )
    reasons = SelectMultipleField(
        _l("If you refuse it: why?"), description=_l("The citizen reads these reasons in their own language.")
    )
    words = TextAreaField(
        _l("Your message to the citizen"),
        description=_l("For example what happens next, or what the citizen can do now."),
        validators=[Length(max=LONGEST_TEXT, message=TOO_LONG)],
    )

    def validate_words(self, field: TextAreaField) -> None:
        if self.outcome.data == Outcome.REFUSED and not field.data and not self.reasons.data:
            raise ValidationError(_l("Say why you refuse it: tick a reason or write one"))


class AssignmentForm(CaseForm):
    to = SelectField(_l("Who takes the case?"), validators=[InputRequired(_l("Choose who takes the case"))])


class TasksForm(CaseForm):
    """Tasks that are ticked are done, the others are not."""

    task = SelectMultipleField(validate_choice=False)


class WayForm(CaseForm):
    """A button for each way on."""

    to = HiddenField(validators=[InputRequired()])


class StepForm(CaseForm):
    """how: again or by_hand."""

    how = HiddenField()


class HandoverForm(PortalForm):
    """Many cases at once, from the inbox. `case` holds references."""

    to = SelectField(_l("Who gets the cases?"), validators=[InputRequired(_l("Choose who gets the cases"))])
    case = SelectMultipleField(
        _l("Cases"), validate_choice=False, validators=[InputRequired(_l("Tick at least one case in the list"))]
    )
    next = HiddenField()
