"""The blueprint, what every view of an application starts with, and the way from page to page."""

from typing import Any

from flask import Blueprint, abort, request, url_for

from portal.core.web import go_to, go_to_url
from portal.people import current_person_id

from .. import queries
from ..queries import Opened

pages = Blueprint("applications", __name__, template_folder="../templates")

SUMMARY = "summary"
"""?back=summary: the citizen came from “Check your answers” and goes back there."""


def opened(reference: str, *, to_change: bool = False) -> Opened:
    """The application of whoever sends this request. Somebody else's: 404."""
    return queries.opened(current_person_id(), reference, to_change=to_change)


def opened_with_case(reference: str) -> Opened:
    """The same, for what a POST changes together with the case: answering and withdrawing."""
    if request.method == "POST":
        return queries.opened_with_case(current_person_id(), reference)
    return opened(reference)


def opened_draft(reference: str, *, to_change: bool = False) -> Opened:
    """The same, if it can still be changed; else the citizen is shown what became of it."""
    found = opened(reference, to_change=to_change)
    if not found.application.is_draft:
        abort(go_to("applications.show", reference=reference))
    return found


def opened_page(reference: str, page_id: str, *, to_change: bool = False) -> tuple[Opened, Any]:
    """A draft and one page of it. A page this citizen is not asked leads to the one where they go on."""
    draft = opened_draft(reference, to_change=to_change)
    if draft.form.page(page_id) is None:
        abort(404)
    page = draft.filling.page(page_id)
    if page is None:
        abort(go_to_url(go_on_url(draft)))
    return draft, page


def page_url(draft: Opened, page: Any) -> str:
    return url_for("applications.page", reference=draft.application.reference, page_id=page.id)


def go_on_url(draft: Opened) -> str:
    """Where a citizen who comes back goes on."""
    reference = draft.application.reference
    if len(draft.filling.sections) > 1:
        return url_for("applications.tasks", reference=reference)
    if page := draft.filling.first_open:
        return page_url(draft, page)
    return url_for("applications.summary", reference=reference)


def url_after(draft: Opened, page: Any) -> str:
    """The next page: of the section, else the task list; at the end of a short form its summary. An exit page at once."""
    reference, following = draft.application.reference, draft.filling.after(page)
    if following and following.kind == "exit":
        return page_url(draft, following)
    if is_from_summary():
        first_open = draft.filling.first_open
        return page_url(draft, first_open) if first_open else url_for("applications.summary", reference=reference)
    if len(draft.filling.sections) > 1:
        same_section = following and draft.form.section_of(following) == draft.form.section_of(page)
        if not same_section:
            return url_for("applications.tasks", reference=reference)
    return page_url(draft, following) if following else url_for("applications.summary", reference=reference)


def url_before(draft: Opened, page: Any) -> str:
    """Where “Back” leads."""
    reference, previous = draft.application.reference, draft.filling.before(page)
    if is_from_summary():
        return url_for("applications.summary", reference=reference)
    if len(draft.filling.sections) > 1:
        same_section = previous and draft.form.section_of(previous) == draft.form.section_of(page)
        if not same_section:
            return url_for("applications.tasks", reference=reference)
    if previous:
        return page_url(draft, previous)
    return url_for("applications.start", slug=draft.application.service)


def is_from_summary() -> bool:
    return request.args.get("back") == SUMMARY


def way_back() -> dict[str, Any]:
    """The query that links on the way keep; nothing else from the address is taken over."""
    return {"back": SUMMARY} if is_from_summary() else {}


def here(**values: str) -> str:
    """This page, also in another language."""
    known: dict[str, Any] = {**way_back(), **(request.view_args or {}), **values}
    return url_for(str(request.endpoint), **known)
