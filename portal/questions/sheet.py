"""Some questions as asked at once: read what was posted, check it, show it again exactly as typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from portal.core.definitions import Text
from portal.core.i18n import pick, tr

from .definition import Question
from .question_type import Posted, QuestionType, Wrong, type_of
from .types.file import file_ids, has_refused
from .typing_hands import without_controls

FILE = "file"


@dataclass(frozen=True)
class Asked:
    """One question with what was typed: everything its template needs."""

    question: Question
    typed: Any
    wrong: Wrong | None = None
    is_heading: bool = False

    @property
    def kind(self) -> QuestionType:
        return type_of(self.question)

    @property
    def template(self) -> str:
        return self.kind.template

    @property
    def about(self) -> dict[str, Any]:
        """What every field macro takes."""
        question = self.question
        return {
            "id": question.id,
            "name": question.id,
            "label": tr(question.label),
            "hint": tr(question.hint) if question.hint else "",
            "error": self.wrong.sentence if self.wrong else "",
            "optional": not question.required,
            "page_heading": self.is_heading,
        }

    @property
    def options(self) -> list[dict[str, Any]]:
        """The choices as the macros take them."""
        return [
            {"value": option.value, "label": tr(option.label), "hint": tr(option.hint) if option.hint else ""}
            for option in self.question.options
        ]


class Sheet:
    """Questions with what was typed in answer to them.

    typed: by question id, exactly as entered. title: of the page, which a lone question may already say.
    After check(), `answers` holds what was understood and `problems` what is left to mend.
    """

    def __init__(self, questions: Sequence[Question], *, typed: Mapping[str, Any], title: Text | None = None) -> None:
        empty = Posted(MultiDict())
        self.questions = questions
        self.title = title
        self.typed = {q.id: typed.get(q.id) or type_of(q).read(q, empty) for q in questions}
        self.answers: dict[str, Any] = {}
        self.wrong: dict[str, Wrong] = {}

    @classmethod
    def posted(
        cls, questions: Sequence[Question], *, before: Mapping[str, Any] | None = None, title: Text | None = None
    ) -> "Sheet":
        """What this request sent. before: what was typed last time; files kept then stay."""
        typed = read(questions, Posted(request.form, request.files), before or {})
        return cls(questions, typed=typed, title=title)

    @classmethod
    def parked(
        cls,
        questions: Sequence[Question],
        fields: "MultiDict[str, str]",
        *,
        before: Mapping[str, Any] | None = None,
        title: Text | None = None,
    ) -> "Sheet":
        """Fields that were posted when the session had ended and were kept. New files could not be; `before` brings old ones."""
        return cls(questions, typed=read(questions, Posted(fields), before or {}), title=title)

    @classmethod
    def of_answers(
        cls, questions: Sequence[Question], answers: Mapping[str, Any], *, title: Text | None = None
    ) -> "Sheet":
        """Answers given before, as the citizen would type them."""
        typed = {q.id: type_of(q).typed_of(q, answers[q.id]) for q in questions if answers.get(q.id) is not None}
        return cls(questions, typed=typed, title=title)

    @classmethod
    def prefilled(
        cls, questions: Sequence[Question], known: Mapping[str, Any], *, title: Text | None = None
    ) -> "Sheet":
        """What the portal knows already, by concept, filled in where a question asks for it."""
        typed = {
            q.id: type_of(q).prefilled(q, known[q.concept]) for q in questions if q.concept and known.get(q.concept)
        }
        return cls(questions, typed=typed, title=title)

    def check(self) -> bool:
        """Understand what was typed. True if nothing is wrong."""
        self.answers, self.wrong = {}, {}
        for question in self.questions:
            try:
                self.answers[question.id] = understood(question, self.typed[question.id])
            except Wrong as wrong:
                self.wrong[question.id] = wrong
        return not self.wrong

    def refused_files(self) -> "Sheet | None":
        """After an upload: this sheet with nothing but refused files to mend; None if all were taken."""
        self.check()
        self.wrong = {
            q.id: self.wrong[q.id] for q in self.questions if q.id in self.wrong and has_refused(self.typed[q.id])
        }
        return self if self.wrong else None

    @property
    def is_blank(self) -> bool:
        """True if nothing was entered anywhere."""
        return all(type_of(q).is_blank(self.typed[q.id]) for q in self.questions)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(field id, sentence) for the error summary; with several questions each sentence names its own."""
        found = []
        for question in self.questions:
            if wrong := self.wrong.get(question.id):
                sentence = wrong.sentence
                if len(self.questions) > 1:
                    label = pick(question.label).text
                    sentence = _("%(question)s – %(problem)s", question=label, problem=sentence)
                found.append((type_of(question).first_id(question, wrong.parts), sentence))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What conditions see of these answers."""
        return values_of(self.questions, self.answers)

    @property
    def file_ids(self) -> list[UUID]:
        """Files that belong to what was typed."""
        return [file_id for q in self.questions if q.type == FILE for file_id in file_ids(self.typed[q.id])]

    @cached_property
    def is_headed_by_its_question(self) -> bool:
        """True if the only question says what the page's title says: then its label is the page's h1."""
        alone = self.questions[0] if len(self.questions) == 1 else None
        return bool(alone and alone.type != "declaration" and self.title and pick(alone.label) == pick(self.title))

    @property
    def is_optional(self) -> bool:
        """True if nothing here must be answered."""
        return not any(question.required for question in self.questions)

    @property
    def asked(self) -> list[Asked]:
        """The questions for the template questions/_fields.html."""
        return [
            Asked(q, self.typed[q.id], self.wrong.get(q.id), is_heading=self.is_headed_by_its_question)
            for q in self.questions
        ]


def understood(question: Question, typed: Any) -> Any:
    """The answer to one question; None if it may be left out and was.

    Raises Wrong.
    """
    kind = type_of(question)
    if not kind.is_blank(typed):
        return kind.check(question, typed)
    if question.required:
        raise kind.missing(question)
    return None


def read(questions: Sequence[Question], posted: Posted, before: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, by question. Control characters, which nobody types, are dropped; nothing else is touched."""
    fields = MultiDict((name, without_controls(value)) for name, value in posted.fields.items(multi=True))
    clean = Posted(fields, posted.files)
    return {q.id: type_of(q).read(q, clean, before.get(q.id)) for q in questions}


def said(question: Question, answer: Any) -> str | Markup:
    """An answer in words; empty if there is none."""
    return "" if answer is None else type_of(question).say(question, answer)


def values_of(questions: Sequence[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """What conditions see of some answers."""
    values: dict[str, Any] = {}
    for question in questions:
        values.update(type_of(question).values(question, answers.get(question.id)))
    return values
