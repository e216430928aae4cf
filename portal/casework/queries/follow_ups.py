"""What a case that another one opened is about: whatever the first one was about."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, or_, select
from sqlalchemy.orm import aliased

from portal.core.db import db
from portal.core.i18n import Text

from ..models import Case, FollowUp
from .cases import case_of
from .kinds import kind_of
from .workflow import case_by_id, definition_of

MOST_IN_A_ROW = 5


def parent_content(follow_up_id: UUID) -> Mapping[str, Any]:
    """For the staff's page: the case before it, and what the citizen sent with that one."""
    parent = _parent(follow_up_id)
    kind = kind_of(parent.kind)
    return {"parent": parent, "parent_template": kind.template, **kind.load(parent.subject_id)}


def answers_of_parents(follow_up_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    parents = {each: _parent(each) for each in follow_up_ids}
    found = {each: kind_of(case.kind).answers([case.subject_id]) for each, case in parents.items()}
    return {each: answers.get(parents[each].subject_id, {}) for each, answers in found.items()}


def files_of_parent(follow_up_id: UUID) -> AbstractSet[UUID]:
    parent = _parent(follow_up_id)
    return kind_of(parent.kind).files(parent.subject_id)


def own_refusal_reasons(follow_up_id: UUID) -> Sequence[tuple[str, Text]]:
    definition = definition_of(case_of(follow_up_id))
    return [(reason.id, reason.text) for reason in definition.refusal_reasons] if definition else []


def values_of_parent(follow_up_id: UUID) -> Mapping[str, Any]:
    """The answers, and what registers said in the case before."""
    parent = _parent(follow_up_id)
    return {**kind_of(parent.kind).values(parent.subject_id), **parent.kept}


def said_of_parent(follow_up_id: UUID, language: str) -> Mapping[str, str]:
    parent = _parent(follow_up_id)
    return kind_of(parent.kind).said(parent.subject_id, language)


def page_of_parent(follow_up_id: UUID) -> str | None:
    parent = _parent(follow_up_id)
    return kind_of(parent.kind).url(parent.subject_id)


def is_followed_by_open(case_id: SQLColumnExpression[Any], *, most: int = MOST_IN_A_ROW) -> ColumnElement[bool]:
    """In SQL: whether a case that followed from this one, or one that followed from that, is open. It goes by the same answers."""
    link, child = aliased(FollowUp), aliased(Case)
    is_open: ColumnElement[bool] = child.closed_at.is_(None)
    if most > 1:
        is_open = or_(is_open, is_followed_by_open(child.id, most=most - 1))
    return select(link.id).join(child, child.subject_id == link.id).where(link.parent_id == case_id, is_open).exists()


def _parent(follow_up_id: UUID) -> Case:
    return case_by_id(db.scalars(select(FollowUp.parent_id).where(FollowUp.id == follow_up_id)).one())
