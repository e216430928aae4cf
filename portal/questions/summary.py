"""Answers in words: for “Check your answers”, for staff, for the receipt, in the language that is spoken now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from portal.core.i18n import tr

from .definition import FormDefinition, Page
from .filling import Filling
from .sheet import said


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


def describe(form: FormDefinition, answers: Mapping[str, Any]) -> list[Summary]:
    """All answers that count, in the order of the form. Text without a translation is marked with its language."""
    summaries: list[Summary] = []
    for section, pages in Filling(form, answers, {}).sections:
        summaries.append(Summary(tr(section.title), 2))
        for page in pages:
            if page.repeat:
                summaries.extend(_items(page, answers.get(page.id) or []))
                summaries.append(Summary(Markup(), 2))
            else:
                summaries[-1].rows.extend(_rows(page, answers.get(page.id) or {}))
    return [summary for summary in summaries if summary.rows or summary.title]


def _items(page: Page, items: list[dict[str, Any]]) -> Iterator[Summary]:
    for number, item in enumerate(items):
        yield Summary(item_title(page, number), 3, list(_rows(page, item, number)))


def item_title(page: Page, item: int) -> Markup:
    """What one answer of a page that repeats is called: Child 1."""
    name = tr(page.repeat.item) if page.repeat else Markup()
    return Markup("{} {}").format(name, item + 1)


def _rows(page: Page, answers: Mapping[str, Any], item: int | None = None) -> Iterator[Row]:
    for question in page.questions:
        yield Row(tr(question.label), said(question, answers.get(question.id)), page.id, question.id, item)
