"""Answers in words: for “Check your answers”, for staff, for the receipt, in the language that is spoken now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from portal.core.i18n import tr

from .answers import NOTHING_AROUND, said
from .definition import FormDefinition, Page
from .filling import Filling


@dataclass(frozen=True)
class Row:
    """A question and what was answered; `value` is empty if it was left out."""

    label: Markup
    value: str | Markup
    page_id: str
    question_id: str
    item: int | None = None


@dataclass
class Summary:
    """Rows under one heading: a section's, or one item of a page that repeats (level 3). The title may be empty."""

    title: Markup
    level: int
    rows: list[Row] = field(default_factory=list)


def describe(form: FormDefinition, answers: Mapping[str, Any], *, briefly: bool = False) -> list[Summary]:
    """All answers that count, in the order of the form. Text without a translation is marked with its language.

    briefly: computed values without how they were worked out, for the middle of a sentence.
    """
    filling, summaries = Filling(form, answers, {}), list[Summary]()
    for section, pages in filling.sections:
        asking = [page for page in pages if page.questions]
        summaries.extend([Summary(tr(section.title), 2)] if asking else [])
        for page in asking:
            if page.repeat:
                summaries.extend(_items(filling, page, briefly=briefly))
                summaries.append(Summary(Markup(), 2))
            else:
                summaries[-1].rows.extend(_rows(filling, page, briefly=briefly))
    return [summary for summary in summaries if summary.rows or summary.title]


def _items(filling: Filling, page: Page, *, briefly: bool) -> Iterator[Summary]:
    for number in range(len(filling.items(page))):
        yield Summary(item_title(page, number), 3, list(_rows(filling, page, number, briefly=briefly)))


def item_title(page: Page, item: int) -> Markup:
    """What one answer of a page that repeats is called: Child 1."""
    name = tr(page.repeat.item) if page.repeat else Markup()
    return Markup("{} {}").format(name, item + 1)


def _rows(filling: Filling, page: Page, item: int | None = None, *, briefly: bool) -> Iterator[Row]:
    items, around = filling.items(page), NOTHING_AROUND if briefly else filling.around(page)
    if item is None and len(items) > 1:
        yield from _given_to_a_list(page, items)  # the page repeated when these were given
        return
    answers = items[item or 0] if items else {}
    for question in page.questions:
        answer = answers.get(question.id)
        yield Row(tr(question.label), said(question, answer, around), page.id, question.id, item)


def _given_to_a_list(page: Page, items: list[dict[str, Any]]) -> Iterator[Row]:
    for question in page.questions:
        words = [said(question, item.get(question.id)) for item in items]
        yield Row(tr(question.label), Markup("<br>").join(words), page.id, question.id)
