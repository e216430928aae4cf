"""Who changed what, taking the last change back, and two versions side by side."""

from typing import Any

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from portal.config import settings
from portal.content import Manuscript, Refused
from portal.core.web import go_to, go_to_url, own_path, page_number
from portal.identity import staff_can, staff_names

from ..rules.comparison import Difference, differences
from .frame import opened, pages, show
from .parts import PARTS, ServicePart, part_of
from .verbs import REFUSALS, words_of

DRAFT = "draft"
MOST_DIFFERENCES = 500


@pages.get("/<slug>/history")
@staff_can("catalogue:edit")
def history(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    steps, number = found.history(page=page_number())
    names = staff_names({step.by for step in steps if step.by})
    return show("editing/history.html", found, steps=steps, pages=number, page=page_number(), names=names)


@pages.post("/<slug>/history/undo")
@staff_can("catalogue:edit")
def undo(slug: str) -> ResponseReturnValue:
    """The form names the change it means: what a colleague did since is not undone by accident."""
    found = opened(slug)
    last = found.last_edit
    try:
        if last and str(last.number) != request.form.get("number"):
            flash(_("Somebody has changed the service since. Look at the history first."), "warning")
        else:
            undone = found.undo()
            flash(_("Undone: %(what)s", what=words_of(undone.verb)))
    except Refused as refused:
        flash(str(REFUSALS[refused.why]), "warning")
    back = own_path(request.form.get("next"))
    return go_to_url(back) if back else go_to(".history", slug=slug)


@pages.get("/<slug>/comparison")
@staff_can("catalogue:edit")
def comparison(slug: str) -> ResponseReturnValue:
    """Two versions; without a choice, what the draft changes, or what the newest version changed."""
    found = opened(slug)
    old_name, new_name = _wanted(found)
    old, new = _document(found, old_name), _document(found, new_name)
    all_found = list(differences(old, new, languages=settings().languages))
    return show(
        "editing/comparison.html",
        found,
        old=old,
        new=new,
        old_name=old_name,
        new_name=new_name,
        by_part=_by_part(all_found[:MOST_DIFFERENCES]),
        left_out=max(0, len(all_found) - MOST_DIFFERENCES),
    )


def _wanted(found: Manuscript) -> tuple[str, str]:
    latest = DRAFT if found.draft else str(found.published)
    before = str(found.published if found.draft else max(found.published - 1, 0))
    return request.args.get("old", before), request.args.get("new", latest)


def _document(found: Manuscript, name: str) -> dict[str, Any]:
    """Raises NoResultFound. Version 0 is the empty one from before there was any."""
    if name == DRAFT:
        return found.document
    if not name.isdecimal() or len(name) > len("1000000"):
        raise NoResultFound
    return found.document_of(int(name)) if int(name) else {}


def _by_part(found: list[Difference]) -> list[tuple[ServicePart, list[Difference]]]:
    sorted_out = [(part, [each for each in found if part_of(each.path) is part]) for part in PARTS]
    return [(part, some) for part, some in sorted_out if some]
