"""Some questions as asked at once: read what was posted, check it, show it again exactly as typed."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from portal.core.definitions import Text
from portal.core.i18n import pick, tr

from .answers import NOT_UNDERSTOOD, NOTHING_AROUND, as_given, fits, said, values_of, with_computed
from .definition import Question
from .question_type import Around, Posted, QuestionType, Wrong, type_of
from .typing_hands import without_controls


@dataclass(frozen=True)
class Asked:
    """One question with what was typed: everything its template needs.

    given_before: an answer to an older question of the same id, which this one cannot show in its boxes.
    """

    question: Question
    typed: Any
    wrong: Wrong | None = None
    is_heading: bool = False
    around: Around = NOTHING_AROUND
    given_before: str | Markup = ""

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
            "optional": not self.kind.is_required(question),
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
    around: what its questions may look at, such as earlier answers. pressed: the button inside a question that sent it.
    After check(), `answers` holds what was understood and `problems` what is left to mend.
    """

    def __init__(self, questions: Sequence[Question], *, typed: Mapping[str, Any], title: Text | None = None) -> None:
        empty = Posted(MultiDict())
        self.questions = questions
        self.title = title
        self.typed = {q.id: _kept(typed.get(q.id), type_of(q).read(q, empty)) for q in questions}
        self.around = NOTHING_AROUND
        self.pressed: tuple[str, str] | None = None
        self.given_before: dict[str, Markup] = {}
        self.answers: dict[str, Any] = {}
        self.wrong: dict[str, Wrong] = {}

    @classmethod
    def posted(
        cls, questions: Sequence[Question], *, before: Mapping[str, Any] | None = None, title: Text | None = None
    ) -> "Sheet":
        """What this request sent. before: what was typed last time; files kept then stay."""
        posted = Posted(request.form, request.files)
        sheet = cls(questions, typed=read(questions, posted, before or {}), title=title)
        pressed = ((q.id, type_of(q).pressed(q, posted)) for q in questions)
        sheet.pressed = next((button for button in pressed if button[1]), None)
        return sheet

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
        """Answers given before, as the citizen would type them; those that no longer fit are shown beside the question."""
        typed, given_before = {}, {}
        for question in questions:
            if (answer := answers.get(question.id)) is not None:
                try:
                    typed[question.id] = _typed_of(question, answer)
                except NOT_UNDERSTOOD:
                    given_before[question.id] = as_given(answer)
        sheet = cls(questions, typed=typed, title=title)
        sheet.given_before = given_before
        return sheet

    @classmethod
    def prefilled(
        cls, questions: Sequence[Question], known: Mapping[str, Any], *, title: Text | None = None
    ) -> "Sheet":
        """What the portal knows already, by concept, filled in where a question asks for it."""
        typed = {}
        for question in questions:
            if question.concept and known.get(question.concept):
                with suppress(*NOT_UNDERSTOOD):  # another service may have asked for it in another way
                    typed[question.id] = type_of(question).prefilled(question, known[question.concept])
        return cls(questions, typed=typed, title=title)

    def within(self, around: Around) -> "Sheet":
        """The same sheet, knowing what was answered before it."""
        self.around = around
        return self

    def check(self) -> bool:
        """Understand what was typed. True if nothing is wrong."""
        self.answers, self.wrong = {}, {}
        for question in self.questions:
            try:
                self.answers[question.id] = understood(question, self.typed[question.id])
            except Wrong as wrong:
                self.wrong[question.id] = wrong
        self.answers = with_computed(self.questions, self.answers, self.around.values)
        return not self.wrong

    def wrong_at_once(self) -> "Sheet | None":
        """After a button inside a question, such as “Upload”: this sheet with nothing but what must be said about
        that, or None if all went well.
        """
        said = {q.id: type_of(q).wrong_at_once(q, self.typed[q.id]) for q in self.questions}
        self.wrong = {question_id: wrong for question_id, wrong in said.items() if wrong}
        return self if self.wrong else None

    @property
    def adds(self) -> bool:
        """True if such a button began something that is not finished; taking a file or an item away leaves nothing open."""
        return self.pressed is not None and not self.pressed[1].startswith("remove")

    @property
    def lands_on(self) -> str:
        """The id of what the citizen looks for after such a button."""
        if self.pressed is None:
            return ""
        question = next(q for q in self.questions if q.id == self.pressed[0])
        return type_of(question).lands_on(question, self.typed[question.id], self.pressed[1])

    @property
    def is_blank(self) -> bool:
        """True if nothing was entered anywhere."""
        return all(type_of(q).is_blank(self.typed[q.id]) for q in self.questions)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(field id, sentence) for the error summary; with several questions each sentence names its own."""
        found = []
        for question in self.questions:
            for wrong in self.wrong[question.id].each if question.id in self.wrong else ():
                sentence = wrong.sentence
                if len(self.questions) > 1:
                    label = pick(question.label).text
                    sentence = _("%(question)s – %(problem)s", question=label, problem=sentence)
                found.append((type_of(question).first_id(question, wrong.parts), sentence))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What conditions see of these answers."""
        return values_of(self.questions, self.answers, self.around.values)

    @property
    def in_words(self) -> list[tuple[Question, str | Markup]]:
        """Each question with what was understood, as people say it; empty if it was left out."""
        return [(q, said(q, self.answers.get(q.id), self.around)) for q in self.questions]

    @property
    def file_ids(self) -> list[UUID]:
        """Files that belong to what was typed."""
        return [file_id for q in self.questions for file_id in type_of(q).file_ids(self.typed[q.id])]

    @cached_property
    def is_headed_by_its_question(self) -> bool:
        """True if the only question says what the page's title says: then its label is the page's h1."""
        alone = self.questions[0] if len(self.questions) == 1 else None
        return bool(alone and alone.type != "declaration" and self.title and pick(alone.label) == pick(self.title))

    @property
    def is_optional(self) -> bool:
        """True if nothing here must be answered."""
        return not any(type_of(question).is_required(question) for question in self.questions)

    @property
    def asked(self) -> list[Asked]:
        """The questions for the template questions/_fields.html."""
        return [
            Asked(
                question,
                self.typed[question.id],
                self.wrong.get(question.id),
                is_heading=self.is_headed_by_its_question,
                around=self.around,
                given_before=self.given_before.get(question.id, ""),
            )
            for question in self.questions
        ]


def understood(question: Question, typed: Any) -> Any:
    """The answer to one question; None if it may be left out and was.

    Raises Wrong.
    """
    kind = type_of(question)
    if not kind.is_typed:
        return None
    if not kind.is_blank(typed):
        return kind.check(question, typed)
    if kind.is_required(question):
        raise kind.missing_from(question, typed)
    return None


def read(questions: Sequence[Question], posted: Posted, before: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, by question. Control characters, which nobody types, are dropped; nothing else is touched."""
    fields = MultiDict((name, without_controls(value)) for name, value in posted.fields.items(multi=True))
    clean = Posted(fields, posted.files)
    return {q.id: type_of(q).read(q, clean, before.get(q.id)) for q in questions}


def _kept(typed: Any, blank: Any) -> Any:
    """What was typed, unless it was typed into boxes of another form, before the definition changed."""
    return typed if typed and type(typed) is type(blank) else blank


def _typed_of(question: Question, answer: Any) -> Any:
    """Raises one of NOT_UNDERSTOOD for an answer that was given to another kind of question."""
    if type(answer) is not date and not fits(question, answer):
        raise TypeError(f"{type(answer)} for {question.type}")
    return type_of(question).typed_of(question, answer)
