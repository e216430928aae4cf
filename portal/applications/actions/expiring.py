"""Removes drafts nobody goes on with, and answers that were kept as long as citizens were told, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete

from portal.catalogue import version
from portal.core import clock
from portal.core.db import db
from portal.core.periods import ago
from portal.core.retention import NO_VERSION, Rule, forget_a_few, needed, versions_among
from portal.questions import FormDefinition

from ..forgetting import drop_files
from ..models import IS_DRAFT, Application
from ..rules import UNDER_WAY, State

FORGET_EXPIRED = "applications.forget_expired"
ENDED = [state for state in State if state is not State.DRAFT and state not in UNDER_WAY]
FOREVER = 1_000_000


def forget_expired(*, since: UUID = NO_VERSION) -> None:
    """The rule is that of the version an application began with."""
    over = Application.state.in_(ENDED) & ~needed("case", Application.case_id)
    versions = versions_among(Application.service_version_id, since)
    forget_a_few(FORGET_EXPIRED, Application, (rule for each in versions for rule in _rules(each, over)))


def _rules(version_id: UUID, over: ColumnElement[bool]) -> Iterator[Rule]:
    definition = version(version_id).definition
    drafts, oldest = definition.keep.drafts, (Application.changed_at,)
    yield Rule(version_id, drafts, _older(version_id, drafts) & IS_DRAFT, oldest, _forget_drafts, "drafts.forgotten")
    if definition.form:
        yield from _rules_of_answers(version_id, definition.form, over)


def _rules_of_answers(version_id: UUID, form: FormDefinition, over: ColumnElement[bool]) -> Iterator[Rule]:
    """What may be kept for the shortest time goes last: much of it went with the rest.

    over: whose answers nobody needs any more. What went before has an equal sign, so that the index leads past
    everything that has nothing left to forget.
    """
    order = (Application.forgotten_months, Application.changed_at)
    for months in reversed(_months(form)):
        period, forget = f"{months} months", partial(_forget_answers, form=form, months=months)
        for before in (None, *(less for less in _months(form) if less < months)):
            due = _older(version_id, period) & (Application.forgotten_months == before) & over
            yield Rule(version_id, period, due, order, forget, "answers.forgotten")


def _older(version_id: UUID, period: str) -> ColumnElement[bool]:
    return (Application.service_version_id == version_id) & (Application.changed_at < ago(period, clock.now()))


def _forget_drafts(drafts: Sequence[Application]) -> int:
    ids = [draft.id for draft in drafts]
    drop_files(ids)
    db.execute(delete(Application).where(Application.id.in_(ids)))
    return len(ids)


def _forget_answers(found: Sequence[Application], *, form: FormDefinition, months: int) -> int:
    """Once the form's own time is over, everything goes: what was typed and sent later, too."""
    whole = form.retention_months is not None and months >= max(_months(form))
    gone = {each.id for each in form.questions if _kept_for(each, form) <= months}
    dropped: set[tuple[UUID, UUID]] = set()
    for sent in found:
        before = sent.file_ids
        sent.answers = {} if whole else _without(sent.answers, gone)
        sent.typed = {} if whole else sent.typed
        sent.forgotten_months = months
        dropped |= {(sent.id, file_id) for file_id in before - sent.file_ids}
    drop_files([sent.id for sent in found], only=None if whole else dropped)
    db.flush()
    return len(found)


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
