"""`python -m tests.bench.forms`: how long a long form takes to read and a page of it to draw, on one core, without a database."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import click
from flask import Flask, render_template_string

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.i18n import speaking
from portal.questions import Filling, FormDefinition, describe

QUESTIONS, ON_A_PAGE, IN_A_SECTION = 300, 3, 20
LIMITS = {"load": 50.0, "page": 10.0}
"""Milliseconds that are promised."""
TURNS = 15
TYPES = ("text", "number", "date", "yes_no", "one_of", "money", "long_text", "several_of", "address", "phone")
OPTIONS = [{"value": f"v{number}", "label": {"en": f"Choice {number}", "ar": "اختيار"}} for number in range(5)]
PAGE = """{% extends "layout.html" %}{% block title %}A page{% endblock %}
{% block content %}<h1>A page</h1><form method="post" novalidate action="/en/">{% include "questions/_fields.html" %}</form>{% endblock %}"""


@dataclass(frozen=True)
class Figures:
    """Milliseconds, each the median of some turns.

    load: from JSON to a checked form. page: a page in the middle, with everything decided that is asked before it.
    description: all answers in words.
    """

    load: float
    page: float
    description: float


def long_form(questions: int = QUESTIONS) -> dict[str, object]:
    """A form of many kinds of questions, every page with a condition on the one before."""
    pages = [_page(number) for number in range(questions // ON_A_PAGE)]
    sections = [pages[first : first + IN_A_SECTION] for first in range(0, len(pages), IN_A_SECTION)]
    text = {"en": "A section", "ar": "قسم"}
    return {"sections": [{"id": f"s{n}", "title": text, "pages": part} for n, part in enumerate(sections)]}


def answers(form: FormDefinition) -> dict[str, object]:
    """An answer to each yes or no, so that every page is asked."""
    return {
        page.id: {question.id: True for question in page.questions if question.type == "yes_no"} for page in form.pages
    }


def measure(app: Flask) -> Figures:
    document = long_form()
    with app.test_request_context("/en/"), speaking("en"):
        form = FormDefinition.model_validate(document)
        given = answers(form)
        asked = form.pages[len(form.pages) // 2]

        def draw() -> str:
            return render_template_string(PAGE, sheet=Filling(form, given, {}).sheet(asked), problems=[])

        draw()  # templates and conditions are read once in the life of a process
        return Figures(
            load=_milliseconds(lambda: FormDefinition.model_validate(document)),
            page=_milliseconds(draw),
            description=_milliseconds(lambda: describe(form, given)),
        )


def portal_without_database(folder: Path) -> Flask:
    return create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for figures, long enough",
            database_url=f"sqlite:///{folder}/none.db",
            portal_url="http://localhost",
        )
    )


def _page(number: int) -> dict[str, object]:
    condition = f"q{(number - 1) * ON_A_PAGE} == true" if number else None
    label = {"en": f"What do you want to tell us here, number {number}?", "ar": "سؤال", "ru": "Вопрос"}
    questions = []
    for place in range(number * ON_A_PAGE, (number + 1) * ON_A_PAGE):
        kind = "yes_no" if place % ON_A_PAGE == 0 else TYPES[place % len(TYPES)]
        options = {"options": OPTIONS} if kind in {"one_of", "several_of"} else {}
        questions.append({"id": f"q{place}", "type": kind, "label": label, "hint": label, **options})
    return {"id": f"p{number}", "title": label, "when": condition, "questions": questions}


def _milliseconds(work: Callable[[], object]) -> float:
    """The median, so that one hiccup of the machine does not count."""
    times = []
    for _turn in range(TURNS):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


@click.command()
def main() -> None:
    """Measure a form of 300 questions."""
    with TemporaryDirectory() as folder:
        found = measure(portal_without_database(Path(folder)))
    click.echo(f"A form of {QUESTIONS} questions, {TURNS} turns, median")
    for name, milliseconds in vars(found).items():
        limit = f"  limit {LIMITS[name]:.0f}" if name in LIMITS else ""
        click.echo(f"{name:<12}{milliseconds:8.2f} ms{limit}")


if __name__ == "__main__":
    main()
