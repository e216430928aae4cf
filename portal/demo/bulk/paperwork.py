"""What people send and are sent: forms filled in to the last page, and the portal's own letters, to be copied."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from portal.catalogue import Service
from portal.core import clock, mail
from portal.core.files import keep_bytes
from portal.core.i18n import speaking
from portal.questions import Filling, FormDefinition, Question, Sheet

from .names import LANGUAGES, STREETS

SAMPLES = 4
NAME, REFERENCE = "{name}", "A-0000-0000"
WORDS = "We looked at everything you sent and decided as the rules say."
SOME_TEXT = "Everything is as I wrote. Please call me if anything is missing."
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
            answers[page] = {**answers[page], question: known[concept]}
        return answers


class Writer:
    """Fills in forms, with one paper for every question that wants a file."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        stored = keep_bytes("paper.pdf", "application/pdf", PAPER)
        self.paper = {"id": str(stored.id), "name": stored.name, "size_bytes": stored.size_bytes}
        self.today = clock.today()

    def samples(self, form: FormDefinition) -> list[Sample]:
        """A few ways to fill in this form."""
        with speaking("en"):
            return [self._sample(form) for _ in range(SAMPLES)]

    def _sample(self, form: FormDefinition) -> Sample:
        answers: Answers = {}
        while page := Filling(form, answers, {}).first_open:
            if page.id in answers:
                raise Unanswered(page.id)
            given = self._page(page.questions)
            answers[page.id] = [given] if page.repeat else given
        asked = [page for page in Filling(form, answers, {}).pages if not page.repeat]
        own = tuple(
            (page.id, question.id, question.concept)
            for page in asked
            for question in page.questions
            if question.concept
        )
        has_files = any(
            question.type == "file" and answers[page.id].get(question.id)
            for page in asked
            for question in page.questions
        )
        return Sample(answers, own, frozenset({UUID(str(self.paper["id"]))} if has_files else ()))

    def _page(self, questions: tuple[Question, ...]) -> Answers:
        sheet = Sheet.of_answers(questions, {question.id: self._answer(question) for question in questions})
        if not sheet.check():
            raise Unanswered(f"{sheet.problems}")
        return sheet.answers

    def _answer(self, question: Question) -> Any:
        match question.type:
            case "one_of":
                return self.chance.choice(question.options).value
            case "several_of":
                return [option.value for option in question.options[: max(1, int(_number(question.min, 1)))]]
            case "number" | "money":
                least = _number(question.min, 0)
                return int(self.chance.uniform(least, min(least + 9, _number(question.max, least + 9))))
            case "date":
                return self._day(question).isoformat()
            case kind:
                return self._simple_answers().get(kind, SOME_TEXT[: question.max_length])

    def _simple_answers(self) -> Answers:
        """By kind of question, where its settings do not matter."""
        street = f"{self.chance.randint(1, 99)} {self.chance.choice(STREETS)}"
        return {
            "yes_no": self.chance.random() < 0.5,
            "declaration": True,
            "file": [self.paper],
            "address": {"street": street, "extra": "", "postcode": "10001", "city": "Port Alder"},
            "name": "Ava Baker",
            "email": "ava@post.example",
            "phone": "+1 555 0100",
        }

    def _day(self, question: Question) -> date:
        least = self.today if question.min == "today" else question.min
        most = self.today if question.max == "today" else question.max
        if isinstance(least, date):
            last = most if isinstance(most, date) else least + timedelta(days=200)
            return min(least + timedelta(days=self.chance.randint(0, 200)), last)
        return (most if isinstance(most, date) else self.today) - timedelta(days=self.chance.randint(100, 9000))


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


def _number(bound: object, otherwise: float) -> float:
    return float(bound) if isinstance(bound, int | float) else otherwise
