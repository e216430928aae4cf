"""A time of day, typed as people write it."""

import re
from datetime import time
from typing import TYPE_CHECKING, Annotated, Any

from babel import Locale
from flask_babel import format_time
from flask_babel import gettext as _
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.core import i18n
from portal.core.definitions import Part

from ..masks import in_capitals
from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

WRITTEN = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
TYPED = re.compile(r"(\d{1,2})(?:\s*[:.H,時时点點]\s*(\d{2})?\s*分?)?|(\d{2})(\d{2})")
HALVES = {"AM": 0, "A.M.": 0, "PM": 12, "P.M.": 12}
HOUR_WORDS = re.compile(r"(?:UHR|O'CLOCK)$")


def _clock_time(text: str) -> str:
    if not WRITTEN.fullmatch(text):
        raise PydanticCustomError("text", 'Write a time of day in quotes, like "08:00".')
    return text


ClockTime = Annotated[str, AfterValidator(_clock_time), WithJsonSchema({"type": "string", "pattern": WRITTEN.pattern})]


class Time(QuestionType):
    name = "time"
    answers_are = (str,)

    class Own(Part):
        """Both included."""

        earliest: ClockTime | None = None
        latest: ClockTime | None = None

    own = Own

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        own = question.own
        if own.earliest and own.latest and own.earliest > own.latest:
            return [("latest", "Write a time that is not before earliest.")]
        return []

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a time"))

    def check(self, question: "Question", typed: Any) -> str:
        chosen, own = _read(str(typed)).isoformat("minutes"), question.own
        if own.earliest and chosen < own.earliest:
            raise Wrong(_("The time must be %(time)s or later", time=_said(own.earliest)))
        if own.latest and chosen > own.latest:
            raise Wrong(_("The time must be %(time)s or earlier", time=_said(own.latest)))
        return chosen

    def say(self, question: "Question", answer: Any) -> str:
        return _said(answer)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions also see how many minutes it is after midnight."""
        minutes = None
        if answer is not None:
            chosen = time.fromisoformat(answer)
            minutes = chosen.hour * 60 + chosen.minute
        return {question.id: answer, f"{question.id}_minutes": minutes}


def _said(written: str) -> str:
    return str(format_time(time.fromisoformat(written), "HH:mm" if i18n.language() == "en" else "short", rebase=False))


def _read(typed: str) -> time:
    """8:30, 8.30, 0830, 8:30 pm, ٨:٣٠ م, 下午8點30分, １４：３０.

    Raises Wrong.
    """
    text, half = _without_half(" ".join(in_capitals(typed).replace("’", "'").split()))
    found = TYPED.fullmatch(HOUR_WORDS.sub("", text).rstrip())
    if not found:
        raise Wrong(_("Enter a time, for example 8:30 or 14:30"))
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + half
    if hour > 23 or minute > 59:
        raise Wrong(_("There is no such time. Enter a time from 0:00 to 23:59"))
    return time(hour, minute)


def _without_half(text: str) -> tuple[str, int | None]:
    """The text without “am” or “pm” in English or the page's language, and the hour at which that half begins."""
    words = dict(HALVES)
    for code in ("ar", "zh_Hans", i18n.babel_code(i18n.language())):
        for context in Locale.parse(code).day_periods.get("format", {}).values():
            words |= {in_capitals(context[name]): hour for name, hour in (("am", 0), ("pm", 12)) if name in context}
    for word, hour in sorted(words.items(), key=lambda pair: -len(pair[0])):
        if text.startswith(word) or text.endswith(word):
            return text.removeprefix(word).removesuffix(word).strip(), hour
    return text, None
