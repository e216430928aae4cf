"""A form while it is being filled in: which pages are asked, what comes next, what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from .answers import values_of, with_computed
from .definition import FormDefinition, Page, Question, Section
from .expressions import is_true
from .question_type import Around, Wrong, type_of
from .sheet import Sheet


class State(StrEnum):
    """How far a page or a section is."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"


@dataclass(frozen=True)
class Filling:
    """A form and what is known so far.

    answers: by page id; {question id: answer} for a page, a list of such for a page that repeats.
    typed: by place, what was typed on pages that could not be taken yet: 'about-you', 'children/0', 'children/new'.
    """

    form: FormDefinition
    answers: Mapping[str, Any]
    typed: Mapping[str, Any]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages this citizen is asked, up to an exit page. Answers on pages that are not, count for nothing."""
        return tuple(page for page, _before in self._walked)

    @cached_property
    def values(self) -> dict[str, Any]:
        """What conditions see of all pages that are asked."""
        return self._values_before(None)

    @cached_property
    def _walked(self) -> list[tuple[Page, dict[str, Any]]]:
        """The pages that are asked, each with what it adds to the values that conditions see."""
        walked, values = [], dict[str, Any]()
        for page in self.form.pages:
            if page.when is None or is_true(page.when, values):
                added = self._values_on(page, values)
                values.update(added)
                walked.append((page, added))
                if page.kind == "exit":
                    break
        return walked

    def _values_before(self, page: Page | None) -> dict[str, Any]:
        """What conditions see of the pages before this one, or of all."""
        values = dict[str, Any]()
        for other, added in self._walked:
            if page is not None and other.id == page.id:
                break
            values.update(added)
        return values

    @property
    def exit(self) -> Page | None:
        """The page that tells why this citizen cannot go on, if there is one."""
        last = self.pages[-1] if self.pages else None
        return last if last and last.kind == "exit" else None

    @property
    def sections(self) -> list[tuple[Section, tuple[Page, ...]]]:
        """Sections that have something to ask, with their pages."""
        shown = {page.id for page in self.pages}
        found = [(section, tuple(page for page in section.pages if page.id in shown)) for section in self.form.sections]
        return [(section, pages) for section, pages in found if pages]

    def page(self, page_id: str) -> Page | None:
        """The page if this citizen is asked it."""
        return next((page for page in self.pages if page.id == page_id), None)

    def after(self, page: Page) -> Page | None:
        """The page that follows, or None after the last."""
        return self._beside(page, 1)

    def before(self, page: Page) -> Page | None:
        """The page that precedes, or None before the first."""
        return self._beside(page, -1)

    def state(self, page: Page) -> State:
        has_typed = any(place.partition("/")[0] == page.id for place in self.typed)
        if not has_typed and self._is_answered(page):
            return State.DONE
        return State.DOING if has_typed or self.answers.get(page.id) else State.TODO

    def state_of(self, pages: Sequence[Page]) -> State:
        """Of several pages together."""
        states = {self.state(page) for page in pages}
        return states.pop() if len(states) == 1 else State.DOING

    @property
    def first_open(self) -> Page | None:
        """The first page that is not done, or None when everything is."""
        return next((page for page in self.pages if self.state(page) is not State.DONE), None)

    @property
    def open_ids(self) -> set[str]:
        """The pages that are not done."""
        return {page.id for page in self.pages if self.state(page) is not State.DONE}

    def first_refused(self) -> Page | None:
        """Check everything once more, as before submitting: the first page that cannot be taken, or None."""
        return next((page for page in self.pages if not self._holds(page)), None)

    def typed_again(self, page: Page) -> dict[str, Any]:
        """Answers on a page that do not hold any more, as they would be typed, by place."""
        given = self.items(page) or ([] if page.repeat else [{}])
        sheets = [Sheet.of_answers(page.questions, answers) for answers in given]
        return {place_of(page, number): sheet.typed for number, sheet in enumerate(sheets) if not sheet.check()}

    def promise(self, *, person_id: UUID, subject_id: UUID, title: Mapping[str, str]) -> Page | None:
        """The answers are being sent: what is promised with one, such as a time, is promised now.

        The first page with an answer that cannot be taken any more, or None.
        """
        for page in self.pages:
            for answers in self.items(page):
                try:
                    _promise(page.questions, answers, person_id=person_id, subject_id=subject_id, title=title)
                except Wrong:
                    return page
        return None

    @property
    def asked_answers(self) -> dict[str, Any]:
        """Answers without those on pages that are not asked any more, and with computed ones as they are now."""
        return {page.id: self._fresh(page) for page in self.pages if page.id in self.answers}

    @property
    def identifiers(self) -> list[str]:
        """Every number that was given and stands for one person or thing."""
        given = [(page.questions, answers) for page in self.pages for answers in self.items(page)]
        return [
            number
            for questions, answers in given
            for question in questions
            for number in type_of(question).identifiers(question, answers.get(question.id))
        ]

    def items(self, page: Page) -> list[dict[str, Any]]:
        """The answers on a page that repeats; of any other page its answers are the only item."""
        given = self.answers.get(page.id)
        found = given if isinstance(given, list) else [given]
        return [item for item in found if isinstance(item, dict)]

    def sheet(self, page: Page, item: int | None = None, *, known: Mapping[str, Any] | None = None) -> Sheet:
        """The page as it should be shown: what was typed last, else the answers, else what the portal knows.

        item: which one, on a page that repeats; None for a new one.
        """
        around = self.around(page, known)
        typed = self.typed.get(place_of(page, item))
        if typed and isinstance(typed, dict):
            return Sheet(page.questions, typed=typed, title=page.lone_title).within(around)
        items, number = self.items(page), item if page.repeat else 0
        if number is not None and number < len(items):
            return Sheet.of_answers(page.questions, items[number], title=page.lone_title).within(around)
        return Sheet.prefilled(page.questions, known or {}, title=page.lone_title).within(around)

    def posted(self, page: Page, item: int | None = None, *, known: Mapping[str, Any] | None = None) -> Sheet:
        """The page as this request sent it."""
        before = self.sheet(page, item).typed
        return Sheet.posted(page.questions, before=before, title=page.lone_title).within(self.around(page, known))

    def around(self, page: Page, known: Mapping[str, Any] | None = None) -> Around:
        """What the questions of a page may look at."""
        if not page.looks_around:
            return Around()
        before = self.pages[: self.pages.index(page)] if page in self.pages else ()
        given = [
            (question, answers.get(question.id))
            for other in before
            for answers in self.items(other)
            for question in other.questions
        ]
        lists = {other.name: other.title for other in before if other.repeat}
        return Around(self._values_before(page), given, lists, known or {})

    def place(self, page: Page, item: int | None = None) -> str:
        """The key in `typed` for a page, or for one item of a page that repeats."""
        return place_of(page, item)

    def _beside(self, page: Page, step: int) -> Page | None:
        place = self.pages.index(page) + step
        return self.pages[place] if 0 <= place < len(self.pages) else None

    def _is_answered(self, page: Page) -> bool:
        answers = self.answers.get(page.id)
        if page.kind == "exit":
            return False
        if page.repeat:
            return isinstance(answers, list) and len(answers) >= page.repeat.min
        return isinstance(answers, dict)

    def _holds(self, page: Page) -> bool:
        if self.state(page) is not State.DONE:
            return False
        return all(Sheet.of_answers(page.questions, given).check() for given in self.items(page))

    def _values_on(self, page: Page, before: Mapping[str, Any]) -> dict[str, Any]:
        items = self.items(page)
        if page.repeat:
            return {page.name: [values_of(page.questions, item, before) for item in items] or None}
        return values_of(page.questions, items[0] if items else {}, before)

    def _fresh(self, page: Page) -> Any:
        given, before = self.answers[page.id], self._values_before(page)
        if page.looks_around and isinstance(given, dict):
            return with_computed(page.questions, given, before)
        if page.looks_around and page.repeat:
            return [with_computed(page.questions, item, before) for item in self.items(page)]
        return given


def place_of(page: Page, item: int | None = None) -> str:
    """Where something is typed: a page, one of its items, or a new item."""
    if not page.repeat:
        return page.id
    return f"{page.id}/{'new' if item is None else item}"


def _promise(questions: Sequence[Question], answers: Mapping[str, Any], **about: Any) -> None:
    """Raises Wrong."""
    for question in questions:
        answer = answers.get(question.id)
        if answer is not None:
            type_of(question).on_sent(question, answer, **about)
