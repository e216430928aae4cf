"""A question, page or answer of a register gets another name, and what speaks of it follows: conditions, texts, tests."""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from .conditions import renamed

EXPRESSIONS = frozenset({"when", "expression"})
SAID = frozenset({"messages", "documents", "workflow"})
Document = dict[str, Any]


def question_renamed(document: Mapping[str, Any], names: Mapping[str, str]) -> Document:
    """The document as it speaks of the question from now on; the question itself has its new id already.

    names: every name conditions know the answer by, and the new one: {"born": "birth", "born_years": "birth_years"}.
    """
    new: Document = deepcopy(dict(document))
    _in_expressions(new, names)
    for part in SAID:
        _in_texts(new.get(part), names)
    _in_check(new.get("eligibility") or {}, names)
    for step in _steps(new.get("workflow")):
        step["send"] = {key: names.get(value, value) for key, value in step["send"].items()}
    for trial in new.get("tests") or ():
        _in_answers(trial, names)
    return new


def page_renamed(document: Mapping[str, Any], before: str, after: str) -> Document:
    """The same for a page: one that repeats is also a name in conditions."""
    new: Document = deepcopy(dict(document))
    _in_expressions(new, {before.replace("-", "_"): after.replace("-", "_")})
    for trial in new.get("tests") or ():
        if isinstance(trial.get("pages"), list):
            trial["pages"] = [after if page == before else page for page in trial["pages"]]
        _in_answers(trial, {before: after}, deep=False)
    return new


def kept_renamed(document: Mapping[str, Any], before: str, after: str) -> Document:
    """What a register said is kept under another name; the step itself has it already. Questions cannot have named it."""
    new: Document = deepcopy(dict(document))
    _in_expressions(new.get("workflow"), {before: after})
    for trial in new.get("tests") or ():
        _in_answers(trial, {before: after}, deep=False)
    return new


def _in_expressions(part: Any, names: Mapping[str, str]) -> None:
    """Also inside of lists and dicts. In the rows of the check `when` is a dict, and is dealt with there."""

    def change(holder: dict[str, Any], key: str, value: Any) -> None:
        if key in EXPRESSIONS and isinstance(value, str):
            holder[key] = renamed(value, names)

    _everywhere(part, change)


def _in_texts(part: Any, names: Mapping[str, str]) -> None:
    """Braces in texts by language: “Hello {full_name}”."""

    def said(found: re.Match[str]) -> str:
        return "{" + names.get(found[1], found[1]) + "}"

    def change(holder: dict[str, Any], key: str, value: Any) -> None:
        if isinstance(value, str) and key not in EXPRESSIONS:
            holder[key] = re.sub(r"\{([a-z][a-z0-9_]*)\}", said, value)

    _everywhere(part, change)


def _in_check(eligibility: Document, names: Mapping[str, str]) -> None:
    """What is asked under the same id is the same question: the verdict of an application rests on it."""
    asked = [question for question in eligibility.get("questions") or () if question.get("id") in names]
    for question in asked:
        question["id"] = names[question["id"]]
    for row in eligibility.get("rows") or () if asked else ():
        if isinstance(row.get("when"), dict):
            row["when"] = {names.get(key, key): cell for key, cell in row["when"].items()}


def _steps(workflow: Any) -> list[Document]:
    found: list[Document] = []

    def look(holder: dict[str, Any], key: str, value: Any) -> None:
        if key == "send" and isinstance(value, dict):
            found.append(holder)

    _everywhere(workflow, look)
    return found


def _in_answers(trial: Document, names: Mapping[str, str], *, deep: bool = True) -> None:
    answers = trial.get("answers")
    if not isinstance(answers, dict):
        return
    trial["answers"] = {names.get(key, key): value for key, value in answers.items()}
    if deep:
        for value in trial["answers"].values():
            for item in value if isinstance(value, list) else ():
                if isinstance(item, dict):
                    _swap(item, names)


def _swap(item: Document, names: Mapping[str, str]) -> None:
    swapped = {names.get(key, key): value for key, value in item.items()}
    item.clear()
    item.update(swapped)


def _everywhere(part: Any, visit: Callable[[dict[str, Any], str, Any], None]) -> None:
    inner: Iterable[Any] = ()
    if isinstance(part, dict):
        for key, value in list(part.items()):
            visit(part, key, value)
        inner = part.values()
    elif isinstance(part, list):
        inner = part
    for each in inner:
        _everywhere(each, visit)
