"""The forms of a workflow: a stage, and what stands in it: steps of the portal, timers, ways on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask_babel import gettext as _
from pydantic import BaseModel, TypeAdapter, ValidationError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import flaws_of
from portal.core.forms import tidy
from portal.workflow import Stage, Way, automations

from ..rules.document import free_id
from .condition import ConditionForm
from .english import in_english
from .lists import with_words
from .page import EMPTY, PartForm, Raw
from .question import read_number
from .settings import Setting
from .steps import DOES, settings_of_step

Fields = MultiDict[str, str]
AnyStep: TypeAdapter[Any] = TypeAdapter(automations.AnyAutomation)
Timer: type[BaseModel] = Stage.model_fields["timers"].annotation.__args__[0]  # type: ignore[union-attr]
NEW_ID = "stage"
BLANK_TASKS, MOST_TASKS = 2, 30


@dataclass
class StageForm(PartForm):
    """A stage without what has pages of its own. Tasks are lines; those emptied are removed in every language."""

    KEYS: ClassVar[tuple[str, ...]] = ("id", "title", "hint", "role", "person_decides", "working_days", "tasks")

    @classmethod
    def posted(cls, fields: Fields, before: Mapping[str, Any], language: str) -> "StageForm":
        raw: Raw = {"id": str(tidy(fields.get("id", "")))}
        for name in ("title", "hint"):
            raw[name] = with_words(before.get(name), fields.get(name, ""), language)
        raw["role"] = fields.get("role", "")
        raw["person_decides"] = fields.get("person_decides") == "yes" or None
        raw["working_days"] = read_number(fields.get("working_days", ""))
        raw["tasks"] = _tasks(fields, before.get("tasks") or [], language)
        return cls({key: value for key, value in raw.items() if value not in EMPTY}, language)

    @property
    def tasks(self) -> list[Raw]:
        """Those there are, and blank ones."""
        known = [each for each in self.raw.get("tasks") or [] if isinstance(each, dict)]
        return [*known, *({} for _number in range(min(BLANK_TASKS, MOST_TASKS - len(known))))]

    def check(self) -> bool:
        whole = {**self.raw, "id": self.raw.get("id") or NEW_ID}
        self.hold_against(Stage, whole, set(self.KEYS))
        if not self.raw.get("title"):
            self.wrong["title"] = _("Write a title")
        if self.raw.get("person_decides") and not self.raw.get("role"):
            self.wrong["role"] = _("Choose who works here: a person decides")
        return not self.wrong


@dataclass
class ItemForm(PartForm):
    """Something that happens in a stage. kind: step, timer or way."""

    kind: str = "step"
    condition: ConditionForm = field(default_factory=lambda: ConditionForm(()))
    document: Mapping[str, Any] = field(default_factory=dict)

    @property
    def settings(self) -> list[Setting]:
        return settings_of_step(self.do, self.document) if self.kind == "step" else []

    @property
    def do(self) -> str:
        return str(self.raw.get("do", "message"))

    @property
    def does(self) -> list[dict[str, str]]:
        """Every kind of step to choose from."""
        return [{"value": do, "label": f"{label} – {about}"} for do, (label, about) in DOES.items()]

    @property
    def sent(self) -> str:
        """What a register is told, as lines."""
        sent = self.raw.get("send")
        return "\n".join(f"{name} = {answer}" for name, answer in sent.items()) if isinstance(sent, dict) else ""

    def read(self, fields: Fields, before: Mapping[str, Any]) -> "ItemForm":
        """What was typed; languages other than the one written in stay."""
        self.raw = {}
        if self.kind == "step":
            self._read_step(fields, before)
        else:
            self.raw["to"] = fields.get("to", "")
        if self.kind == "way":
            self.raw["label"] = with_words(before.get("label"), fields.get("label", ""), self.language)
        elif self.kind == "timer":
            self.raw["id"] = str(tidy(fields.get("id", "")))
            self.raw["after_working_days"] = read_number(fields.get("after_working_days", ""))
        self.raw = {key: value for key, value in self.raw.items() if value not in EMPTY}
        return self

    def check(self) -> bool:
        when = self.condition.read()
        whole = {**self.raw, **({"when": when} if when else {})}
        try:
            if self.kind == "step":
                AnyStep.validate_python(whole)
            else:
                model = Way if self.kind == "way" else Timer
                model.model_validate(whole | ({"id": whole.get("id") or "timer"} if self.kind == "timer" else {}))
        except ValidationError as error:
            for flaw in flaws_of(error):
                path = flaw.path[1:] if flaw.path[:1] == (self.do,) and self.kind == "step" else flaw.path
                self.wrong.setdefault(".".join(map(str, path)), in_english(flaw.sentence))
        return not (self.wrong or self.condition.wrong)

    @property
    def kept(self) -> Raw:
        when = self.condition.read()
        return {**self.raw, **({"when": when} if when else {})}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Settings of a step stand in fields that begin with set-."""
        names = {setting.name for setting in self.settings} | {"send"}
        found = []
        for path, sentence in self.wrong.items():
            first = path.split(".")[0]
            found.append((f"set-{first}" if first in names else first, sentence))
        return [*found, *self.condition.wrong.items()]

    def _read_step(self, fields: Fields, before: Mapping[str, Any]) -> None:
        self.raw["do"] = fields.get("do", "message")
        for setting in self.settings:
            name = f"set-{setting.name}"
            typed = str(tidy(fields.get(name, "")))
            self.raw[setting.name] = typed
            if setting.kind == "words":
                self.raw[setting.name] = with_words(before.get(setting.name), typed, self.language)
            elif setting.kind == "number":
                self.raw[setting.name] = read_number(typed)
            elif setting.kind == "choices":
                self.raw[setting.name] = fields.getlist(name)
        if self.do == "register":
            lines = str(tidy(fields.get("set-send", ""))).split("\n")
            parts = [line.partition("=") for line in lines if line.strip()]
            self.raw["send"] = {name.strip(): answer.strip() for name, _sign, answer in parts}


def _tasks(fields: Fields, before: list[Any], language: str) -> list[Raw]:
    known = {each["id"]: each for each in before if isinstance(each, dict) and "id" in each}
    found: list[Raw] = []
    for number in range(min(fields.get("task-count", 0, type=int), MOST_TASKS + BLANK_TASKS)):
        old = known.get(fields.get(f"task-{number}-was", ""), {})
        said = old.get("text") or {}
        typed = fields.get(f"task-{number}-text", "")
        if tidy(typed) or (said and language not in said):
            task: Raw = {**old, "text": with_words(said, typed, language)}
            task.pop("required", None)
            must = fields.get(f"task-{number}-required") == "yes"
            found.append(task if must else {**task, "required": False})
    taken = {each["id"] for each in found if "id" in each}
    for number, task in enumerate(found):
        if "id" not in task:
            found[number] = {"id": free_id("task", taken=taken), **task}
            taken.add(found[number]["id"])
    return found
