"""Questions that repeat inside a page: one fieldset each, with buttons to add another and to take one away."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import Part, Text
from portal.core.i18n import pick, tr

from ..answers import said, values_of
from ..definition import Question
from ..question_type import PRESS, Posted, QuestionType, Wrong, type_of
from ..sheet import Asked, Sheet
from ..typing_hands import says_nothing

ADD, REMOVE = "add", "remove"
MOST, USUAL_MOST, MOST_QUESTIONS = 30, 10, 10
NOT_INSIDE = ("group", "computed", "file", "appointment")


class Own(Part):
    """questions: what is asked each time. min, max: how many times. item: what one is called, such as “Child”."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]
    item: Text

    @model_validator(mode="after")
    def questions_can_be_repeated(self) -> "Own":
        flaws: list[tuple[tuple[str | int, ...], str]] = []
        seen: set[str] = set()
        for number, question in enumerate(self.questions):
            if question.type in NOT_INSIDE:
                flaws.append((("questions", number, "type"), f"Ask it outside: no {question.type} stands in a group."))
            if question.id in seen:
                sentence = f"Choose another id: “{question.id}” stands before this one."
                flaws.append((("questions", number, "id"), sentence))
            seen.add(question.id)
        if flaws:
            context: dict[str, Any] = {"flaws": flaws}
            raise PydanticCustomError("flaws", "does not fit together", context)
        return self


class Group(QuestionType):
    """Typed is a list of {question id: typed}; the answer a list of {question id: answer}. Empty ones are left out."""

    name = "group"
    settings = frozenset({"min", "max"})
    wants_known = True
    own = Own
    answers_are = (list,)

    def flaws(self, question: Question) -> list[tuple[str, str]]:
        bounds = {"min": question.min, "max": question.max}
        flaws = [
            (name, f"Write a whole number from {least} to {MOST}.")
            for (name, bound), least in zip(bounds.items(), (0, 1), strict=True)
            if bound is not None and not (isinstance(bound, float) and bound.is_integer() and least <= bound <= MOST)
        ]
        if not flaws and self.least(question) > self.most(question):
            flaws.append(("max", "Write a number that is not below min."))
        return flaws

    def least(self, question: Question) -> int:
        """How many there must be."""
        return int(question.min) if isinstance(question.min, float) else int(question.required)

    def most(self, question: Question) -> int:
        """How many there may be."""
        return int(question.max) if isinstance(question.max, float) else max(USUAL_MOST, self.least(question))

    def names(self, question: Question) -> frozenset[str]:
        """The list, and what conditions may call an answer in it: some(children, #.age < 6)."""
        return frozenset({question.id, *(name for one in question.own.questions for name in type_of(one).names(one))})

    def read(self, question: Question, posted: Posted, before: Any = None) -> list[dict[str, Any]]:
        kept = before if isinstance(before, list) else []
        number = posted.fields.get(f"{question.id}-number", self.least(question), type=int)
        items = [
            {
                inner.id: type_of(inner).read(asked, posted, _before(kept, place, inner))
                for inner, asked in _renamed(question, place)
            }
            for place in range(min(max(number, 0), self.most(question)))
        ]
        button = super().pressed(question, posted)
        if button == ADD and len(items) < self.most(question):
            nothing = Posted(MultiDict())
            items.append({inner.id: type_of(inner).read(inner, nothing) for inner in question.own.questions})
        place = button.removeprefix(f"{REMOVE}-")
        return [item for number, item in enumerate(items) if button == place or str(number) != place]

    def pressed(self, question: Question, posted: Posted) -> str:
        """Its own buttons, and those of the questions inside: “2.home.find”."""
        target = posted.fields.get(PRESS, "").partition(".")[0]
        if target.startswith(f"{question.id}-"):
            for place in range(self.most(question)):
                for inner, asked in _renamed(question, place):
                    if asked.id == target:
                        return f"{place}.{inner.id}.{type_of(inner).pressed(asked, posted)}"
        button = super().pressed(question, posted)
        return button if button.partition("-")[0] in {ADD, REMOVE} and "." not in button else ""

    def is_blank(self, typed: Any) -> bool:
        """True if every box of every item is empty."""
        if isinstance(typed, dict | list):
            return all(self.is_blank(part) for part in (typed.values() if isinstance(typed, dict) else typed))
        return says_nothing(typed or "")

    def is_required(self, question: Question) -> bool:
        return self.least(question) > 0

    def missing(self, question: Question) -> Wrong:
        return Wrong(_("Fill in at least one"))

    def check(self, question: Question, typed: Any) -> list[dict[str, Any]] | None:
        filled = [place for place, item in enumerate(typed) if not _is_blank(question, item)]
        wanted = sorted(
            [*filled, *[place for place in range(len(typed)) if place not in filled]][
                : max(len(filled), self.least(question))
            ]
        )
        answers, inside = list[dict[str, Any]](), dict[tuple[int, str], Wrong]()
        for place in wanted:
            sheet = Sheet(question.own.questions, typed=typed[place])
            sheet.check()
            answers.append(sheet.answers)
            inside.update({(place, inner): wrong for inner, wrong in sheet.wrong.items()})
        if inside:
            raise WrongInside(question, inside)
        if len(answers) < self.least(question):
            raise Wrong(_("Add more before you continue"), ADD)
        return answers or None

    def wrong_at_once(self, question: Question, typed: Any) -> Wrong | None:
        inside = {}
        for place, item in enumerate(typed):
            for inner in question.own.questions:
                if wrong := type_of(inner).wrong_at_once(inner, item[inner.id]):
                    inside[place, inner.id] = wrong
        return WrongInside(question, inside) if inside else None

    def lands_on(self, question: Question, typed: Any, pressed: str) -> str:
        place, _dot, rest = pressed.partition(".")
        if rest:
            inner_id, _dot, what = rest.partition(".")
            inner, asked = next(pair for pair in _renamed(question, int(place)) if pair[0].id == inner_id)
            return type_of(inner).lands_on(asked, typed[int(place)][inner.id], what)
        if pressed == ADD and typed:
            return self.first_id(question, (str(len(typed) - 1), question.own.questions[0].id))
        return f"{question.id}-{ADD}"

    def typed_of(self, question: Question, answer: Any) -> list[dict[str, Any]]:
        return [Sheet.of_answers(question.own.questions, item).typed for item in answer]

    def say(self, question: Question, answer: Any) -> Markup:
        lines = []
        for number, item in enumerate(answer, start=1):
            lines.append(Markup("<b>{} {}</b>").format(tr(question.own.item), number))
            for inner in question.own.questions:
                words = said(inner, item.get(inner.id)) or _("Not answered")
                lines.append(Markup("{}: {}").format(tr(inner.label), words))
        return Markup("<br>").join(lines)

    def values(self, question: Question, answer: Any) -> dict[str, Any]:
        """Conditions see a list, like that of a page that repeats."""
        items = [values_of(question.own.questions, item) for item in answer or []]
        return {question.id: items or None}

    def first_id(self, question: Question, parts: tuple[str, ...] = ()) -> str:
        if len(parts) < 2:
            return (
                f"{question.id}-{ADD}"
                if parts or not self.least(question)
                else self.first_id(question, ("0", question.own.questions[0].id))
            )
        inner, asked = next(pair for pair in _renamed(question, int(parts[0])) if pair[0].id == parts[1])
        return type_of(inner).first_id(asked, parts[2:])

    def identifiers(self, question: Question, answer: Any) -> Iterable[str]:
        for item in answer if isinstance(answer, list) else ():
            for inner in question.own.questions:
                yield from type_of(inner).identifiers(inner, item.get(inner.id))

    def items(self, asked: Asked) -> list[list[Asked]]:
        """The questions of each item, for the template."""
        question, inside = asked.question, getattr(asked.wrong, "inside", {})
        return [
            [
                Asked(renamed, item[inner.id], inside.get((place, inner.id)), around=asked.around)
                for inner, renamed in _renamed(question, place)
            ]
            for place, item in enumerate(Sheet(question.own.questions, typed=item).typed for item in asked.typed)
        ]


class WrongInside(Wrong):
    """Something to mend in the items. inside: by place and question id."""

    def __init__(self, question: Question, inside: Mapping[tuple[int, str], Wrong]) -> None:
        self._each = [_with_its_item(question, place, inner_id, wrong) for (place, inner_id), wrong in inside.items()]
        self.inside = inside
        super().__init__(self._each[0].sentence, *self._each[0].parts)

    @property
    def each(self) -> list[Wrong]:
        return self._each


def _with_its_item(question: Question, place: int, inner_id: str, wrong: Wrong) -> Wrong:
    inner = next(one for one in question.own.questions if one.id == inner_id)
    where = f"{pick(question.own.item).text} {place + 1}, {pick(inner.label).text}"
    sentence = _("%(question)s – %(problem)s", question=where, problem=wrong.sentence)
    return Wrong(sentence, str(place), inner_id, *wrong.parts)


def _renamed(question: Question, place: int) -> Iterator[tuple[Question, Question]]:
    """Each question inside, and the same with the id it has on the page."""
    for inner in question.own.questions:
        yield inner, inner.model_copy(update={"id": f"{question.id}-{place}-{inner.id}"})


def _before(kept: list[Any], place: int, inner: Question) -> Any:
    item = kept[place] if place < len(kept) else None
    return item.get(inner.id) if isinstance(item, dict) else None


def _is_blank(question: Question, item: dict[str, Any]) -> bool:
    return Sheet(question.own.questions, typed=item).is_blank
