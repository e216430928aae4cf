"""Edits of a check that touch more than one place: a question goes or gets another id, and the rows follow."""

from collections.abc import Mapping
from typing import Any

from .conditions import renamed
from .document import Path, get, put, remove
from .outline import find

ENDINGS = ("", "_years", "_days")
QUESTIONS: Path = ("eligibility", "questions")
ROWS: Path = ("eligibility", "rows")


def without_question(document: Mapping[str, Any], place: Path) -> dict[str, Any]:
    """The question is gone, and the cells about it. The last one takes the whole check with it."""
    wanted = get(document, (*place, "id"), "")
    new: Any = remove(document, place)
    if not get(new, QUESTIONS):
        return dict(remove(new, ("eligibility",)))
    gone = {f"{wanted}{ending}" for ending in ENDINGS}
    return _with_cells(new, lambda cells: {name: cell for name, cell in cells.items() if name not in gone})


def check_question_renamed(document: Mapping[str, Any], before: str, after: str) -> dict[str, Any]:
    """The question itself has its new id already. The form may ask a question of the old name, and keeps it."""
    names = {f"{before}{ending}": f"{after}{ending}" for ending in ENDINGS}
    new = _with_cells(document, lambda cells: {names.get(name, name): cell for name, cell in cells.items()})
    questions = [
        {**question, "expression": renamed(question["expression"], names)}
        if isinstance(get(question, ("expression",)), str)
        else question
        for question in get(new, QUESTIONS, [])
    ]
    return _with_answers(dict(put(new, QUESTIONS, questions)), before, after)


def _with_answers(document: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    """Tests answer the check too, unless it is the form that asks under the old name."""
    tests = get(document, ("tests",))
    if not isinstance(tests, list) or find(document, "question", before):
        return document
    return {**document, "tests": [_answered_as(trial, before, after) for trial in tests]}


def _answered_as(trial: Any, before: str, after: str) -> Any:
    answers = get(trial, ("answers",))
    if not isinstance(answers, Mapping):
        return trial
    return {**trial, "answers": {after if name == before else name: answer for name, answer in answers.items()}}


def _with_cells(document: Mapping[str, Any], change: Any) -> dict[str, Any]:
    rows = get(document, ROWS)
    if not isinstance(rows, list):
        return dict(document)
    changed = [
        {**row, "when": change(row["when"])} if isinstance(get(row, ("when",)), Mapping) else row for row in rows
    ]
    return dict(put(document, ROWS, changed))
