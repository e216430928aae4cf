"""When a page is shown: always, if clauses hold, or if an expression does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from portal.core.forms import tidy
from portal.questions import Question, problem_in

from ..rules.conditions import (
    MOST_CLAUSES,
    RELATIONS,
    WITHOUT_VALUE,
    Clause,
    Condition,
    Join,
    as_condition,
    as_expression,
)
from .known import Known
from .words import RELATIONS as RELATION_WORDS
from .words import SENTENCES

SEVERAL = frozenset({"one_of", "none_of"})
CAN_BE_SAID = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
"""Other names are still to be mended in the draft; no expression can mean them."""
Row = dict[str, str]
Fields = MultiDict[str, str]


@dataclass
class ConditionForm:
    """A condition as it is typed. shown: always, clauses or expression. wrong: sentence by field id."""

    known: Sequence[Known]
    shown: str = "always"
    join: Join = "all"
    rows: list[Row] = field(default_factory=list)
    expression: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
    focus: str = ""

    @classmethod
    def of(cls, expression: str | None, known: Sequence[Known]) -> "ConditionForm":
        if not expression:
            return cls(known)
        names = {each.name for each in known}
        condition = as_condition(expression)
        if condition is None or any(clause.name not in names for clause in condition.clauses):
            return cls(known, "expression", expression=expression)
        rows = [_row(clause) for clause in condition.clauses]
        return cls(known, "clauses", condition.join, rows, expression)

    @classmethod
    def posted(cls, fields: Fields, known: Sequence[Known]) -> "ConditionForm":
        count = min(max(0, fields.get("clause-count", 0, type=int)), MOST_CLAUSES)
        rows = [
            {key: str(tidy(fields.get(f"clause-{number}-{key}", ""))) for key in ("name", "relation", "value")}
            for number in range(count)
        ]
        shown, join = fields.get("shown", "always"), fields.get("join")
        return cls(known, shown, "any" if join == "any" else "all", rows, str(tidy(fields.get("expression", ""))))

    def change(self, act: str, number: int) -> None:
        """Add or remove a clause."""
        self.shown = "clauses"
        if act == "add" and len(self.rows) < MOST_CLAUSES:
            self.rows.append({"name": "", "relation": "is", "value": ""})
            self.focus = f"clause-{len(self.rows) - 1}-name"
        elif act == "remove" and 0 <= number < len(self.rows):
            self.rows.pop(number)
            self.focus = "clause-add"

    def read(self) -> str | None:
        """The expression; None for always. What is wrong goes into `wrong`."""
        if self.shown == "always":
            return None
        if self.shown == "clauses":
            return self._of_clauses()
        names = [_asked(name) for name in sorted({_bare(each.name) for each in self.known}) if CAN_BE_SAID.match(name)]
        if sentence := problem_in(self.expression, names):
            self.wrong["expression"] = sentence
        return self.expression

    @property
    def relations(self) -> list[dict[str, str]]:
        return [{"value": relation, "label": str(RELATION_WORDS[relation])} for relation in RELATIONS]

    @property
    def names(self) -> list[dict[str, str]]:
        return [{"value": each.name, "label": each.label} for each in self.known]

    def choices(self, row: Row) -> list[dict[str, str]]:
        """What can be chosen as the value of this row; empty if it is typed."""
        known = self.named(row["name"])
        if known is None or row["relation"] in SEVERAL:
            return []
        if known.shape == "truth":
            return [{"value": "yes", "label": _("Yes")}, {"value": "no", "label": _("No")}]
        return [{"value": value, "label": label} for value, label in known.options]

    def named(self, name: str) -> Known | None:
        return next((each for each in self.known if each.name == name), None)

    def _of_clauses(self) -> str | None:
        rows = [(number, row) for number, row in enumerate(self.rows) if row["name"] or row["value"]]
        if not rows:
            self.wrong["shown"] = _("Add what must hold, or choose “Always”")
            return None
        clauses = [clause for number, row in rows if (clause := self._clause(number, row))]
        return as_expression(Condition(self.join, tuple(clauses)))

    def _clause(self, number: int, row: Row) -> Clause | None:
        known = self.named(row["name"])
        if known is None:
            self.wrong[f"clause-{number}-name"] = _("Choose a question")
            return None
        relation = next((each for each in RELATIONS if each == row["relation"]), RELATIONS[0])
        if relation in WITHOUT_VALUE:
            return Clause(known.name, relation)
        typed = row["value"].split(",") if relation in SEVERAL else [row["value"]]
        values = [known.read(value) for value in typed if value.strip()]
        problem = _("Write what to compare it with") if not values else ""
        problem = problem or next((found for value in values if (found := known.problem(value))), "")
        if problem:
            self.wrong[f"clause-{number}-value"] = problem
            return None
        return Clause(known.name, relation, values if relation in SEVERAL else values[0])


def in_words(expression: str, known: Sequence[Known]) -> Markup:
    """A condition for people to read; what says more than clauses can is shown as it is written."""
    condition, by_name = as_condition(expression), {each.name: each for each in known}
    if condition is None or any(clause.name not in by_name for clause in condition.clauses):
        return Markup('<code dir="ltr">{}</code>').format(expression)
    said = [_sentence(clause, by_name[clause.name]) for clause in condition.clauses]
    if len(said) == 1:
        return said[0]
    template = _("all of these: %(conditions)s") if condition.join == "all" else _("one of these: %(conditions)s")
    return Markup.escape(template) % {"conditions": Markup("; ").join(said)}


def _sentence(clause: Clause, known: Known) -> Markup:
    values = clause.value if isinstance(clause.value, list) else [clause.value]
    said = Markup(", ").join(_said(value, known) for value in values)
    words = {"question": Markup("<bdi>{}</bdi>").format(known.label), "value": said}
    return Markup.escape(str(SENTENCES[clause.relation])) % words


def _said(value: Any, known: Known) -> Markup:
    words = Markup("<bdi>{}</bdi>").format(known.say(value))
    return Markup.escape(_("“%(words)s”")) % {"words": words} if isinstance(value, str) else words


def _row(clause: Clause) -> Row:
    values = clause.value if isinstance(clause.value, list) else [clause.value]
    typed = ", ".join(map(_typed, values))
    return {"name": clause.name, "relation": clause.relation, "value": typed}


def _typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _bare(name: str) -> str:
    return name.removeprefix("len(").removesuffix(")")


def _asked(name: str) -> Question:
    """A stand-in with the same name: what an expression may say depends on names alone."""
    return Question.model_validate({"id": name, "type": "text", "label": {"en": name}})
