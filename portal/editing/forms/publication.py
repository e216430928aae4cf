"""What editors type on the way to the public: why, when, what changes, and what must be done first."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField, ValidationError  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, Length

from portal.config import settings
from portal.core import clock
from portal.core.definitions import LONGEST_TEXT
from portal.core.forms import DateParts, tidy

from .editor_form import EditorForm

LONG = Length(max=LONGEST_TEXT, message=_l("Use no more than 5000 characters"))
REASON = Length(max=2000, message=_l("Use no more than 2000 characters"))


class ReleaseForm(EditorForm):
    """Publish now, or at a moment. act: the button that was pressed."""

    act = HiddenField()
    reason = TextAreaField(
        _l("Why is it published although something needs a reason?"),
        description=_l("Everybody who audits the portal can read it."),
        validators=[REASON],
    )
    day = DateParts(_l("On which day?"))
    time = StringField(_l("At what time?"), description=_l("For example 08:00"), validators=[])

    needs_reason = False
    at: datetime | None = None
    """When to publish, if it was asked for and can be read."""

    @property
    def is_planned(self) -> bool:
        return self.act.data == "later"

    def validate_reason(self, field: TextAreaField) -> None:
        if self.needs_reason and not field.data:
            raise ValidationError(_l("Say why: the reason is recorded."))

    def validate_day(self, field: DateParts) -> None:
        if self.is_planned and field.data is None and not field.errors:
            raise ValidationError(_l("Enter a day"))

    def validate_time(self, field: StringField) -> None:
        if not self.is_planned or self.day.data is None:
            return
        try:
            wanted = time.fromisoformat((field.data or "").strip().rjust(5, "0"))
        except ValueError as error:
            raise ValidationError(_l("Enter a time like 08:00")) from error
        here = datetime.combine(self.day.data, wanted.replace(tzinfo=None), ZoneInfo(settings().timezone))
        self.at = here.astimezone(UTC)
        if self.at <= clock.now():
            raise ValidationError(_l("Choose a moment that lies ahead."))

    def news(self) -> dict[str, str]:
        """What changes, for citizens, by language."""
        typed = {code: str(tidy(request.form.get(f"news-{code}", ""))) for code in settings().languages}
        return {code: words[:LONGEST_TEXT] for code, words in typed.items() if words}


class ReturnForm(EditorForm):
    words = TextAreaField(
        _l("What should be done first?"),
        validators=[DataRequired(_l("Write what should be done")), LONG],
    )


class RollBackForm(EditorForm):
    reason = TextAreaField(
        _l("Why do you go back to this version?"),
        description=_l("Everybody who audits the portal can read it."),
        validators=[DataRequired(_l("Say why: the reason is recorded.")), REASON],
    )


class CommentForm(EditorForm):
    place = HiddenField()
    words = TextAreaField(
        _l("Your comment"),
        validators=[
            DataRequired(_l("Write a comment")),
            Length(max=4000, message=_l("Use no more than 4000 characters")),
        ],
    )
