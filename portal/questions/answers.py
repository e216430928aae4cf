"""Stored answers: what they say, what conditions see of them, and what to do with one that no longer fits its question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from markupsafe import Markup

from .definition import Question
from .question_type import Around, type_of

NOT_UNDERSTOOD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a kind of question raises about an answer that was given to another kind."""
NOTHING_AROUND = Around()
DEEPEST, MOST, LONGEST = 5, 200, 5000
LARGEST_SAID = 10**15


def said(question: Question, answer: Any, around: Around = NOTHING_AROUND) -> str | Markup:
    """An answer in words; empty if there is none. One that no longer fits its question is said as it was given."""
    if answer is None:
        return ""
    if not fits(question, answer):
        return as_given(answer)
    try:
        return type_of(question).explain(question, answer, around)
    except NOT_UNDERSTOOD:
        return as_given(answer)


def fits(question: Question, answer: Any) -> bool:
    """Whether an answer has a form this kind of question can read. Exactly: true is no number."""
    return type(answer) in type_of(question).answers_are


def values_of(
    questions: Sequence[Question], answers: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What conditions see of some answers. What is computed is computed afresh. before: what they see of earlier ones."""
    values: dict[str, Any] = {}
    for question in questions:
        answer = answers.get(question.id)
        if not type_of(question).is_typed:
            answer = type_of(question).answer_from(question, {**(before or {}), **values})
        values.update(_values(question, answer))
    return values


def with_computed(
    questions: Sequence[Question], answers: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers, with those that nobody types computed afresh."""
    fresh = {
        question.id: type_of(question).answer_from(question, before)
        for question in questions
        if not type_of(question).is_typed
    }
    return {**answers, **fresh}


def as_given(answer: Any, depth: int = 0) -> Markup:
    """An answer as it was given, whatever was asked: its words, each in its own direction."""
    parts: Iterable[Any] = ()
    match answer:
        case bool():
            text = str(_("Yes") if answer else _("No"))
        case float() | int() if abs(answer) < LARGEST_SAID:
            text = str(format_decimal(answer))
        case {"name": str(name), "size_bytes": _size}:
            text = name
        case dict() if depth < DEEPEST:
            text, parts = "", answer.values()
        case list() if depth < DEEPEST:
            text, parts = "", answer
        case _:
            text = "" if answer is None else str(answer)
    words = [as_given(part, depth + 1) for part in list(parts)[:MOST]]
    words = [word for word in [Markup("<bdi>{}</bdi>").format(text[:LONGEST]) if text else Markup(), *words] if word]
    return Markup(", ").join(words) if depth else Markup("<br>").join(words)


def _values(question: Question, answer: Any) -> Mapping[str, Any]:
    kind = type_of(question)
    if answer is not None and fits(question, answer):
        try:
            return kind.values(question, answer)
        except NOT_UNDERSTOOD:
            pass
    return kind.values(question, None)
