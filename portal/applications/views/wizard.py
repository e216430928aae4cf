"""One page of questions. Whatever button is pressed, what was typed is kept."""

from collections.abc import Mapping
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.config import settings
from portal.core.db import keep_changes
from portal.core.web import go_to, go_to_url, render
from portal.identity import parked_form, signed_in
from portal.questions import Sheet, describe

from .. import actions, queries
from ..queries import Opened
from .frame import here, opened_page, pages, url_after, url_before, way_back

LEAVING = {"switch_to", "later"}
"""Buttons that keep what was typed and lead elsewhere, without asking whether it is right. Others belong to a question."""


@pages.get("/applications/<reference>/pages/<page_id>")
@signed_in
def page(reference: str, page_id: str) -> ResponseReturnValue:
    draft, asked = opened_page(reference, page_id)
    if asked.repeat:
        if not draft.filling.items(asked) and asked.repeat.min:
            return go_to("applications.item", reference=reference, page_id=page_id, number=0, **way_back())
        return show_list(draft, asked)
    sheet, note = sheet_to_show(draft, asked)
    return show(draft, asked, sheet, note=note)


@pages.post("/applications/<reference>/pages/<page_id>")
@signed_in
def answer_page(reference: str, page_id: str) -> ResponseReturnValue:
    draft, asked = opened_page(reference, page_id, to_change=True)
    if asked.repeat:
        return _end_list(draft, asked)
    if asked.kind == "exit":
        return go_to_url(here())
    place = draft.filling.place(asked)
    sheet = draft.filling.posted(asked, known=known_here(draft, asked))
    if is_interrupted(sheet):
        if sheet.check() and not sheet.adds and draft.application.answers.get(page_id) is not None:
            actions.save_answers(draft.application, page_id, sheet)
        else:
            actions.save_typed(draft.application, place, sheet)
        return interrupted(draft, asked, sheet)
    if sheet.check():
        actions.save_answers(draft.application, page_id, sheet)
        return go_to_url(url_after(fresh(draft), asked))
    actions.save_typed(draft.application, place, sheet)
    keep_changes()
    return show(draft, asked, sheet)


def sheet_to_show(draft: Opened, asked: Any, number: int | None = None) -> tuple[Sheet, str]:
    """The page as it was left, with a word on where its contents come from: parked, known, or nothing to say."""
    filling, place = draft.filling, draft.filling.place(asked, number)
    if parked := parked_form():
        sheet = Sheet.parked(asked.questions, parked, before=filling.sheet(asked, number).typed, title=asked.lone_title)
        actions.save_parked(draft.application, place, sheet)
        return sheet.within(filling.around(asked, known_here(draft, asked))), "parked"
    is_fresh = place not in draft.application.typed and asked.id not in draft.application.answers
    if is_fresh and any(question.concept for question in asked.questions) and not number:
        sheet = filling.sheet(asked, number, known=queries.known_for(draft).values)
        return sheet, "" if sheet.is_blank else "known"
    return filling.sheet(asked, number, known=known_here(draft, asked)), ""


def known_here(draft: Opened, asked: Any) -> Mapping[str, Any]:
    """What the portal knows, where a question shows it whatever was typed."""
    return queries.known_for(draft).values if asked.wants_known else {}


def _sources(draft: Opened, asked: Any, sheet: Sheet) -> list[tuple[Any, Any]]:
    """(question, where its answer comes from) for everything that was filled in."""
    known = queries.known_for(draft)
    filled = [question for question in asked.questions if question.concept in known.values and sheet.typed[question.id]]
    return [(question.label, known.sources[question.concept]) for question in filled]


def is_interrupted(sheet: Sheet) -> bool:
    return bool(sheet.pressed or LEAVING & request.form.keys())


def interrupted(draft: Opened, asked: Any, sheet: Sheet, number: int | None = None) -> ResponseReturnValue:
    """What was typed is saved; now to the other language, to a later day, or back here where the button was pressed."""
    if "later" in request.form:
        flash(_("Saved. You can continue whenever you like, on any device."))
        return go_to("applications.mine")
    code = request.form.get("switch_to", "")
    if code in settings().languages:
        return go_to_url(here(language=code))
    if refused := sheet.wrong_at_once():
        keep_changes()
        return show(draft, asked, refused, number=number)
    return go_to_url(f"{here()}#{sheet.lands_on}".rstrip("#"))


def show(draft: Opened, asked: Any, sheet: Sheet, *, number: int | None = None, note: str = "") -> ResponseReturnValue:
    return render(
        "applications/page.html" if asked.questions else "applications/telling.html",
        draft=draft,
        asked_page=asked,
        sheet=sheet,
        number=number,
        is_new=number is not None and number >= len(draft.filling.items(asked)),
        note_kind=note,
        sources=_sources(draft, asked, sheet) if note == "known" else [],
        problems=sheet.problems,
        action_url=here(),
        back_url=url_before(draft, asked) if number is None else back_from_item(draft, asked),
    )


def show_list(draft: Opened, asked: Any, problems: list[tuple[str, str]] | None = None) -> ResponseReturnValue:
    parts = describe(draft.form, draft.application.answers)
    return render(
        "applications/items.html",
        draft=draft,
        asked_page=asked,
        items=draft.filling.items(asked),
        described=[part for part in parts if part.rows and part.rows[0].page_id == asked.id],
        problems=problems or [],
        way_back=way_back(),
        back_url=url_before(draft, asked),
    )


def _end_list(draft: Opened, asked: Any) -> ResponseReturnValue:
    """No more items."""
    missing = asked.repeat.min - len(draft.filling.items(asked))
    if missing > 0:
        return show_list(draft, asked, [("add", _("Add more before you continue"))])
    actions.finish_list(draft.application, asked.id)
    return go_to_url(url_after(fresh(draft), asked))


def fresh(draft: Opened) -> Opened:
    """The same draft after a change: other pages may be asked now."""
    return Opened(draft.application, draft.service)


def back_from_item(draft: Opened, asked: Any) -> str:
    """From an item to the list; from the very first one to the page before."""
    if draft.filling.items(asked) or not asked.repeat.min:
        return url_for("applications.page", reference=draft.application.reference, page_id=asked.id, **way_back())
    return url_before(draft, asked)
