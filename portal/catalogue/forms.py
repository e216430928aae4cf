"""“May I?” as it is asked: one question after the other, everything answered so far in the address of the page."""

from collections.abc import Iterator
from urllib.parse import urlencode

from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from portal.core.forms import may_be_in_a_page
from portal.core.i18n import tr
from portal.questions import Question, Sheet

from .definition import Eligibility
from .queries import Ruling, next_question, verdict_on

CHANGE, ASKED = "_change", "_asked"
"""The answer one wants to change, and the question that was just shown; ids of questions never begin so."""
LONGEST_VALUE, MOST_FIELDS = 200, 60


class Check:
    """A check as far as the address tells it. Nothing is kept anywhere else.

    sheet: the question that comes next; None when everything is known that matters. Answers to questions that do not
    matter any more stay in the address, in case they matter again.
    """

    def __init__(self, eligibility: Eligibility, fields: "MultiDict[str, str]") -> None:
        self.eligibility = eligibility
        self.fields = MultiDict(_sane(fields, eligibility))
        self.wish, self.shown = fields.get(CHANGE, ""), fields.get(ASKED, "")
        self.answered: list[Sheet] = []
        self.sheet = self._ask()

    def _ask(self) -> Sheet | None:
        """Read answers in the order they matter, up to the first that is missing, wrong or to be changed."""
        values: dict[str, object] = {}
        for _each in self.eligibility.questions:
            question = next_question(self.eligibility, values)
            if question is None:
                break
            sheet = Sheet.parked((question,), self.fields, title=question.label)
            is_sent = question.id == self.shown or any(_belongs(name, question) for name in self.fields)
            if question.id == self.wish or not is_sent or not sheet.check():
                return sheet
            values |= sheet.values
            self.answered.append(sheet)
            if not any(_belongs(name, question) for name in self.fields):
                self.fields.add(question.id, "")  # left out, which is an answer too
        self.ruling: Ruling = verdict_on(self.eligibility, values)
        return None

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The fields of all other questions, to be sent along with this one."""
        asked = self.sheet.questions[0] if self.sheet else None
        others = [(name, value) for name, value in self._all if asked is None or not _belongs(name, asked)]
        return [*others, (ASKED, asked.id)] if asked else others

    @property
    def _all(self) -> list[tuple[str, str]]:
        return list(self.fields.items(multi=True))

    @property
    def back(self) -> str | None:
        """The query of the question before this one; None at the first."""
        return self._change(self.answered[-1]) if self.answered else None

    @property
    def rows(self) -> list[dict[str, str | Markup]]:
        """What was answered, for the list of answers; each can be changed."""
        return [
            {"label": tr(question.label), "value": words, "change_url": self._change(sheet)}
            for sheet in self.answered
            for question, words in sheet.in_words
        ]

    def _change(self, sheet: Sheet) -> str:
        return f"?{urlencode([*self._all, (CHANGE, sheet.questions[0].id)])}"


def _belongs(name: str, question: Question) -> bool:
    """A field of this question: dogs, or born-day and the like."""
    return name.partition("-")[0] == question.id


def _sane(fields: "MultiDict[str, str]", eligibility: Eligibility) -> Iterator[tuple[str, str]]:
    """The fields of questions of this check, without what no page may hold."""
    ids = {question.id for question in eligibility.questions}
    for number, (name, value) in enumerate(fields.items(multi=True)):
        if number < MOST_FIELDS and name.partition("-")[0] in ids and len(name) < LONGEST_VALUE:
            clean = "".join(sign for sign in value[:LONGEST_VALUE] if may_be_in_a_page(sign))
            if all(may_be_in_a_page(sign) for sign in name):
                yield name, clean
