"""What a form asks, as data: sections, pages, questions. Checked completely before anybody is asked."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, GetJsonSchemaHandler, ValidationError, field_validator, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from portal.core.definitions import Part, Path, Text, flaws_of

from .expressions import flaw_in
from .question_schema import with_a_branch_for_each_type
from .question_type import question_types, type_of

MOST_QUESTIONS = 500
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Concept = Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z][a-z0-9_]*)+$", max_length=60)]
"""What an answer means, whatever service asks: person.birth_date, household.income."""
LONGEST_RETENTION_MONTHS = 1200
Months = Annotated[int, Field(ge=0, le=LONGEST_RETENTION_MONTHS)]
PageKind = Literal["questions", "information", "exit"]
COMMON = ("options", "min", "max", "max_length", "decimals", "max_files")
"""Settings that several types share; those of a single type are in its class."""


class Option(Part):
    """One thing to choose."""

    value: Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=60)]
    label: Text
    hint: Text | None = None


class Question(Part):
    """One thing to answer. Which settings it may have depends on its type.

    concept: what it means, so that an answer given anywhere is offered here. why: said to citizens who ask why we ask.
    retention_months: how long this answer is kept after the case is closed, where it differs from the form's.
    own: the settings only its type has, as the model that type brings.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
    type: str
    label: Text
    hint: Text | None = None
    why: Text | None = None
    required: bool = True
    concept: Concept | None = None
    retention_months: Months | None = None
    options: Annotated[tuple[Option, ...], Field(max_length=200)] = ()
    min: float | date | Literal["today"] | None = None
    max: float | date | Literal["today"] | None = None
    max_length: Annotated[int, Field(ge=1, le=20_000)] | None = None
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    max_files: Annotated[int, Field(ge=1, le=20)] | None = None

    @field_validator("type")
    @classmethod
    def type_is_known(cls, name: str) -> str:
        if name not in question_types():
            known = ", ".join(question_types())
            raise PydanticCustomError("type", "“{name}” is no type. Use {known}.", {"name": name, "known": known})
        return name

    @model_validator(mode="after")
    def settings_fit_the_type(self) -> "Question":
        _refuse([*_own_flaws(self)])
        flaws = [*_needless(self), *_doubled_options(self), *type_of(self).flaws(self)]
        if self.concept and not type_of(self).means(self.concept):
            flaws.append(
                ("concept", f"Leave it out: “{self.concept}” is never answered by a question of type {self.type}.")
            )
        _refuse([((setting,), sentence) for setting, sentence in flaws])
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return with_a_branch_for_each_type(core_schema, handler, COMMON)

    @cached_property
    def own(self) -> Any:
        """Raises pydantic.ValidationError before the question is checked; afterwards never."""
        return type_of(self).own.model_validate(self.model_extra or {})


class Repeat(Part):
    """How often a page may be answered, and what one answer is called: “Child”."""

    min: Annotated[int, Field(ge=0, le=50)] = 1
    max: Annotated[int, Field(ge=1, le=50)] = 10
    item: Text

    @model_validator(mode="after")
    def min_is_not_above_max(self) -> "Repeat":
        if self.min > self.max:
            _refuse([(("max",), f"Write {self.min} or more; it must not be below min.")])
        return self


class Page(Part):
    """What is asked at once. With `repeat` its answers are a list.

    kind: an information page only tells; an exit page tells why nobody comes further here, and what to do instead.
    """

    id: Slug
    kind: PageKind = "questions"
    title: Text
    intro: Text | None = None
    when: str | None = None
    repeat: Repeat | None = None
    questions: Annotated[tuple[Question, ...], Field(max_length=10)] = ()

    @model_validator(mode="after")
    def content_fits_the_kind(self) -> "Page":
        if self.kind == "questions" and not self.questions:
            _refuse([(("questions",), "Write at least one question, or say kind: information.")])
        if self.kind != "questions":
            sentence = f"Leave it out: a page of kind {self.kind} asks nothing."
            _refuse([((name,), sentence) for name in ("questions", "repeat") if getattr(self, name)])
            if self.intro is None:
                _refuse([(("intro",), "Write what the page says.")])
        return self

    @cached_property
    def looks_around(self) -> bool:
        """True if a question here shows what was answered before, or what the portal knows."""
        return self.wants_known or any(not type_of(question).is_typed for question in self.questions)

    @cached_property
    def wants_known(self) -> bool:
        """True if a question here shows what the portal knows of the citizen, whatever was typed."""
        return any(type_of(question).wants_known for question in self.questions)

    @property
    def lone_title(self) -> Text | None:
        """The title where nothing stands between it and the questions: a lone one that says the same is the heading."""
        return None if self.intro or self.repeat else self.title

    @property
    def name(self) -> str:
        """The page in conditions: child-care is child_care."""
        return self.id.replace("-", "_")


class Section(Part):
    """Pages that belong together: one line of the task list."""

    id: Slug
    title: Text
    pages: Annotated[tuple[Page, ...], Field(min_length=1, max_length=100)]


class FormDefinition(Part):
    """Everything a service asks, in order.

    purpose: what the answers are used for. retention_months: how long they are kept after the case is closed.
    """

    purpose: Text | None = None
    retention_months: Months | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=50)]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @cached_property
    def _pages_by_id(self) -> dict[str, Page]:
        return {page.id: page for page in self.pages}

    def page(self, page_id: str) -> Page | None:
        return self._pages_by_id.get(page_id)

    def section_of(self, page: Page) -> Section:
        return next(section for section in self.sections if any(page.id == other.id for other in section.pages))

    @model_validator(mode="after")
    def everything_fits_together(self) -> "FormDefinition":
        if len(self.questions) > MOST_QUESTIONS:
            _refuse([(("sections",), f"Ask at most {MOST_QUESTIONS} questions; there are {len(self.questions)}.")])
        _refuse([*_doubled_ids(self), *_bad_conditions(self)])
        return self


def names_in(questions: Sequence[Question]) -> set[str]:
    """What conditions may call the answers of these questions."""
    return {name for question in questions for name in type_of(question).names(question)}


def problem_in(expression: str, questions: Sequence[Question], *, also: AbstractSet[str] = frozenset()) -> str | None:
    """A sentence that says how to mend a condition on these questions, or None if it can be used.

    also: other names it may use.
    """
    return flaw_in(expression, names_in(questions) | also)


def _refuse(flaws: list[tuple[Path, str]]) -> None:
    if flaws:
        context: dict[str, Any] = {"flaws": flaws}
        raise PydanticCustomError("flaws", "does not fit together", context)


def _needless(question: Question) -> Iterator[tuple[str, str]]:
    """Settings that this type does not have, and options where it cannot do without."""
    wanted = type_of(question).settings
    for setting in COMMON:
        if setting not in wanted and getattr(question, setting) not in (None, ()):
            yield setting, f"Leave it out: a question of type {question.type} has no {setting}."
    if "options" in wanted and type_of(question).needs_options and not question.options:
        yield "options", "Write at least one option with value and label."


def _own_flaws(question: Question) -> Iterator[tuple[Path, str]]:
    """Settings only this type has: what they must be, and those nobody knows."""
    try:
        _settings = question.own
    except ValidationError as error:
        for flaw in flaws_of(error):
            yield flaw.path, flaw.sentence


def _doubled_options(question: Question) -> Iterator[tuple[str, str]]:
    values = [option.value for option in question.options]
    if len(values) != len(set(values)):
        yield "options", "Give each option a value of its own."


def _doubled_ids(form: FormDefinition) -> Iterator[tuple[Path, str]]:
    """Every id is said once; a page that repeats is also a name in conditions."""
    seen: dict[str, Path] = {}
    for place, kind, name in _ids(form):
        key = f"{kind} {name}"
        if key in seen:
            yield place, f"Choose another id: a {kind} with the id “{name}” stands before this one."
        seen.setdefault(key, place)
    names = {question.id for question in form.questions}
    for page in form.pages:
        if page.repeat and page.name in names:
            yield seen[f"page {page.id}"], f"Choose another id: in conditions “{page.name}” would also mean a question."


def _ids(form: FormDefinition) -> Iterator[tuple[Path, str, str]]:
    for s, section in enumerate(form.sections):
        yield ("sections", s, "id"), "section", section.id
        for p, page in enumerate(section.pages):
            for q, question in enumerate(page.questions):
                yield ("sections", s, "pages", p, "questions", q, "id"), "question", question.id
            yield ("sections", s, "pages", p, "id"), "page", page.id


def _bad_conditions(form: FormDefinition) -> Iterator[tuple[Path, str]]:
    """A condition may look back only, so pages never wait for each other."""
    names: set[str] = set()
    for s, section in enumerate(form.sections):
        for p, page in enumerate(section.pages):
            if page.when is not None and (sentence := flaw_in(page.when, names)):
                yield ("sections", s, "pages", p, "when"), sentence
            for q, question in enumerate(page.questions):
                for setting, expression in type_of(question).expressions(question).items():
                    if sentence := flaw_in(expression, names):
                        yield ("sections", s, "pages", p, "questions", q, setting), sentence
            names |= names_in(page.questions)
            if page.repeat:
                names.add(page.name)
