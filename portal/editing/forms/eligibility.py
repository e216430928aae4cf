"""The decision table as it is typed: a cell for each row and column, with what is wrong beside it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from portal.catalogue import editorial
from portal.core.definitions import LONGEST_TEXT
from portal.core.forms import tidy
from portal.core.i18n import pick
from portal.questions import Question

from ..rules.document import get
from .condition import CAN_BE_SAID
from .known import with_ending
from .lists import with_words
from .question import QuestionForm

Fields = MultiDict[str, str]
Row = dict[str, Any]
HITS = ("first", "unique", "collect")
OUTCOMES = ("yes", "no", "maybe")
MOST_ROWS, MOST_BOXES, LONGEST_CELL = 200, 8, 500
ANY = "any"


@dataclass(frozen=True)
class Column:
    """What each row says about one value. options: (value, label) where cells are ticked, not typed."""

    name: str
    label: str
    domain: editorial.drafting.Domain | None = None
    options: tuple[tuple[str, str], ...] = ()
    example: str = ""

    def boxes(self, cell: str) -> list[str] | None:
        """What is ticked; None if the cell says more than boxes can, or there are none."""
        ticked = [word.strip() for word in cell.split(",") if word.strip() and cell != ANY]
        return ticked if self.options and set(ticked) <= {value for value, _label in self.options} else None


class CheckQuestionForm(QuestionForm):
    """A question of the check: only kinds a table can decide by."""

    @property
    def types(self) -> list[dict[str, str]]:
        return [each for each in super().types if each["value"] in editorial.drafting.TYPES]


@dataclass
class TableForm:
    """The rows, the policy and the last word. raw: as definitions write the check. wrong: sentence by id of the field."""

    raw: dict[str, Any]
    language: str
    wrong: dict[str, str] = field(default_factory=dict)

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str) -> "TableForm":
        form = cls(dict(before), language)
        rows = before.get("rows") or []
        count = min(max(0, fields.get("row-count", 0, type=int)), MOST_ROWS)
        form.raw["rows"] = [form._row(fields, number, rows) for number in range(count)]
        hit = fields.get("hit", "first")
        if hit in HITS and (hit != "first" or "hit" in before):
            form.raw["hit"] = hit
        form.raw["otherwise"] = form._last_word(fields, before.get("otherwise") or {})
        form.raw = {key: value for key, value in form.raw.items() if value not in (None, [])}
        return form

    @property
    def columns(self) -> list[Column]:
        """One for each question; for a date what rows use of it, else the years since then."""
        used = {name for row in self.rows for name in (row.get("when") or {})}
        return list(_columns(self.raw.get("questions") or [], used))

    @property
    def rows(self) -> list[Row]:
        return [row for row in self.raw.get("rows") or [] if isinstance(row, dict)]

    def check(self) -> bool:
        """Whether every cell can be read and every text is short enough. What is missing is for the gate to say."""
        for number, row in enumerate(self.rows):
            for column in self.columns:
                if sentence := _problem(column, cell_text((row.get("when") or {}).get(column.name))):
                    self.wrong[f"row-{number}-{column.name}"] = sentence
            self._check_reason(row, f"row-{number}-reason")
        last = self.raw.get("otherwise") or {}
        self._check_reason(last, "otherwise-reason")
        if last and "outcome" not in last:
            self.wrong["otherwise-outcome"] = _("Choose a result, or empty the reason")
        return not self.wrong

    def change(self, act: str, number: int, cells: Mapping[str, str]) -> int:
        """Do what a button says; gives back the number of the row it is about."""
        rows = list(self.rows)
        if act == "add" and len(rows) < MOST_ROWS:
            rows.append({"when": dict(cells), "outcome": "maybe"})
            number = len(rows) - 1
        elif act == "copy" and 0 <= number < len(rows) < MOST_ROWS:
            rows.insert(number + 1, dict(rows[number]))
            number += 1
        elif act == "remove" and 0 <= number < len(rows):
            rows.pop(number)
        elif act in {"up", "down"} and 0 <= number < len(rows):
            row = rows.pop(number)
            number = max(0, min(number + (-1 if act == "up" else 1), len(rows)))
            rows.insert(number, row)
        self.raw["rows"] = rows
        return number

    def _last_word(self, fields: Fields, last: Mapping[str, Any]) -> dict[str, Any] | None:
        """Without a result there is none, unless a reason was typed, which must not be lost."""
        outcome = fields.get("otherwise-outcome", "")
        reason = with_words(last.get("reason"), fields.get("otherwise-reason", ""), self.language)
        if outcome in OUTCOMES:
            return {"outcome": outcome, "reason": reason}
        was = last.get("reason") or {}
        return {"reason": reason} if reason.get(self.language, "") not in ("", was.get(self.language)) else None

    def _check_reason(self, said: Mapping[str, Any], control: str) -> None:
        if len((said.get("reason") or {}).get(self.language, "")) > LONGEST_TEXT:
            self.wrong[control] = _("Use no more than %(number)s characters", number=LONGEST_TEXT)

    def _row(self, fields: Fields, number: int, before: list[Row]) -> Row:
        was = fields.get(f"row-{number}-was", -1, type=int)
        known = before[was] if 0 <= was < len(before) and isinstance(before[was], Mapping) else {}
        when = dict(known.get("when") or {})
        for name in filter(CAN_BE_SAID.match, fields.getlist("column")):
            typed = ", ".join(str(tidy(each)) for each in fields.getlist(f"row-{number}-{name}") if each)
            if typed in {"", ANY}:
                when.pop(name, None)
            elif typed != cell_text(when.get(name)):
                when[name] = typed
        outcome = fields.get(f"row-{number}-outcome", "")
        row: Row = {**known, "when": when, "outcome": outcome if outcome in OUTCOMES else "maybe"}
        row["reason"] = with_words(known.get("reason"), fields.get(f"row-{number}-reason", ""), self.language)
        return {key: value for key, value in row.items() if value != {}}


def cell_text(cell: Any) -> str:
    """A cell as people type it; files may also hold true, numbers and lists."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return ", ".join(cell_text(each) for each in cell) if isinstance(cell, list) else str(cell)


def _columns(questions: list[Any], used: set[str]) -> Iterator[Column]:
    known: set[str] = set()
    for raw in questions:
        with suppress(ValidationError):
            question = Question.model_validate(raw)
            domains = editorial.drafting.domains_of(question)
            known |= set(domains)
            wanted = used & set(domains) or {f"{question.id}_years"} & set(domains) or set(domains)
            yield from (_column(question, name, domain) for name, domain in domains.items() if name in wanted)
    yield from (Column(name, name) for name in sorted(used - known))


def _column(question: Question, name: str, domain: editorial.drafting.Domain) -> Column:
    label = pick(question.label).text
    ending = name.removeprefix(question.id)
    options: tuple[tuple[str, str], ...] = ()
    if question.type == "yes_no":
        options = (("yes", str(_("Yes"))), ("no", str(_("No"))))
    elif len(question.options) <= MOST_BOXES:
        options = tuple((option.value, pick(option.label).text) for option in question.options)
    examples = {"choice": ", ".join(domain.words[:2]), "date": ">= 2026-03-27", "number": ">= 18"}
    return Column(name, with_ending(label, ending) if ending else label, domain, options, examples[domain.kind])


def _problem(column: Column, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        return str(_("Use no more than %(number)s characters", number=LONGEST_CELL))
    if column.domain is None:
        return _("Nothing is asked under this name. Empty the cell.") if cell else ""
    problem = ""
    try:
        column.domain.spans(cell)
    except editorial.drafting.BadCell as bad:
        problem = str(bad)
    return problem


def questions_to_take(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(id, label) of questions of the form that the check could ask too, so that its verdict counts for applications."""
    asked = {get(question, ("id",)) for question in get(document, ("eligibility", "questions"), [])}
    for section in get(document, ("form", "sections"), []):
        for page in section.get("pages") or []:
            for question in page.get("questions") or []:
                fits = question.get("type") in editorial.drafting.TYPES and question.get("type") != "computed"
                if fits and question.get("id") not in asked and isinstance(question.get("label"), Mapping):
                    yield str(question["id"]), pick(question["label"]).text
