"""The forms of pages and sections, and of what is said about the questions as a whole."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.content import Manuscript
from portal.identity import staff_can

from ..forms.condition import ConditionForm
from ..forms.known import known_before
from ..forms.page import PageForm, PartForm, SectionForm, WholeForm
from ..rules import document as edits
from ..rules.document import get, put
from ..rules.outline import Entry, Kind, entries, find, home_of, new_id
from ..rules.renaming import page_renamed
from .frame import Collision, opened, pages, save, show, text_language
from .questions import FORM, quoted, say, to_list, to_list_url
from .questions_edit import gone, own_findings

WHOLE = ("purpose", "retention_months")


@pages.route("/<slug>/questions/new-page", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_page(slug: str) -> ResponseReturnValue:
    """?section=: where it goes, at the end."""
    found = opened(slug)
    holder = find(found.document, "section", request.args.get("section", "")) or abort(404)
    home = home_of("page", holder.place)
    place = (*home, len(get(found.document, home, [])))
    asked = _page_asked(found, {}, place)
    if not _is_ready(asked, found, "page", None):
        return _show("page", found, asked)
    return _added("page", found, asked, home)


@pages.route("/<slug>/questions/pages/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def page(slug: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    entry = find(found.document, "page", wanted)
    if entry is None:
        return _show("page", found, gone(_page_asked(found, {}, None)))
    asked = _page_asked(found, entry.part, entry.place)
    if not _is_ready(asked, found, "page", entry):
        return _show("page", found, asked, entry)
    return _changed("page", found, asked, entry)


@pages.route("/<slug>/questions/new-section", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_section(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    asked = _section_asked({})
    if not _is_ready(asked, found, "section", None):
        return _show("section", found, asked)
    return _added("section", found, asked, home_of("section", None))


@pages.route("/<slug>/questions/sections/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def section(slug: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    entry = find(found.document, "section", wanted)
    if entry is None:
        return _show("section", found, gone(_section_asked({})))
    asked = _section_asked(entry.part)
    if not _is_ready(asked, found, "section", entry):
        return _show("section", found, asked, entry)
    return _changed("section", found, asked, entry)


@pages.route("/<slug>/questions/form", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def form_as_a_whole(slug: str) -> ResponseReturnValue:
    """What the answers are for, and how long they are kept."""
    found = opened(slug)
    before = {key: value for key, value in (found.document.get("form") or {}).items() if key in WHOLE}
    asked = WholeForm(before, text_language())
    collision = None
    if request.method == "POST":
        asked = WholeForm.posted(request.form, before, text_language())
        if asked.check():
            collision = save(found, "form.changed", lambda old: _said(old, asked.raw), places=_whole_places())
            if not collision:
                flash(_("Saved."))
                return to_list(slug)
    return _show_whole(found, asked, collision)


def _page_asked(found: Manuscript, before: Mapping[str, Any], place: edits.Path | None) -> PageForm:
    known = known_before(found.document, place)
    if request.method == "POST":
        condition = ConditionForm.posted(request.form, known)
        return PageForm.posted(request.form, before, text_language(), condition=condition)
    return PageForm.of(before, text_language(), ConditionForm.of(before.get("when"), known))


def _section_asked(before: Mapping[str, Any]) -> SectionForm:
    if request.method == "POST":
        return SectionForm.posted(request.form, before, text_language())
    return SectionForm({key: before[key] for key in ("id", "title") if key in before}, text_language())


def _is_ready(asked: PartForm, found: Manuscript, kind: Kind, entry: Entry | None) -> bool:
    """Whether it was sent and can be saved."""
    if request.method != "POST":
        return False
    if entry and _is_fixed(found, entry):
        asked.raw["id"] = entry.id
    act, number = [*request.form.get("act", "").split(":")[1:], "", ""][:2]
    if act and isinstance(asked, PageForm):
        asked.condition.change(act, int(number) if number.isdigit() else -1)
        return False
    asked.check()
    others = {each.id for each in entries(found.document) if each.kind == kind} - {entry.id if entry else ""}
    if asked.raw.get("id") in others:
        asked.wrong["id"] = _("Another one has this name already. Choose another.")
    return not asked.problems


def _added(kind: Kind, found: Manuscript, asked: PartForm, home: edits.Path) -> ResponseReturnValue:
    part = {**asked.kept, "id": asked.raw.get("id") or new_id(found.document, kind, asked.suggested_id)}
    save(found, f"{kind}.added", lambda old: edits.add(old, home, part), places=(), what=part["id"])
    return _back(found, kind, part["id"])


def _changed(kind: Kind, found: Manuscript, asked: PartForm, entry: Entry) -> ResponseReturnValue:
    """Only what the form is about changes; what stands inside stays."""
    inner = {key: entry.part[key] for key in ("pages", "questions") if key in entry.part}
    part = {**asked.kept, "id": asked.raw.get("id") or new_id(found.document, kind, asked.suggested_id, but=entry.id)}

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, entry.place, {**part, **inner})
        return page_renamed(new, entry.id, part["id"]) if kind == "page" and part["id"] != entry.id else new

    if collision := save(found, f"{kind}.changed", edit, places=_own_places(entry), what=part["id"]):
        return _show(kind, found, asked, entry, collision=collision)
    return _back(found, kind, part["id"])


def _show(
    kind: Kind,
    found: Manuscript,
    asked: PartForm,
    entry: Entry | None = None,
    *,
    collision: Collision | None = None,
) -> ResponseReturnValue:
    return show(
        f"editing/questions/{kind}.html",
        found,
        part="questions",
        places=_own_places(entry) if entry else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        condition=asked.condition if isinstance(asked, PageForm) else None,
        preview_url=_preview_url(found.slug, entry.id) if entry else "",
        is_new=entry is None,
        is_fixed=entry is not None and _is_fixed(found, entry),
        own_findings=own_findings(found, entry),
        list_url=to_list_url(found.slug, f"{kind}-{entry.id}" if entry else None),
        entry=entry,
    )


def _show_whole(found: Manuscript, asked: WholeForm, collision: Collision | None) -> ResponseReturnValue:
    return show(
        "editing/questions/whole.html",
        found,
        part="questions",
        places=_whole_places(),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        own_findings=[finding for finding in found.remarks if finding.path in {f"form.{key}" for key in WHOLE}],
        list_url=to_list_url(found.slug),
    )


def _preview_url(slug: str, page_id: str) -> str:
    there: dict[str, Any] = {"slug": slug, "preview:page": page_id}
    return url_for("editing.preview", **there)


def _own_places(entry: Entry) -> list[edits.Path]:
    """What the form of a page or section edits: not what stands inside, so that colleagues can work there."""
    keys = ("id", "kind", "title", "intro", "when", "repeat") if entry.kind == "page" else ("id", "title")
    return [(*entry.place, key) for key in keys]


def _whole_places() -> list[edits.Path]:
    return [(*FORM, key) for key in WHOLE]


def _said(document: dict[str, Any], raw: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in WHOLE:
        document = put(document, (*FORM, key), raw.get(key))
    return document


def _back(found: Manuscript, kind: Kind, wanted: str) -> ResponseReturnValue:
    if entry := find(found.document, kind, wanted):
        say(_("%(what)s is saved."), quoted(entry))
    return to_list(found.slug, f"{kind}-{wanted}")


def _is_fixed(found: Manuscript, entry: Entry) -> bool:
    return find(found.published_document, entry.kind, entry.id) is not None
