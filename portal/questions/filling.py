"""A form while it is being filled in: which pages are asked, what comes next, what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from .definition import FormDefinition, Page, Section
from .expressions import is_true
from .sheet import Sheet, values_of


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
        """The pages this citizen is asked. Answers on pages that are not, count for nothing."""
        shown, values = [], dict[str, Any]()
        for page in self.form.pages:
            if page.when is None or is_true(page.when, values):
                shown.append(page)
                values.update(self._values_on(page))
        return tuple(shown)

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
        given = self.items(page) if page.repeat else [self.answers.get(page.id) or {}]
        sheets = [Sheet.of_answers(page.questions, answers) for answers in given]
        return {place_of(page, number): sheet.typed for number, sheet in enumerate(sheets) if not sheet.check()}

    @property
    def asked_answers(self) -> dict[str, Any]:
        """Answers without those on pages that are not asked any more."""
        return {page.id: self.answers[page.id] for page in self.pages if page.id in self.answers}

    def items(self, page: Page) -> list[dict[str, Any]]:
        """The answers on a page that repeats."""
        return list(self.answers.get(page.id) or [])

    def sheet(self, page: Page, item: int | None = None, *, known: Mapping[str, Any] | None = None) -> Sheet:
        """The page as it should be shown: what was typed last, else the answers, else what the portal knows.

        item: which one, on a page that repeats; None for a new one.
        """
        if typed := self.typed.get(place_of(page, item)):
            return Sheet(page.questions, typed=typed, title=page.title)
        answers = self.answers.get(page.id)
        if page.repeat:
            answers = answers[item] if answers and item is not None and item < len(answers) else None
        if answers is not None:
            return Sheet.of_answers(page.questions, answers, title=page.title)
        return Sheet.prefilled(page.questions, known or {}, title=page.title)

    def place(self, page: Page, item: int | None = None) -> str:
        """The key in `typed` for a page, or for one item of a page that repeats."""
        return place_of(page, item)

    def _beside(self, page: Page, step: int) -> Page | None:
        place = self.pages.index(page) + step
        return self.pages[place] if 0 <= place < len(self.pages) else None

    def _is_answered(self, page: Page) -> bool:
        answers = self.answers.get(page.id)
        if page.repeat:
            return isinstance(answers, list) and len(answers) >= page.repeat.min
        return answers is not None

    def _holds(self, page: Page) -> bool:
        if self.state(page) is not State.DONE:
            return False
        answers = self.answers[page.id]
        return all(Sheet.of_answers(page.questions, given).check() for given in (answers if page.repeat else [answers]))

    def _values_on(self, page: Page) -> Mapping[str, Any]:
        answers = self.answers.get(page.id)
        if page.repeat:
            return {page.name: [values_of(page.questions, item) for item in answers] if answers else None}
        return values_of(page.questions, answers or {})


def place_of(page: Page, item: int | None = None) -> str:
    """Where something is typed: a page, one of its items, or a new item."""
    if not page.repeat:
        return page.id
    return f"{page.id}/{'new' if item is None else item}"
