"""Drafts follow their service to a newer version, if everything that was answered still fits there."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.catalogue import Service, additions, version
from portal.content import manuscript
from portal.core import ledger, outbox
from portal.core.db import db
from portal.core.ledger import About
from portal.messages import send
from portal.questions import Filling, Sheet

from ..models import IS_DRAFT, Application
from ..queries import Opened
from .letters import page_of

MOVE_DRAFTS = "applications.move_drafts"
AT_ONCE = 20
NEVER_TYPED = {"computed"}


def promise_move(event: additions.ServiceChanged) -> None:
    """Drafts are moved outside the editor's request; the newest version waits for nobody twice."""
    outbox.enqueue(MOVE_DRAFTS, key=f"{MOVE_DRAFTS}:{event.version_id}", version_id=str(event.version_id))


def move_drafts(version_id: UUID, *, after: UUID | None = None) -> None:
    """Some drafts of older versions, and a promise for the rest. Run twice it finds nothing more to do."""
    newer = version(version_id)
    mine = (Application.service == newer.slug, IS_DRAFT)
    wanted = select(Application).where(*mine, Application.service_version_id != version_id).order_by(Application.id)
    if after:
        wanted = wanted.where(Application.id > after)
    drafts = db.scalars(wanted.limit(AT_ONCE).with_for_update()).all()
    for draft in drafts:
        _move(draft, newer)
    if len(drafts) == AT_ONCE:
        outbox.enqueue(MOVE_DRAFTS, version_id=str(version_id), after=str(drafts[-1].id))


def _move(draft: Application, newer: Service) -> None:
    """A draft that does not fit stays where it is: nothing typed is lost, and its version still works."""
    older = version(draft.service_version_id)
    if newer.number < older.number or newer.definition.form is None:
        return
    before = Opened(draft, older)
    if not _fits(before, Filling(newer.definition.form, draft.answers, draft.typed)):
        return
    draft.service_version_id, draft.service_name = newer.version_id, dict(newer.definition.name)
    after = Opened(draft, newer)
    if before.form == after.form:
        return
    draft.typed = {**draft.typed, **_to_look_at_again(after.filling)}
    ledger.record(About("application", draft.id, draft.person_id), "application.moved", to=newer.number)
    send(
        draft.person_id,
        "applications/letters/form_changed.txt",
        about_url=page_of(draft),
        service=draft.service_name,
        news=manuscript("service", newer.slug).news_since(older.number),
    )


def _fits(before: Opened, filling: Filling) -> bool:
    """Whether every answer, and everything typed, has its question in the newer form and is still an answer to it."""
    asked = before.filling.asked_answers
    places = {place.partition("/")[0] for place in before.application.typed}
    return all(_page_fits(before, filling, page_id, asked.get(page_id)) for page_id in asked.keys() | places)


def _page_fits(before: Opened, filling: Filling, page_id: str, given: Any) -> bool:
    old, new = before.form.page(page_id), filling.form.page(page_id)
    if old is None or new is None or bool(old.repeat) != bool(new.repeat) or old.kind != new.kind:
        return False
    kinds = {question.id: question.type for question in new.questions}
    if any(kinds.get(question.id) != question.type for question in old.questions):
        return False
    answers = given if isinstance(given, list) else [given or {}]
    return all(_still_answers(filling, new, each) for each in answers)


def _still_answers(filling: Filling, page: Any, given: dict[str, Any]) -> bool:
    questions = [q for q in page.questions if given.get(q.id) is not None and q.type not in NEVER_TYPED]
    sheet = Sheet.of_answers(questions, given).within(filling.around(page, {}))
    return sheet.check() and not sheet.given_before


def _to_look_at_again(filling: Filling) -> dict[str, Any]:
    """Pages with a question that is new there and must be answered, as they were filled in."""
    typed: dict[str, Any] = {}
    for page in filling.pages:
        if filling.answers.get(page.id) is not None:
            typed |= filling.typed_again(page)
    return typed
