"""What people send and are sent: forms filled in to the last page, and the portal's own letters, to be copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from portal.catalogue import Service
from portal.core import clock, mail
from portal.core.files import keep_bytes
from portal.core.i18n import speaking
from portal.questions import Filling, FormDefinition, Question, Sheet

from .invented import Inventor
from .names import LANGUAGES

SAMPLES, MOST_ATTEMPTS = 4, 50
NAME, REFERENCE = "{name}", "A-0000-0000"
WORDS = "We looked at everything you sent and decided as the rules say."
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
LETTERS = ("received", "more_asked", "granted", "refused")

Answers = dict[str, Any]
Known = Mapping[str, Any]


class Unanswered(Exception):
    """No answers could be found for a page."""


@dataclass(frozen=True)
class Sample:
    """A form filled in by nobody. own: (page, question, concept) where each citizen's own words go."""

    answers: Answers
    own: tuple[tuple[str, str, str], ...]
    file_ids: frozenset[UUID]

    def of(self, known: Known) -> Answers:
        """The form as this citizen fills it in."""
        answers = dict(self.answers)
        for page, question, concept in self.own:
            if concept in known:
                answers[page] = {**answers[page], question: known[concept]}
        return answers


class Writer:
    """Fills in forms, with one paper for every question that wants a file."""

    def __init__(self, chance: Random) -> None:
        stored = keep_bytes("paper.pdf", "application/pdf", PAPER)
        self.paper = {"id": str(stored.id), "name": stored.name, "size_bytes": stored.size_bytes}
        self.inventor = Inventor(chance, self.paper)

    def samples(self, form: FormDefinition) -> list[Sample]:
        """A few ways to fill in this form."""
        with speaking("en"):
            return [self._sample(form) for _ in range(SAMPLES)]

    def _sample(self, form: FormDefinition) -> Sample:
        answers = self._filled_in(form)
        asked = [page for page in Filling(form, answers, {}).pages if not page.repeat]
        own = tuple(
            (page.id, question.id, question.concept)
            for page in asked
            for question in page.questions
            if question.concept and not _leads_on(form, question)
        )
        has_files = any(
            question.type == "file" and answers[page.id].get(question.id)
            for page in asked
            for question in page.questions
        )
        return Sample(answers, own, frozenset({UUID(str(self.paper["id"]))} if has_files else ()))

    def _filled_in(self, form: FormDefinition) -> Answers:
        """Every page, begun anew where the answers lead to an exit."""
        answers: Answers = {}
        for _attempt in range(MOST_ATTEMPTS):
            answers = {}
            while (page := (filling := Filling(form, answers, {})).first_open) and not filling.exit:
                if page.id in answers:
                    raise Unanswered(page.id)
                given = self._page(page.questions)
                answers[page.id] = [given] if page.repeat else given
            if page is None:
                return answers
        raise Unanswered(", ".join(answers))

    def _page(self, questions: tuple[Question, ...]) -> Answers:
        sheet = Sheet.of_answers(questions, {question.id: self.inventor.answer(question) for question in questions})
        if not sheet.check():
            raise Unanswered(f"{sheet.problems}")
        return sheet.answers


def letters(service: Service) -> dict[tuple[str, str], tuple[str, str]]:
    """(subject, body) by language and letter, with marks where the name and the reference go."""
    day = clock.today() + timedelta(days=20)
    facts = {"service": service.definition.name, "reference": REFERENCE, "name": NAME, "words": WORDS, "text": WORDS}
    written = {}
    for language in LANGUAGES:
        for letter in LETTERS:
            template = f"applications/letters/{letter}.txt"
            told = mail.write(template, language=language, **facts, reasons=(), due_on=day, answer_by=day)
            written[language, letter] = (told.subject, "\n\n".join(told.paragraphs))
    return written


def _leads_on(form: FormDefinition, question: Question) -> bool:
    """Whether other pages may be asked if this answer is another one."""
    return any(question.id in page.when for page in form.pages if page.when)
