"""Filling in: every step is kept. Each change touches one page only, so two tabs do not undo each other."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from portal.catalogue import Service
from portal.core import clock, files
from portal.core.db import at_once, db, new_id
from portal.core.references import new_reference
from portal.questions import Sheet

from ..models import Application, ApplicationFile
from ..queries import open_draft


def start(person_id: UUID, service: Service, *, language: str) -> Application:
    """Begin, or go on with what was begun: of one service a citizen has one draft, and the database sees to that."""
    if draft := open_draft(person_id, service.slug):
        return draft
    draft = Application(
        id=new_id(),
        reference=new_reference("A"),
        person_id=person_id,
        service=service.slug,
        service_name=dict(service.definition.name),
        service_version_id=service.version_id,
        language=language,
        changed_at=clock.now(),
    )
    try:
        with db.begin_nested():
            db.add(draft)
    except IntegrityError:
        return open_draft(person_id, service.slug) or draft
    return draft


def save_answers(draft: Application, page_id: str, sheet: Sheet) -> None:
    """The page was understood."""
    _change(draft, answers={**draft.answers, page_id: sheet.answers}, typed=_without(draft.typed, page_id))


def save_typed(draft: Application, place: str, sheet: Sheet) -> None:
    """The page cannot be taken yet, or the citizen goes elsewhere: keep exactly what was entered."""
    page_id = place.partition("/")[0]
    if not sheet.is_blank or sheet.adds or place in draft.typed or page_id in draft.answers:
        _change(draft, typed={**draft.typed, place: sheet.typed})


def save_parked(draft: Application, place: str, sheet: Sheet) -> None:
    """What was typed when the session had ended. Kept at once: the page that shows it is only being read."""
    with at_once() as session:
        fresh = session.scalars(select(Application).where(Application.id == draft.id).with_for_update()).one()
        fresh.typed = {**fresh.typed, place: sheet.typed}


def add_item(draft: Application, page_id: str, number: int, sheet: Sheet, *, is_new: bool) -> None:
    """Keep one item of a page that repeats, counted from 0.

    is_new: it was not there when the form was opened. If meanwhile another one took its place, in another tab,
    both are kept; if that is the very same one, after a double click, it is kept once.
    """
    items = list(draft.answers.get(page_id) or [])
    if number >= len(items) or (is_new and items[number] != sheet.answers):
        items.append(sheet.answers)
    else:
        items[number] = sheet.answers
    typed = _without(draft.typed, f"{page_id}/{number}")
    _change(draft, answers={**draft.answers, page_id: items}, typed=typed)


def remove_item(draft: Application, page_id: str, number: int, *, of: int) -> None:
    """Take one item away. of: how many there were when the citizen looked; a second click finds one less and stops."""
    items = list(draft.answers.get(page_id) or [])
    if len(items) != of or number >= of:
        return
    del items[number]
    typed = {}
    for place, entered in draft.typed.items():
        page, _sign, old = place.partition("/")
        if page != page_id or int(old) < number:
            typed[place] = entered
        elif int(old) > number:
            typed[f"{page}/{int(old) - 1}"] = entered
    _change(draft, answers={**draft.answers, page_id: items}, typed=typed)


def finish_list(draft: Application, page_id: str) -> None:
    """The citizen has no more items. A new one that was only begun does not hold them up; a changed one does."""
    items = draft.answers.get(page_id) or []
    places = {f"{page_id}/{number}" for number in range(len(items))}
    typed = {
        place: kept for place, kept in draft.typed.items() if place.partition("/")[0] != page_id or place in places
    }
    _change(draft, answers={**draft.answers, page_id: items}, typed=typed)


def reopen(draft: Application, typed: Mapping[str, Any]) -> None:
    """Answers that were right no longer are, such as a day that has passed: these places are open again."""
    _change(draft, typed={**draft.typed, **typed})


def discard(draft: Application) -> None:
    """The citizen does not want to go on. Nothing of it is left."""
    db.execute(delete(ApplicationFile).where(ApplicationFile.application_id == draft.id))
    files.discard(draft.file_ids)
    db.delete(draft)


def _without(typed: Mapping[str, Any], place: str) -> dict[str, Any]:
    return {other: entered for other, entered in typed.items() if other != place}


def _change(draft: Application, *, typed: dict[str, Any], answers: dict[str, Any] | None = None) -> None:
    """Files that came or went are linked or unlinked in the same step."""
    before = draft.file_ids
    draft.typed = typed
    if answers is not None:
        draft.answers = answers
    draft.changed_at = clock.now()
    if gone := before - draft.file_ids:
        mine = ApplicationFile.application_id == draft.id
        db.execute(delete(ApplicationFile).where(mine, ApplicationFile.file_id.in_(gone)))
        files.discard(gone)
    db.flush()  # files are stored before anything points at them
    db.add_all(ApplicationFile(application_id=draft.id, file_id=file_id) for file_id in draft.file_ids - before)
