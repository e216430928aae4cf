"""What a kind of question can do. A new kind is one class in one file, contributed by a room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from flask import current_app
from markupsafe import Markup
from werkzeug.datastructures import FileStorage, MultiDict

from portal.core.definitions import Part
from portal.core.rooms import contributions

from .typing_hands import says_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from portal.core.definitions import Text

    from .definition import Question

PROFILE = frozenset({"person.name", "person.birth_date", "person.email", "person.phone", "person.address"})
"""Concepts the people room knows of everybody; each has a type of its own."""


class Wrong(Exception):
    """The answer cannot be taken; `sentence` says what to do, in the page's language.

    parts: for a date or an address, which boxes to mend; the first gets the link of the error summary.
    """

    def __init__(self, sentence: str, *parts: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.parts = parts

    @property
    def each(self) -> Sequence[Wrong]:
        """Everything to mend: questions that hold others have more than one thing."""
        return [self]


PRESS = "press"
"""The name of every button inside a question; its value says which: “where.find”, “people.add”."""


@dataclass(frozen=True)
class Posted:
    """What the browser sent: fields, files, and what was kept for the question before."""

    fields: MultiDict[str, str]
    files: MultiDict[str, FileStorage] = field(default_factory=MultiDict)


@dataclass(frozen=True)
class Around:
    """What a question may look at besides its own boxes.

    values: what conditions see of the pages before. given: the questions on those pages with their answers.
    lists: what pages that repeat are called, by the name they have in conditions.
    known: what the portal knows of the citizen, by concept.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    given: Sequence[tuple[Question, Any]] = ()
    lists: Mapping[str, Text] = field(default_factory=dict)
    known: Mapping[str, Any] = field(default_factory=dict)


class QuestionType:
    """A kind of question: how it is read, checked, shown and said.

    name: as definitions write it. settings: which of options, min, max, max_length, decimals, max_files it has.
    own: settings only this type has, as a model; `question.own` is one of it.
    concepts: what answers of this type can mean among what the portal knows of a person, such as person.birth_date;
        concepts that only forms know may go with any type.
    needs_options: whether it cannot do without options, where it may have them.
    is_typed: False for what the portal fills in itself. wants_known: True if it shows what the portal knows of the citizen.
    answers_are: the Python types an answer can have. One of another type was given to an older question; it is shown
        as it was given.

    Three shapes of one thing: *typed* is exactly what the citizen entered, kept to show it again;
    the *answer* is what was understood (JSON); *values* are what conditions see.
    """

    name: ClassVar[str]
    settings: ClassVar[frozenset[str]] = frozenset()
    own: ClassVar[type[Part]] = Part
    concepts: ClassVar[frozenset[str]] = frozenset()
    needs_options: ClassVar[bool] = True
    is_typed: ClassVar[bool] = True
    wants_known: ClassVar[bool] = False
    answers_are: ClassVar[tuple[type, ...]] = (str, int, float, bool, list, dict)

    def identifiers(self, question: Question, answer: Any) -> Iterable[str]:
        """Numbers in an answer that stand for one person or thing, by which staff find the case."""
        return ()

    @property
    def template(self) -> str:
        """The template that shows the question; it gets `question`, `field` and `settings`."""
        return f"questions/types/{self.name}.html"

    def means(self, concept: str) -> bool:
        """Whether an answer of this type can have this meaning."""
        return concept in self.concepts or concept not in PROFILE

    def flaws(self, question: Question) -> list[tuple[str, str]]:
        """(setting, what to write instead) for settings in a definition that cannot be."""
        return []

    def read(self, question: Question, posted: Posted, before: Any = None) -> Any:
        """What was typed. before: what was typed last time, for kinds that add to it, such as files."""
        return posted.fields.get(question.id, "")

    def is_blank(self, typed: Any) -> bool:
        """True if nothing was entered."""
        return not typed or (isinstance(typed, str) and says_nothing(typed))

    def is_required(self, question: Question) -> bool:
        """Whether it must be answered."""
        return question.required

    def missing(self, question: Question) -> Wrong:
        """What to say when a required question was left out."""
        raise NotImplementedError

    def missing_from(self, question: Question, typed: Any) -> Wrong:
        """The same, where it depends on which boxes there were."""
        return self.missing(question)

    def check(self, question: Question, typed: Any) -> Any:
        """The answer.

        Raises Wrong.
        """
        raise NotImplementedError

    def typed_of(self, question: Question, answer: Any) -> Any:
        """An answer as the citizen would type it, to show it again."""
        return answer

    def prefilled(self, question: Question, known: Any) -> Any:
        """Something the portal knows, as it would be typed."""
        return self.typed_of(question, known)

    def say(self, question: Question, answer: Any) -> str | Markup:
        """The answer in words of the page's language."""
        return str(answer)

    def values(self, question: Question, answer: Any) -> Mapping[str, Any]:
        """What conditions see, by name; the names never depend on the answer, which may be None."""
        return {question.id: answer}

    def names(self, question: Question) -> frozenset[str]:
        """What conditions may call the answer and its parts."""
        return frozenset(self.values(question, None))

    def expressions(self, question: Question) -> Mapping[str, str]:
        """Expressions in its settings, by setting; they may only look back."""
        return {}

    def answer_from(self, question: Question, values: Mapping[str, Any]) -> Any:
        """The answer to a question that is not typed. values: what conditions see of the pages before."""
        return None

    def explain(self, question: Question, answer: Any, around: Around) -> str | Markup:
        """The answer in words, and how it came about where nobody typed it."""
        return self.say(question, answer)

    def pressed(self, question: Question, posted: Posted) -> str:
        """Which of its own buttons sent the page, such as “find”; empty for none.

        A page sent so is kept as it is typed and shown again; `read` has seen the button too and does its work.
        """
        target, _dot, what = posted.fields.get(PRESS, "").partition(".")
        return what if target == question.id else ""

    def wrong_at_once(self, question: Question, typed: Any) -> Wrong | None:
        """What must be said directly after such a button, such as a file that cannot be taken."""
        return None

    def lands_on(self, question: Question, typed: Any, pressed: str) -> str:
        """The id of what the citizen looks for after such a button; empty for the top of the page."""
        return ""

    def file_ids(self, typed: Any) -> list[UUID]:
        """Files that belong to what was typed."""
        return []

    def on_sent(
        self, question: Question, answer: Any, *, person_id: UUID, subject_id: UUID, title: Mapping[str, str]
    ) -> None:
        """The answer was sent, in this transaction: what is promised with it is promised now.

        subject_id: the application it belongs to. title: what that is about, in the author's languages.

        Raises Wrong if it cannot be taken any more.
        """

    def first_id(self, question: Question, parts: tuple[str, ...] = ()) -> str:
        """The id of the control the error summary leads to."""
        return question.id


def question_types() -> dict[str, QuestionType]:
    """Every kind of question the rooms brought, by name."""
    known: dict[str, QuestionType] | None = current_app.extensions.get("question_types")
    if known is None:
        known = {kind.name: kind for kind in contributions(QuestionType)}
        current_app.extensions["question_types"] = known
    return known


def type_of(question: Question) -> QuestionType:
    """The kind of this question."""
    return question_types()[question.type]
