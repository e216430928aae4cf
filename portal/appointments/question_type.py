"""A question answered by choosing one of an office's free times; the time is booked when the answers are sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import Field

from portal.core import clock
from portal.core.definitions import Part
from portal.core.i18n import long_moment, tr
from portal.questions import Question, QuestionType, Wrong

from . import actions, queries
from .actions import TimeTaken


class Settings(Part):
    """office: where one comes. minutes: how long it takes. within_days: how far ahead one can book."""

    office: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    minutes: Annotated[int, Field(ge=5, le=480)] = 20
    within_days: Annotated[int, Field(ge=1, le=180)] = 28


class AppointmentQuestion(QuestionType):
    """Typed is the moment as text. The answer: {office, office_name, starts_at, minutes}."""

    name = "appointment"
    own = Settings
    template = "appointments/question.html"

    def missing(self, question: Question) -> Wrong:
        return Wrong(_("Choose a time"))

    def check(self, question: Question, typed: Any) -> dict[str, Any]:
        """Only a time that is free now can be taken; it is booked later, when everything is sent."""
        office = queries.office_or_none(question.own.office)
        moment = moment_in(typed)
        if office is None or moment is None:
            raise self.missing(question)
        free = queries.free_times(office, minutes=question.own.minutes, within_days=question.own.within_days)
        if moment not in free:
            raise Wrong(_("Somebody has taken this time, or it has passed. Choose another one"))
        return {
            "office": office.slug,
            "office_name": dict(office.name),
            "starts_at": moment.isoformat(),
            "minutes": question.own.minutes,
        }

    def typed_of(self, question: Question, answer: Any) -> str:
        return str(answer["starts_at"])

    def say(self, question: Question, answer: Any) -> Markup:
        moment = datetime.fromisoformat(answer["starts_at"])
        return Markup("{} – {}").format(long_moment(moment), tr(answer["office_name"]))

    def values(self, question: Question, answer: Any) -> dict[str, Any]:
        """Conditions see the day, and in how many days it is."""
        if answer is None:
            return dict.fromkeys((question.id, f"{question.id}_days"))
        day = clock.local_day(datetime.fromisoformat(answer["starts_at"]))
        return {question.id: day.isoformat(), f"{question.id}_days": (day - clock.today()).days}

    def on_sent(
        self, question: Question, answer: Any, *, person_id: UUID, subject_id: UUID, title: Mapping[str, str]
    ) -> None:
        """Raises Wrong if somebody was quicker."""
        visit = actions.Visit(person_id=person_id, subject_id=subject_id, title=dict(title), minutes=answer["minutes"])
        try:
            actions.book(answer["office"], datetime.fromisoformat(answer["starts_at"]), **visit)
        except TimeTaken as error:
            raise Wrong(_("Somebody has taken this time, or it has passed. Choose another one")) from error


def moment_in(typed: Any) -> datetime | None:
    """The moment a form sent, or None."""
    try:
        moment = datetime.fromisoformat(str(typed))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
