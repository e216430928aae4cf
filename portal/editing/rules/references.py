"""A stage, message or document gets another id, and everything that names it follows: ways, timers, steps, tests."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from .document import get

Document = dict[str, Any]
ENDS = ("granted", "refused")


def stage_renamed(document: Mapping[str, Any], before: str, after: str) -> Document:
    """The stage itself has its new id already."""
    new: Document = deepcopy(dict(document))

    def renamed(name: Any) -> Any:
        return after if name == before else name

    for stage in _dicts(get(new, ("workflow", "stages"))):
        for holder in (*_dicts(stage.get("ways")), *_dicts(stage.get("timers"))):
            if "to" in holder:
                holder["to"] = renamed(holder["to"])
    for trial in _dicts(new.get("tests")):
        _rename_list(trial, "stages", renamed)
        if isinstance(trial.get("choices"), dict):
            trial["choices"] = {renamed(stage): renamed(choice) for stage, choice in trial["choices"].items()}
    return new


def said_renamed(document: Mapping[str, Any], kind: str, names: Mapping[str, str]) -> Document:
    """The same for messages and documents. kind: messages or documents. names: the new id by the old one."""
    new: Document = deepcopy(dict(document))
    key = kind.removesuffix("s")

    def renamed(name: Any) -> Any:
        return names.get(name, name) if isinstance(name, str) else name

    for step in steps_of(new):
        if key in step:
            step[key] = renamed(step[key])
    for trial in _dicts(new.get("tests")):
        _rename_list(trial, kind, renamed)
    return new


def steps_of(document: Mapping[str, Any]) -> list[Document]:
    """Everything the portal does by itself, wherever it stands."""
    workflow = document.get("workflow")
    found = [step for end in ENDS for step in _dicts(get(workflow, (end,)))]
    for stage in _dicts(get(workflow, ("stages",))):
        found += _dicts(stage.get("steps"))
        found += [step for timer in _dicts(stage.get("timers")) for step in _dicts(timer.get("steps"))]
    return found


def _rename_list(holder: Document, key: str, renamed: Callable[[Any], Any]) -> None:
    if isinstance(holder.get(key), list):
        holder[key] = [renamed(name) for name in holder[key]]


def _dicts(items: Any) -> list[Document]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
