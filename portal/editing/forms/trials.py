"""An author's test as it is typed: answers in the fields citizens use, what people choose, and what must come of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import MultiDict

from portal.catalogue import ServiceDefinition
from portal.core.definitions import Text, flaws_of
from portal.core.forms import tidy
from portal.questions import Question, Sheet

from .english import in_english
from .page import EMPTY
from .settings import kinds

Fields = MultiDict[str, str]
Raw = dict[str, Any]
TrialPart: type[BaseModel] = ServiceDefinition.model_fields["tests"].annotation.__args__[0]  # type: ignore[union-attr]
AS_WRITTEN = frozenset({"address_lookup"})
"""Kinds whose fields find answers, and cannot show one that was found before: they are typed as they are kept."""
NOT_TYPED = frozenset({"file", "computed", *AS_WRITTEN})
LISTS = ("pages", "stages", "messages", "documents")
NONE = "none"
DAYS = frozenset({"on", "signed_on"})
LONGEST_LIST = 20_000


@dataclass(frozen=True)
class Group:
    """Questions that are asked together, with what was typed. title: None for those only the check asks."""

    title: Text | None
    sheet: Sheet


@dataclass
class TrialForm:
    """raw: as definitions write the test. groups: its answers to questions. wrong: sentence by id of the field.

    lists: lists of ids as they were typed.
    """

    definition: ServiceDefinition
    raw: Raw
    groups: list[Group] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, definition: ServiceDefinition, raw: Mapping[str, Any]) -> "TrialForm":
        answers = raw.get("answers") or {}
        groups = [Group(title, Sheet.of_answers(asked, answers)) for title, asked in _asked(definition)]
        return cls(definition, dict(raw), groups)

    @classmethod
    def posted(cls, definition: ServiceDefinition, fields: Fields, before: Mapping[str, Any]) -> "TrialForm":
        form = cls(definition, {"name": str(tidy(fields.get("name", "")))})
        known = before.get("answers") or {}
        form.groups = [Group(title, Sheet.posted(asked)) for title, asked in _asked(definition)]
        form.raw["answers"] = {**form._typed_answers(known), **form._other_answers(fields, known)}
        form.raw["today"] = str(tidy(fields.get("today", "")))
        chosen = {stage.id: fields.get(f"choice:{stage.id}", "") for stage in form.stages}
        form.raw["choices"] = {stage: choice for stage, choice in chosen.items() if choice}
        for key in ("eligibility", "outcome"):
            form.raw[key] = fields.get(key, "")
        form.raw = {key: value for key, value in form.raw.items() if value not in EMPTY}
        for key in LISTS:
            form.lists[key] = words = str(tidy(fields.get(key, "")))
            if words:
                form.raw[key] = [] if words == NONE else [each for each in words.replace(",", " ").split() if each]
        return form

    @property
    def pressed(self) -> bool:
        """Whether a button inside a question sent the page."""
        return any(group.sheet.pressed for group in self.groups)

    @property
    def stages(self) -> tuple[Any, ...]:
        """Where somebody may choose."""
        workflow = self.definition.workflow
        return tuple(stage for stage in workflow.stages if stage.role or stage.timers) if workflow else ()

    @property
    def files(self) -> list[Question]:
        """Questions for files: a test says only whether there is one."""
        questions = self.definition.form.questions if self.definition.form else ()
        return [question for question in questions if question.type == "file"]

    @property
    def as_written(self) -> list[Question]:
        questions = self.definition.form.questions if self.definition.form else ()
        return [question for question in questions if question.type in AS_WRITTEN]

    @property
    def repeated(self) -> list[Any]:
        """Pages that repeat; their answers are typed as a list."""
        return [page for page in self.definition.form.pages if page.repeat] if self.definition.form else []

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, register) for what registers say."""
        workflow = self.definition.workflow
        steps = [step for _path, step in workflow.places()] if workflow else []
        return list({step.keep_as: step.register_name for step in steps if step.do == "register"}.items())

    def check(self) -> bool:
        if not self.raw.get("name"):
            self.wrong["name"] = _("Give the test a name")
        try:
            TrialPart.model_validate({"name": "...", **self.raw})
        except ValidationError as error:
            for flaw in flaws_of(error):
                self.wrong.setdefault(str(flaw.path[0]) if flaw.path else "name", in_english(flaw.sentence))
        return not (self.wrong or any(group.sheet.wrong for group in self.groups))

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [*self.wrong.items(), *(problem for group in self.groups for problem in group.sheet.problems)]

    def listed(self, key: str) -> str:
        """A list of ids as it is typed."""
        items = self.raw.get(key)
        if key in self.wrong and key in self.lists:
            return self.lists[key]
        return "" if items is None else ", ".join(map(str, items)) or NONE

    def as_json(self, name: str) -> str:
        """An answer for which there is no field."""
        answer = (self.raw.get("answers") or {}).get(name)
        return "" if answer is None else answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)

    def _typed_answers(self, known: Mapping[str, Any]) -> Raw:
        """What was not touched stays exactly as it is; what was emptied is left out, also where citizens must answer."""
        found: Raw = {}
        for group in self.groups:
            sheet, before = group.sheet, Sheet.of_answers(group.sheet.questions, known)
            before.check()
            sheet.check()
            blank = {q.id for q in sheet.questions if kinds()[q.type].is_blank(sheet.typed[q.id])}
            sheet.wrong = {name: wrong for name, wrong in sheet.wrong.items() if name not in blank}
            for question in sheet.questions:
                name = question.id
                means_the_same = name in sheet.answers and _said(sheet.answers[name]) == _said(before.answers.get(name))
                means_the_same |= name in blank and _was_refused(known.get(name))
                if means_the_same or sheet.typed[name] == before.typed[name]:
                    found |= {name: known[name]} if name in known else {}
                    sheet.wrong.pop(name, None)
                elif name not in blank and name in sheet.answers:
                    found[name] = sheet.answers[name]
        return found

    def _other_answers(self, fields: Fields, known: Mapping[str, Any]) -> Raw:
        found: Raw = {question.id: ["file"] for question in self.files if fields.get(f"file:{question.id}") == "yes"}
        for name, _register in self.kept:
            typed = fields.get(f"kept:{name}", "")
            if typed in {"yes", "no"}:
                found[name] = typed == "yes"
            elif typed and name in known:
                found[name] = known[name]
        for question in self.as_written:
            if typed := str(tidy(fields.get(f"written:{question.id}", "")))[:LONGEST_LIST]:
                found[question.id] = _read_json(typed)
        for page in self.repeated:
            if typed := str(tidy(fields.get(f"repeat:{page.id}", "")))[:LONGEST_LIST]:
                found[page.id] = self._read_list(page.id, typed)
        return found

    def _read_list(self, page_id: str, typed: str) -> Any:
        answer = _read_json(typed)
        if not isinstance(answer, list) or not all(isinstance(item, dict) for item in answer):
            self.wrong[f"repeat--{page_id}"] = _('Write a list like [{"name": "Ana"}]')
        return answer


def _read_json(typed: str) -> Any:
    """What cannot be read stays text."""
    try:
        answer = json.loads(typed)
        json.dumps(answer, allow_nan=False)
    except (ValueError, RecursionError):
        return typed
    return answer


def _said(answer: Any) -> Any:
    """An answer without the day on which it was given: that is not typed."""
    return {key: part for key, part in answer.items() if key not in DAYS} if isinstance(answer, dict) else answer


def _was_refused(answer: Any) -> bool:
    """A consent that was not given: its box looks like one nobody has touched."""
    return isinstance(answer, dict) and answer.get("given") is False


def _asked(definition: ServiceDefinition) -> Iterator[tuple[Text | None, list[Question]]]:
    """(title, questions) for each page that does not repeat, and for what only the check asks."""
    known: set[str] = set()
    for page in definition.form.pages if definition.form else ():
        known |= {question.id for question in page.questions}
        asked = [question for question in page.questions if question.type not in NOT_TYPED]
        if asked and not page.repeat:
            yield page.title, asked
    if definition.eligibility:
        rest = [q for q in definition.eligibility.questions if q.id not in known and q.type not in NOT_TYPED]
        if rest:
            yield None, rest
