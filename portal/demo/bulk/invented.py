"""Answers nobody gave: one for each kind of question, such as it takes."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from portal.core import clock
from portal.questions import Question

from .names import STREETS

SOME_TEXT = "Everything is as I wrote. Please call me if anything is missing."
NEEDS_THE_WORLD = frozenset({"appointment"})
"""Kinds whose answers only count while something else is so, such as a time that is free."""


class Inventor:
    """Answers questions. paper: what is handed in wherever a file is wanted."""

    def __init__(self, chance: Random, paper: Mapping[str, Any]) -> None:
        self.chance = chance
        self.paper = paper
        self.today = clock.today()

    def answer(self, question: Question) -> Any:
        """What somebody might answer, as it is kept; None where nothing is typed."""
        by_its_settings: Mapping[str, Callable[[Question], Any]] = {
            "number": self._number,
            "money": self._number,
            "percentage": self._number,
            "date": lambda one: self._day(one).isoformat(),
            "date_range": lambda one: dict.fromkeys(("from", "until"), self._day(one).isoformat()),
            "one_of": lambda one: self.chance.choice(_values(one)),
            "several_of": lambda one: _values(one)[: max(1, int(_bound(one.min, 1)))],
            "ranking": lambda one: _values(one)[:1],
            "matrix": _in_every_row,
            "group": lambda one: [{inner.id: self.answer(inner) for inner in one.own.questions}],
            "duration": lambda one: min(1440, one.own.longest_minutes or 1440),
            "time": lambda one: one.own.earliest or "10:00",
            "national_id": lambda one: one.own.example or "12345674",
            "computed": lambda _one: None,
        }
        if invent := by_its_settings.get(question.type):
            return invent(question)
        return self._plain(question).get(question.type, SOME_TEXT[: question.max_length])

    def _number(self, question: Question) -> Any:
        least = _bound(question.min, 0)
        number = int(self.chance.uniform(least, min(least + 9, _bound(question.max, least + 9))))
        return str(number) if question.type == "money" else number

    def _plain(self, question: Question) -> Mapping[str, Any]:
        """By kind of question, where its settings hardly matter."""
        street, today = f"{self.chance.randint(1, 99)} {self.chance.choice(STREETS)}", self.today.isoformat()
        address = {"street": street, "extra": "", "postcode": "10001", "city": "Port Alder"}
        district = question.options[0].value if question.options else ""
        return {
            "yes_no": self.chance.random() < 0.5,
            "declaration": True,
            "file": [self.paper],
            "address": address,
            "address_lookup": {**address, "areas": []},
            "place": {"where": street, "district": district, "description": ""},
            "name": "Ava Baker",
            "signature": {"name": "Ava Baker", "signed_on": today},
            "consent": {"given": True, "on": today},
            "household_person": {"name": "Ben Baker", "birth_date": "2015-05-01"},
            "business": {"name": "Baker & Daughters", "number": "", "legal_form": ""},
            "email": "ava@post.example",
            "phone": "+1 555 0100",
            "web_address": "https://baker.example",
            "iban": "DE89370400440532013000",
            "vehicle_plate": "PA 4471",
            "rating_scale": 3,
        }

    def _day(self, question: Question) -> date:
        least = self.today if question.min == "today" else question.min
        most = self.today if question.max == "today" else question.max
        if isinstance(least, date):
            last = most if isinstance(most, date) else least + timedelta(days=200)
            return min(least + timedelta(days=self.chance.randint(0, 200)), last)
        return (most if isinstance(most, date) else self.today) - timedelta(days=self.chance.randint(100, 30_000))


def _values(question: Question) -> list[str]:
    return [option.value for option in question.options]


def _in_every_row(question: Question) -> dict[str, Any]:
    first = question.options[0].value
    return {row.value: [first] if question.own.several else first for row in question.own.rows}


def _bound(bound: object, otherwise: float) -> float:
    return float(bound) if isinstance(bound, int | float) else otherwise
