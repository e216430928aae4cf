"""The two fixed forms: a rating, and what was missing on a page."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _n
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the types
    RadioField,
    SelectChoice,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length

from portal.core.forms import PortalForm

from .rules import LONGEST_WORDS, Reason, Score

SCORES = [
    (str(int(Score.VERY_GOOD)), _l("Very good")),
    (str(int(Score.GOOD)), _l("Good")),
    (str(int(Score.NEITHER)), _l("Neither good nor bad")),
    (str(int(Score.BAD)), _l("Bad")),
    (str(int(Score.VERY_BAD)), _l("Very bad")),
]
REASONS = [
    (Reason.EASY.value, _l("It was easy to understand")),
    (Reason.QUICK.value, _l("It was quick")),
    (Reason.INFORMED.value, _l("I always knew what would happen next")),
    (Reason.HELPFUL.value, _l("The staff were helpful")),
    (Reason.HARD.value, _l("It was hard to understand")),
    (Reason.SLOW.value, _l("It took too long")),
    (Reason.IN_THE_DARK.value, _l("I did not know what would happen next")),
    (Reason.ASKED_TWICE.value, _l("I had to say the same thing twice")),
    (Reason.BROKEN.value, _l("Something did not work")),
    (Reason.UNFAIR.value, _l("I do not agree with the decision")),
]
TOO_LONG = _n("Use no more than %(num)s character", "Use no more than %(num)s characters", LONGEST_WORDS)
KNOWN_SCORES, KNOWN_REASONS = [value for value, _label in SCORES], {value for value, _label in REASONS}


class RatingForm(PortalForm):
    """How was it? Only the first question must be answered."""

    score = RadioField(
        _l("How was it to use this service?"),
        choices=[SelectChoice(*score) for score in SCORES],
        validate_choice=False,
        validators=[
            InputRequired(_l("Choose how it was")),
            AnyOf(KNOWN_SCORES, message=_l("Choose how it was")),
        ],
    )
    reasons = SelectMultipleField(
        _l("What was good, and what was not?"),
        description=_l("Tick all that apply"),
        choices=[SelectChoice(*reason) for reason in REASONS],
        validate_choice=False,
        coerce=str,
    )
    words = TextAreaField(
        _l("What should we know?"),
        description=_l("We do not answer what you write here. If you need an answer, contact us."),
        validators=[Length(max=LONGEST_WORDS, message=TOO_LONG)],
    )

    def chosen_reasons(self) -> set[Reason]:
        """What was ticked; anything else that was sent is passed over."""
        return {Reason(value) for value in self.reasons.data or () if value in KNOWN_REASONS}


class MissingForm(PortalForm):
    """What was missing on a page."""

    words = TextAreaField(
        _l("What was missing, or hard to understand?"),
        description=_l("Please write no names, addresses or other things about you."),
        validators=[DataRequired(_l("Write what was missing")), Length(max=LONGEST_WORDS, message=TOO_LONG)],
    )
