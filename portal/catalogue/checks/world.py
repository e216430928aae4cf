"""What can be answered, tried out: whether a condition can be true, and whether it can be false.

Each name a condition uses gets the values at its borders: options, yes and no, the numbers the condition names and their
neighbours, smallest and largest, nothing at all. A question on a page that is not shown then has no answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import Any

from portal.questions import Question, is_true

from ..definition import ServiceDefinition

MOST_TRIES, MOST_TRIES_TOGETHER = 4000, 60_000
MOST_NAMES = 10
"""With more, the conditions of the pages that ask are left aside."""
TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
NUMBER = re.compile(r"(?<![\w.])\d{1,15}(?:\.\d{1,6})?")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
WORDS = {"and", "or", "not", "in", "true", "false", "null", "len", "contains", "startsWith", "endsWith", "abs", "floor"}
WORDS |= {"ceil", "round", "min", "max", "sum", "some", "all", "none", "one", "count", "filter", "map"}
NUMBERS = {"number", "money", "percentage", "computed", "duration", "rating_scale"}
TRUTHS = {"yes_no"}
TEXTS = {"text", "long_text", "name", "email", "phone", "web_address", "vehicle_plate", "national_id", "iban"}
DATE_PARTS = ("_years", "_days")
FAR = 1_000_000_000


@dataclass(frozen=True)
class Possible:
    """Whether a condition can be true and can be false; None: cannot be decided."""

    true: bool | None
    false: bool | None


UNDECIDED = Possible(None, None)


@dataclass(frozen=True)
class Station:
    """A page on the way: when it is shown, the names it asks for, and whether nobody comes further."""

    when: str | None
    names: tuple[str, ...]
    is_exit: bool


@lru_cache(maxsize=5000)
def names_in(expression: str) -> frozenset[str]:
    return frozenset(NAME.findall(TEXT.sub(" ", expression))) - WORDS


class World:
    """Everything people can answer in a form, and what the workflow knows besides."""

    def __init__(self, definition: ServiceDefinition, also: Mapping[str, Sequence[Any]] | None = None) -> None:
        self.pages = definition.form.pages if definition.form else ()
        self.also = also or {}
        self.tries_left = MOST_TRIES_TOGETHER

    @cached_property
    def _asked(self) -> dict[str, tuple[int, Question]]:
        """By question id, the number of its page and the question; pages that repeat are left out."""
        return {
            question.id: (number, question)
            for number, page in enumerate(self.pages)
            if page.repeat is None
            for question in page.questions
        }

    def asked(self, name: str) -> tuple[int, Question] | None:
        """Where a name comes from."""
        found = self._asked.get(name)
        for part in DATE_PARTS:
            base = self._asked.get(name.removesuffix(part)) if name.endswith(part) else None
            if base and base[1].type == "date":
                return base
        return found

    def possible(self, expressions: Sequence[str], *, before: int | None = None) -> Possible:
        """What can become of any of the expressions being true: after the whole form, or just before a page."""
        end = len(self.pages) if before is None else before
        names, conditions = self._around(expressions)
        is_whole = len(names) <= MOST_NAMES
        if not is_whole:
            names, conditions = sorted({name for each in expressions for name in names_in(each)}), []
        if any("#" in each for each in [*expressions, *conditions]):
            return UNDECIDED
        lines = {name: self._values(name, [*expressions, *conditions], is_whole=is_whole) for name in names}
        if not all(lines.values()):
            return UNDECIDED
        return self._tried(expressions, lines, self._stations(set(names), end) if is_whole else None)

    def _tried(self, expressions: Sequence[str], lines: Mapping[str, Any], stations: list[Station] | None) -> Possible:
        true = false = False
        combinations = product(*lines.values())
        for values in islice(combinations, min(MOST_TRIES, self.tries_left)):
            self.tries_left -= 1
            seen = self._seen(dict(zip(lines, values, strict=True)), stations)
            if seen is None:
                continue
            holds = any(is_true(each, seen) for each in expressions)
            true, false = true or holds, false or not holds
            if true and false:
                break
        is_all = next(combinations, None) is None
        return Possible(true or (False if is_all else None), false or (False if is_all else None))

    def _around(self, expressions: Sequence[str]) -> tuple[list[str], list[str]]:
        """(all names that matter, the conditions of the pages that ask for them)."""
        names: dict[str, None] = {}
        conditions: list[str] = []
        waiting = [name for each in expressions for name in sorted(names_in(each))]
        while waiting and len(names) <= MOST_NAMES:
            name = waiting.pop()
            if name in names:
                continue
            names[name] = None
            if found := self.asked(name):
                when = self.pages[found[0]].when
                if when and when not in conditions:
                    conditions.append(when)
                    waiting += sorted(names_in(when))
        return list(names), conditions

    def _stations(self, names: set[str], end: int) -> list[Station]:
        """The pages before the end that ask for one of the names, or send people away because of them."""
        found = []
        asked_on: dict[int, list[str]] = {}
        for name in names:
            if place := self.asked(name):
                asked_on.setdefault(place[0], []).append(name)
        for number, page in enumerate(self.pages[:end]):
            is_exit = page.kind == "exit" and page.when is not None and names_in(page.when) <= names
            if number in asked_on or is_exit:
                found.append(Station(page.when, tuple(asked_on.get(number, ())), is_exit))
        return found

    def _seen(self, values: dict[str, Any], stations: list[Station] | None) -> dict[str, Any] | None:
        """The values as the conditions see them; None if nobody comes so far with them."""
        if stations is None:
            return values
        seen = {name: value for name, value in values.items() if self.asked(name) is None}
        for station in stations:
            if station.when is None or is_true(station.when, seen):
                if station.is_exit:
                    return None
                seen |= {name: values[name] for name in station.names}
        return seen

    def _values(self, name: str, expressions: Sequence[str], *, is_whole: bool) -> list[Any] | None:
        """is_whole: whether it is looked at if the page of the question is shown at all."""
        if name in self.also:
            return list(self.also[name])
        found = self.asked(name)
        if found is None:
            return None
        number, question = found
        values = [*_answers(name, question, expressions)]
        if not values:
            return None
        may_be_missing = not question.required or (not is_whole and self.pages[number].when is not None)
        return [None, *values] if may_be_missing else values


def _answers(name: str, question: Question, expressions: Sequence[str]) -> Iterator[Any]:
    """Answers at the borders; none for kinds of questions nothing is known about."""
    texts = [one or other for each in expressions for one, other in TEXT.findall(each)]
    if question.type in TRUTHS:
        yield from (True, False)
    elif question.type == "one_of":
        yield from (option.value for option in question.options)
    elif question.type == "several_of":
        values = [option.value for option in question.options]
        yield from ([value] for value in values)
        yield from (values[:length] for length in range(len(values) + 1) if length != 1)
    elif question.type == "date" and name == question.id:
        yield from sorted({*texts, "1900-01-01", "2100-01-01"})
    elif question.type in NUMBERS or question.type == "date":
        yield from _numbers(question, expressions)
    elif question.type in TEXTS:
        lengths = {int(float(number)) for each in expressions for number in NUMBER.findall(each)}
        near = {length + more for length in lengths for more in (-1, 0, 1)}
        yield from sorted({*texts, "x", *("9" * length for length in near if 0 < length < 200)})


def _numbers(question: Question, expressions: Sequence[str]) -> Iterator[float]:
    named = {float(number) for each in expressions for number in NUMBER.findall(TEXT.sub(" ", each))}
    low, high = -float(FAR), float(FAR)
    if question.type == "date":
        low = 0 if question.max == "today" else low
        high = 0 if question.min == "today" else high
    elif question.type != "computed":
        low = question.min if isinstance(question.min, float) else (0.0 if question.type != "number" else low)
        high = question.max if isinstance(question.max, float) else high
    near = {sign * number + more for number in named for sign in (1, -1) for more in (-1, 0, 1)}
    yield from sorted(number for number in {low, high, *near} if low <= number <= high)
