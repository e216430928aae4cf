"""“Add another”: the items of a page that repeats, each with a page of its own."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.db import keep_changes
from portal.core.web import go_to
from portal.identity import signed_in

from .. import actions
from .frame import opened_page, pages, way_back
from .wizard import interrupted, is_interrupted, known_here, sheet_to_show, show

ITEM = "/applications/<reference>/pages/<page_id>/items/<int:number>"


@pages.get(ITEM)
@signed_in
def item(reference: str, page_id: str, number: int) -> ResponseReturnValue:
    draft, asked = opened_page(reference, page_id)
    if not asked.repeat or number > len(draft.filling.items(asked)) or number >= asked.repeat.max:
        return go_to("applications.page", reference=reference, page_id=page_id, **way_back())
    sheet, note = sheet_to_show(draft, asked, number)
    return show(draft, asked, sheet, number=number, note=note)


@pages.post(ITEM)
@signed_in
def answer_item(reference: str, page_id: str, number: int) -> ResponseReturnValue:
    draft, asked = opened_page(reference, page_id, to_change=True)
    back_to_list = go_to("applications.page", reference=reference, page_id=page_id, **way_back())
    if not asked.repeat or number > len(draft.filling.items(asked)) or number >= asked.repeat.max:
        return back_to_list
    sheet = draft.filling.posted(asked, number, known=known_here(draft, asked))
    if is_interrupted(sheet):
        actions.save_typed(draft.application, draft.filling.place(asked, number), sheet)
        return interrupted(draft, asked, sheet, number)
    if sheet.check():
        actions.add_item(draft.application, page_id, number, sheet, is_new="is_new" in request.form)
        return back_to_list
    actions.save_typed(draft.application, draft.filling.place(asked, number), sheet)
    keep_changes()
    return show(draft, asked, sheet, number=number)


@pages.post(f"{ITEM}/removal")
@signed_in
def remove_item(reference: str, page_id: str, number: int) -> ResponseReturnValue:
    draft, asked = opened_page(reference, page_id, to_change=True)
    if asked.repeat:
        actions.remove_item(draft.application, page_id, number, of=request.form.get("of", 0, type=int))
        flash(_("Removed."))
    return go_to("applications.page", reference=reference, page_id=page_id, **way_back())
