"""Removes drafts nobody goes on with, and answers that were kept as long as citizens were told, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select

from portal.catalogue import version
from portal.core import clock, ledger
from portal.core.db import db
from portal.core.ledger import About
from portal.core.outbox import enqueue
from portal.core.periods import ago
from portal.questions import FormDefinition

from ..forgetting import discard_unused, drop_files
from ..models import Application, ApplicationFile
from ..rules import UNDER_WAY, State

FORGET_EXPIRED = "applications.forget_expired"
AT_A_TIME = 200
ENDED = [state for state in State if state is not State.DRAFT and state not in UNDER_WAY]
FOREVER = 1_000_000


def forget_expired() -> None:
    """What is left comes in the next turn. The rule is that of the version an application began with."""
    left = AT_A_TIME
    for version_id in db.scalars(select(Application.service_version_id).distinct()).all():
        definition = version(version_id).definition
        left -= _forget_drafts(version_id, definition.keep.drafts, left)
        for months in _months(definition.form) if definition.form else ():
            left -= _forget_answers(version_id, definition.form, months, most=left)
    if left == 0:
        enqueue(FORGET_EXPIRED)


def _forget_drafts(version_id: UUID, period: str, most: int) -> int:
    found = _due(version_id, period, Application.state == State.DRAFT, most=most)
    drop_files(draft.id for draft in found)
    db.execute(delete(Application).where(Application.id.in_([draft.id for draft in found])))
    return _proved(version_id, "drafts", period, len(found))


def _forget_answers(version_id: UUID, form: FormDefinition | None, months: int, *, most: int) -> int:
    """Once the form's own time is over, everything goes: what was typed and sent later, too."""
    had = func.coalesce(Application.forgotten_months, -1) < months
    found = _due(version_id, f"{months} months", Application.state.in_(ENDED) & had, most=most)
    if form is None or not found:
        return 0
    whole = form.retention_months is not None and months >= max(_months(form))
    gone = {each.id for each in form.questions if _kept_for(each, form) <= months}
    for sent in found:
        before = sent.file_ids
        sent.answers = {} if whole else _without(sent.answers, gone)
        sent.typed = {} if whole else sent.typed
        sent.forgotten_months = months
        _drop(sent, before - sent.file_ids)
    if whole:
        drop_files(sent.id for sent in found)
    db.flush()
    return _proved(version_id, "answers", f"{months} months", len(found))


def _due(version_id: UUID, period: str, is_wanted: ColumnElement[bool], *, most: int) -> Sequence[Application]:
    old = (Application.service_version_id == version_id, Application.changed_at < ago(period, clock.now()))
    return db.scalars(select(Application).where(*old, is_wanted).order_by(Application.changed_at).limit(most)).all()


def _months(form: FormDefinition) -> list[int]:
    """When something goes: the form's own time, and the shorter or longer ones of single questions."""
    return sorted({months for each in form.questions if (months := _kept_for(each, form)) != FOREVER})


def _kept_for(question: Any, form: FormDefinition) -> int:
    own: int | None = question.retention_months
    usual = FOREVER if form.retention_months is None else form.retention_months
    return usual if own is None else own


def _without(answers: Mapping[str, Any], question_ids: set[str]) -> dict[str, Any]:
    """Pages hold answers, or a list of those."""
    return {
        page: list(_parts(content, question_ids)) if isinstance(content, list) else _part(content, question_ids)
        for page, content in answers.items()
    }


def _parts(contents: Sequence[Any], question_ids: set[str]) -> Iterator[Any]:
    return (_part(content, question_ids) for content in contents)


def _part(content: Any, question_ids: set[str]) -> Any:
    return {name: answer for name, answer in content.items() if name not in question_ids}


def _drop(sent: Application, file_ids: frozenset[UUID]) -> None:
    theirs = (ApplicationFile.application_id == sent.id, ApplicationFile.file_id.in_(file_ids))
    db.execute(delete(ApplicationFile).where(*theirs))
    discard_unused(file_ids)


def _proved(version_id: UUID, what: str, period: str, number: int) -> int:
    if number:
        ledger.record(About("retention", version_id), f"{what}.forgotten", kept_for=period, number=number)
    return number
