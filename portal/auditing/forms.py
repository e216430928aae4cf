from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _n
from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    EmailField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from portal.core import clock, mail
from portal.core.forms import DateParts, PortalForm

from .queries import Options, Wanted
from .rules import LONGEST_REASON, LONGEST_WAIVER, LONGEST_WORDS, SHORTEST_REASON, Aid, Outcome, Result

AID_WORDS = {
    Aid.NVDA: _l("NVDA with Firefox"),
    Aid.JAWS: _l("JAWS with Chrome"),
    Aid.VOICEOVER_IOS: _l("VoiceOver on iPhone or iPad"),
    Aid.VOICEOVER_MACOS: _l("VoiceOver on Mac"),
    Aid.TALKBACK: _l("TalkBack on Android"),
    Aid.KEYBOARD: _l("Keyboard alone"),
    Aid.VOICE: _l("Voice control"),
    Aid.MAGNIFIER: _l("Magnifier at 400 %"),
    Aid.SWITCH: _l("Switch"),
}
CITIZENS_AIDS = {
    Aid.NVDA: _l("A screen reader on a computer (NVDA)"),
    Aid.JAWS: _l("A screen reader on a computer (JAWS)"),
    Aid.VOICEOVER_MACOS: _l("A screen reader on a Mac (VoiceOver)"),
    Aid.VOICEOVER_IOS: _l("A screen reader on an iPhone or iPad (VoiceOver)"),
    Aid.TALKBACK: _l("A screen reader on an Android phone (TalkBack)"),
    Aid.KEYBOARD: _l("The keyboard, no mouse"),
    Aid.VOICE: _l("My voice"),
    Aid.MAGNIFIER: _l("Large text or a magnifier"),
    Aid.SWITCH: _l("A switch"),
}
RESULT_WORDS = {
    Result.PASSED: _l("Passed"),
    Result.PARTLY: _l("Partly"),
    Result.BARRIER: _l("Barrier found"),
}
OUTCOME_WORDS = {
    Outcome.FAILED: _l("Barrier"),
    Outcome.CANT_TELL: _l("Needs review"),
    Outcome.UNTESTED: _l("Not tested"),
}
SCHEME_WORDS = {"light": _l("Light"), "dark": _l("Dark"), "forced": _l("Forced colours")}
REASON_TOO_LONG = _n("Use no more than %(num)s character", "Use no more than %(num)s characters", LONGEST_REASON)
TOO_LONG = _n("Use no more than %(num)s character", "Use no more than %(num)s characters", LONGEST_WORDS)


def choices(words: Mapping[Any, Any]) -> list[SelectChoice]:
    """What a field offers, from words by value."""
    return [SelectChoice(str(getattr(value, "value", value)), word) for value, word in words.items()]


class FilterForm(PortalForm):
    """A GET form, so that a colleague can be sent the very list. Values nobody knows are as good as none."""

    outcome = SelectField(_l("Result"), validate_choice=False, default="")
    criterion = SelectField(_l("Criterion"), validate_choice=False, default="")
    subject = SelectField(_l("Page"), validate_choice=False, default="")
    persona = SelectField(_l("Signed in as"), validate_choice=False, default="")
    language = SelectField(_l("Language"), validate_choice=False, default="")
    width = SelectField(_l("Width"), validate_choice=False, default="")
    scheme = SelectField(_l("Colours"), validate_choice=False, default="")
    open = BooleanField(_l("Without those that are accepted for now"))

    def offer(self, options: Options, words: Mapping[str, Mapping[str, Any]]) -> None:
        """Offer what occurs, in words where there are some; each list begins with everything."""
        for name in ("criterion", "subject", "persona", "language", "width", "scheme"):
            said, values = words.get(name, {}), getattr(options, name)
            self._field(name).choices = choices({"": _l("All"), **{value: said.get(value, value) for value in values}})
        self.outcome.choices = choices({"": _l("All"), **OUTCOME_WORDS})

    def wanted(self) -> Wanted:
        chosen = {name: self._known(name) for name in ("outcome", "criterion", "subject", "persona", "language")}
        return Wanted(
            **chosen, width=self._known("width"), scheme=self._known("scheme"), without_waived=bool(self.open.data)
        )

    def _known(self, name: str) -> str:
        field = self._field(name)
        return field.data if field.data in {choice.value for choice in field.choices} else ""

    def _field(self, name: str) -> Any:
        return self[name]


class WaiverForm(PortalForm):
    """Why a finding is put up with, and until when."""

    reason = TextAreaField(
        _l("Why do we accept this for now?"),
        description=_l("Everybody can read this in the accessibility statement. Say what people can do instead."),
        validators=[
            DataRequired(_l("Write why we accept this for now")),
            Length(min=SHORTEST_REASON, message=_l("Write a reason that others can follow, in a full sentence")),
            Length(max=LONGEST_REASON, message=REASON_TOO_LONG),
        ],
    )
    until = DateParts(
        _l("Until which day?"),
        description=_l("After this day the finding counts again. The latest day is a year from now."),
        validators=[InputRequired(_l("Enter a day"))],
    )

    def validate_until(self, field: DateParts) -> None:
        if field.data and field.data <= clock.today():
            raise ValidationError(_l("The day must be in the future"))
        if field.data and field.data > clock.today() + LONGEST_WAIVER:
            raise ValidationError(_l("The day must be within a year from now"))


class HumanTestForm(PortalForm):
    """One test by people."""

    result = RadioField(
        _l("How did it go?"),
        choices=choices(RESULT_WORDS),
        validate_choice=False,
        validators=[InputRequired(_l("Choose how it went"))],
    )
    tested_by = StringField(
        _l("Who tested it?"),
        validators=[DataRequired(_l("Enter a name")), Length(max=200, message=_l("Enter a shorter name"))],
    )
    tested_on = DateParts(_l("When was it tested?"), validators=[InputRequired(_l("Enter a day"))])
    due_on = DateParts(
        _l("When is the next test due?"),
        description=_l("Usually a year later, or sooner when the pages change a lot."),
        validators=[InputRequired(_l("Enter a day"))],
    )
    note = TextAreaField(
        _l("What did you notice?"),
        description=_l("Pages, versions, and what stood in the way."),
        validators=[Optional(), Length(max=LONGEST_WORDS, message=TOO_LONG)],
    )

    def validate_result(self, field: RadioField) -> None:
        if field.data not in list(Result):
            raise ValidationError(_l("Choose how it went"))

    def validate_tested_on(self, field: DateParts) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_l("The day must not be in the future"))

    def validate_due_on(self, field: DateParts) -> None:
        if field.data and self.tested_on.data and field.data <= self.tested_on.data:
            raise ValidationError(_l("The next test must come after this one"))


class RegisterForm(PortalForm):
    """A GET form: what the register shows."""

    criteria = SelectField(
        _l("Criteria"),
        choices=choices({"": _l("Only those that no program checks"), "all": _l("All at levels A and AA")}),
        validate_choice=False,
        default="",
    )
    aid = SelectField(
        _l("Tried with"), choices=choices({"": _l("All"), **AID_WORDS}), validate_choice=False, default=""
    )
    overdue = BooleanField(_l("Only overdue tests"))

    def aids(self) -> Sequence[Aid]:
        return [Aid(self.aid.data)] if self.aid.data in list(Aid) else list(Aid)


class BarrierForm(PortalForm):
    """What got in somebody's way."""

    tried = TextAreaField(
        _l("What did you try to do?"),
        description=_l("For example: I wanted to send my form."),
        validators=[
            DataRequired(_l("Write what you tried to do")),
            Length(max=LONGEST_WORDS, message=TOO_LONG),
        ],
    )
    obstacle = TextAreaField(
        _l("What got in the way?"),
        description=_l("For example: I could not reach the button with the keyboard."),
        validators=[DataRequired(_l("Write what got in the way")), Length(max=LONGEST_WORDS, message=TOO_LONG)],
    )
    aids = SelectMultipleField(
        _l("What do you use to read, hear, see or type?"),
        description=_l("Tick all that apply"),
        choices=choices(CITIZENS_AIDS),
        validate_choice=False,
        validators=[Optional()],
    )
    email = EmailField(
        _l("E-mail address"),
        validators=[
            Optional(),
            Length(max=254, message=_l("Enter an e-mail address, for example name@example.org")),
        ],
    )
    phone = TelField(_l("Phone number"), validators=[Optional(), Length(max=40, message=_l("Enter a phone number"))])
    page = HiddenField()
    refused = HiddenField()
    width = IntegerField(validators=[Optional()])
    attach = BooleanField(_l("Send this along"), default=True)

    def validate_email(self, field: EmailField) -> None:
        try:
            mail.address(field.data or "")
        except ValueError as error:
            raise ValidationError(_l("Enter an e-mail address, for example name@example.org")) from error

    def chosen_aids(self) -> list[Aid]:
        """What was ticked; anything else that was sent is passed over."""
        return [aid for aid in Aid if aid.value in (self.aids.data or ())]


class AnswerForm(PortalForm):
    """What whoever reported a barrier answers to our question."""

    answer = TextAreaField(
        _l("Your answer"),
        validators=[DataRequired(_l("Write an answer")), Length(max=LONGEST_WORDS, message=TOO_LONG)],
    )
