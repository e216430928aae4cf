"""A person the citizen lives with or has named before, chosen from a list, or somebody else by name and birth date."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core import clock
from portal.core.forms import may_be_in_a_page
from portal.core.i18n import long_date

from ..question_type import Around, Posted, QuestionType, Wrong
from ..typing_hands import boxes
from .date import PARTS, Date
from .text import Text

if TYPE_CHECKING:
    from ..definition import Question

PEOPLE = "household.people"
SOMEBODY_ELSE = "else"
BOXES = ("who", "name", *PARTS)
MOST_PEOPLE = 20
LONGEST_CODE = 10 * Text.longest
"""JSON nested deeper than Python goes is no choice of ours, and neither is one that needs more signs than this."""


class HouseholdPerson(QuestionType):
    """The answer is {"name", "birth_date"}. A choice carries both itself, so it means the same whatever is known later."""

    name = "household_person"
    wants_known = True
    answers_are = (dict,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {part: posted.fields.get(f"{question.id}-{part}", "") for part in BOXES}

    def is_blank(self, typed: Any) -> bool:
        given = boxes(typed, BOXES)
        return not any(text.strip() for part, text in given.items() if part != "who" or text != SOMEBODY_ELSE)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose a person, or enter a name and a birth date"), "name")

    def missing_from(self, question: "Question", typed: Any) -> Wrong:
        """Where we know nobody, and where it is somebody else, there is no one to choose."""
        if boxes(typed, BOXES)["who"] == SOMEBODY_ELSE:
            return Wrong(_("Enter the name and the birth date of the person"), "name")
        return self.missing(question)

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        given = boxes(typed, BOXES)
        if given["who"] and given["who"] != SOMEBODY_ELSE:
            return self._known(question, given)
        if not given["name"].strip():
            raise Wrong(_("Enter a name"), "name")
        try:
            name = Text().check(question, given["name"])
        except Wrong as wrong:
            raise Wrong(wrong.sentence, "name") from wrong
        born = Date().check(question, given)
        if born > clock.today().isoformat():
            raise Wrong(_("The date must be today or earlier"), *PARTS)
        return {"name": name, "birth_date": born}

    def _known(self, question: "Question", given: dict[str, str]) -> dict[str, str]:
        chosen = _chosen(given["who"])
        if chosen is None:
            raise self.missing(question)
        if given["name"].strip() and given["name"].strip() != chosen["name"]:
            raise Wrong(_("Choose “Somebody else” to use this name, or leave this box empty"), "name")
        return chosen

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        return {"who": _code(answer), **dict.fromkeys(("name", *PARTS), "")}

    def prefilled(self, question: "Question", known: Any) -> dict[str, str]:
        """Knowing people is no answer to which one."""
        return dict.fromkeys(BOXES, "")

    def people(self, question: "Question", typed: Any, around: Around) -> list[dict[str, str]]:
        """Whom to choose from, as the macro takes them: those we know, those named on pages before, the one chosen."""
        found: dict[str, dict[str, str]] = {}
        for one in [*_listed(around), _chosen(boxes(typed, BOXES)["who"])]:
            if one and len(found) < MOST_PEOPLE:
                born = _("born on %(day)s", day=long_date(date.fromisoformat(one["birth_date"])))
                found.setdefault(_code(one), {"label": one["name"], "hint": born})
        return [{"value": code, **words} for code, words in found.items()]

    def say(self, question: "Question", answer: Any) -> Markup:
        born = _("born on %(day)s", day=long_date(date.fromisoformat(answer["birth_date"])))
        return Markup("<bdi>{}</bdi>, {}").format(answer["name"], born)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the name, and how old the person is: child_years."""
        born = question.model_copy(update={"id": f"{question.id}_born"})
        dates = Date().values(born, answer and answer["birth_date"])
        years = dates[f"{question.id}_born_years"]
        return {question.id: answer and answer["name"], f"{question.id}_years": years, **dates}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'who'}"


def _code(person: Any) -> str:
    return json.dumps([person["name"], person["birth_date"]], ensure_ascii=False)


def _chosen(code: str) -> dict[str, str] | None:
    """The person behind a choice; None for anything else."""
    with suppress(ValueError, TypeError, RecursionError):
        name, born = json.loads(code[:LONGEST_CODE])
        if isinstance(name, str) and 0 < len(name) <= Text.longest and all(map(may_be_in_a_page, name)):
            return {"name": name, "birth_date": date.fromisoformat(born).isoformat()}
    return None


def _listed(around: Around) -> Iterator[dict[str, str] | None]:
    """Everybody we know of, in the form of an answer; what has another form is passed over."""
    known = around.known.get(PEOPLE)
    told = _by_concept(around.known.items())
    for one in [*(known if isinstance(known, list | tuple) else []), *told, *_named(around.given)]:
        if isinstance(one, dict):
            yield _chosen(json.dumps([one.get("name"), str(one.get("birth_date"))]))


def _named(given: Iterable[tuple["Question", Any]]) -> Iterator[Any]:
    """People named on pages before, also in groups."""
    meant: list[tuple[str, Any]] = []
    for question, answer in given:
        if question.type == "group":
            for item in filter(_is_item, answer if isinstance(answer, list) else []):
                yield from _named((inner, item.get(inner.id)) for inner in question.own.questions)
        meant.append((question.concept or question.id, answer))
    yield from _by_concept(meant)


def _by_concept(meant: Iterable[tuple[str, Any]]) -> Iterator[Any]:
    """Answers that are people, and pairs such as child.name and child.birth_date. The citizen is nobody to choose."""
    names: dict[str, Any] = {}
    for concept, answer in meant:
        whose, _dot, what = concept.rpartition(".")
        if isinstance(answer, dict):
            yield answer
        elif whose != "person" and what == "name":
            names[whose] = answer
        elif whose in names and what == "birth_date":
            yield {"name": names.pop(whose), "birth_date": answer}


def _is_item(given: Any) -> bool:
    return isinstance(given, dict)
