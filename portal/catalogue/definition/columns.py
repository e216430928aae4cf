"""What the questions of a check can be answered with, as columns of its table."""

from datetime import date

from portal.questions import Question

from ..rules import HIGHEST, LOWEST, Domain

COMPUTED_SCALE = 1_000_000
"""Computed numbers are told apart to six decimals."""


def domains_of(question: Question) -> dict[str, Domain]:
    """By the names cells may use: the id, and for a date also its years and days until today."""
    build = BUILDERS.get(question.type)
    return build(question) if build else {}


def _yes_no(question: Question) -> dict[str, Domain]:
    words = ("no", "yes")
    return {question.id: Domain("choice", words, words, 0, 1, may_be_blank=not question.required)}


def _one_of(question: Question) -> dict[str, Domain]:
    words = tuple(option.value for option in question.options)
    labels = tuple(in_words(option.label) for option in question.options)
    return {question.id: Domain("choice", words, labels, 0, len(words) - 1, may_be_blank=not question.required)}


def _number(question: Question) -> dict[str, Domain]:
    return _line(question, 10 ** (question.decimals or 0))


def _money(question: Question) -> dict[str, Domain]:
    return _line(question, 100, least=0)


def _percentage(question: Question) -> dict[str, Domain]:
    return _line(question, 10 ** (question.decimals or 0), least=0, most=100)


def _computed(question: Question) -> dict[str, Domain]:
    return {question.id: Domain("number", scale=COMPUTED_SCALE)}


def _line(question: Question, scale: int, *, least: int | None = None, most: int | None = None) -> dict[str, Domain]:
    low = question.min if isinstance(question.min, float) else least
    high = question.max if isinstance(question.max, float) else most
    return {
        question.id: Domain(
            "number",
            low=LOWEST if low is None else round(low * scale),
            high=HIGHEST if high is None else round(high * scale),
            scale=scale,
            may_be_blank=not question.required,
        )
    }


def _date(question: Question) -> dict[str, Domain]:
    """Bounds that move with the calendar are not those of a table, which must hold tomorrow too."""
    blank = not question.required
    low = question.min.toordinal() if isinstance(question.min, date) else date.min.toordinal()
    high = question.max.toordinal() if isinstance(question.max, date) else date.max.toordinal()
    least = 0 if question.max == "today" else LOWEST
    most = 0 if question.min == "today" else HIGHEST
    return {
        question.id: Domain("date", low=low, high=high, may_be_blank=blank),
        f"{question.id}_years": Domain("number", low=least, high=most, may_be_blank=blank),
        f"{question.id}_days": Domain("number", low=least, high=most, may_be_blank=blank),
    }


def in_words(label: dict[str, str]) -> str:
    """A label as sentences for authors quote it."""
    return label.get("en") or next(iter(label.values()))


BUILDERS = {
    "yes_no": _yes_no,
    "number": _number,
    "one_of": _one_of,
    "date": _date,
    "money": _money,
    "percentage": _percentage,
    "computed": _computed,
}
TYPES = tuple(BUILDERS)
