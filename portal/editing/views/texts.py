"""What a service says and hands out: messages and documents, each as a list, a form and a preview."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.utils import redirect

from portal.config import settings
from portal.content import Manuscript
from portal.core.i18n import direction, speaking
from portal.identity import staff_can

from ..forms.texts import TextForm, braces, filled_in
from ..rules import document as edits
from ..rules.document import Path, free_id, get, put
from ..rules.references import said_renamed
from .arranging import NOUNS, anchor_of, name_of
from .frame import Collision, opened, pages, save, show, text_language
from .parts import FINDERS
from .questions import say
from .questions_edit import gone


@pages.get("/<slug>/messages")
@staff_can("catalogue:edit")
def messages(slug: str) -> ResponseReturnValue:
    return _list(slug, "messages")


@pages.get("/<slug>/documents")
@staff_can("catalogue:edit")
def documents(slug: str) -> ResponseReturnValue:
    return _list(slug, "documents")


@pages.route("/<slug>/new-message", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_message(slug: str) -> ResponseReturnValue:
    return _new(slug, "messages")


@pages.route("/<slug>/new-document", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_document(slug: str) -> ResponseReturnValue:
    return _new(slug, "documents")


@pages.route("/<slug>/messages/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def message(slug: str, wanted: str) -> ResponseReturnValue:
    return _one(slug, "messages", wanted)


@pages.route("/<slug>/documents/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def document(slug: str, wanted: str) -> ResponseReturnValue:
    return _one(slug, "documents", wanted)


def _list(slug: str, kind: str) -> ResponseReturnValue:
    found = opened(slug)
    return show("editing/texts/list.html", found, part=kind, kind=kind, items=_items(found, kind))


def _new(slug: str, kind: str) -> ResponseReturnValue:
    found = opened(slug)
    asked = _asked(kind, {})
    if not _is_ready(asked, found, None):
        return _show(found, asked, None)
    kept = {"id": _id_for(found, asked, None), **{key: asked.raw[key] for key in asked.raw if key != "id"}}
    verb = f"{NOUNS[kind]}.added"
    if collision := save(found, verb, lambda old: edits.add(old, (kind,), kept), places=(), what=kept["id"]):
        return _show(found, asked, None, collision=collision)
    return _back(found, (kind, len(get(found.document, (kind,))) - 1))


def _one(slug: str, kind: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    place = _place(found, kind, wanted)
    if place is None:
        return _show(found, gone(_asked(kind, {})), None)
    before = get(found.document, place)
    asked = _asked(kind, before)
    if not _is_ready(asked, found, place):
        return _show(found, asked, place)
    after = _id_for(found, asked, place)

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, place, {**asked.raw, "id": after})
        return said_renamed(new, kind, {wanted: after}) if after != wanted else new

    if collision := save(found, f"{NOUNS[kind]}.changed", edit, places=[place], what=after):
        return _show(found, asked, place, collision=collision)
    return _back(found, place)


def _asked(kind: str, before: Mapping[str, Any]) -> TextForm:
    if request.method == "POST":
        return TextForm.posted(request.form, before, text_language(), kind=kind)
    return TextForm(dict(before), text_language(), kind=kind)


def _is_ready(asked: TextForm, found: Manuscript, place: Path | None) -> bool:
    """Whether it was sent to be saved, and can be."""
    if request.method != "POST" or request.form.get("act") == "preview":
        return False
    asked.check()
    own = get(found.document, (*(place or ()), "id")) if place else None
    if asked.raw.get("id") in {item.get("id") for item in _items(found, asked.kind)} - {own}:
        asked.wrong["id"] = _("Another one has this name already. Choose another.")
    return not asked.wrong


def _show(
    found: Manuscript, asked: TextForm, place: Path | None, *, collision: Collision | None = None
) -> ResponseReturnValue:
    chosen = request.values.get("shown_in", "")
    shown_in = chosen if chosen in settings().languages else text_language()
    with speaking(shown_in):
        examples = braces(found.document)
        preview = {
            key: filled_in(str(get(asked.raw, (key, shown_in)) or ""), examples) for key in (asked.title_key, "body")
        }
    return show(
        "editing/texts/text.html",
        found,
        part=asked.kind,
        places=[place] if place else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        kind=asked.kind,
        place=edits.written(place) if place else "",
        braces=braces(found.document),
        shown_in=shown_in,
        shown_direction=direction(shown_in),
        preview=preview,
        is_preview=request.form.get("act") == "preview",
        list_url=url_for(f"editing.{asked.kind}", slug=found.slug),
    )


def _items(found: Manuscript, kind: str) -> list[Mapping[str, Any]]:
    listed = found.document.get(kind)
    return [item for item in listed if isinstance(item, Mapping)] if isinstance(listed, list) else []


def _place(found: Manuscript, kind: str, wanted: str) -> Path | None:
    listed = found.document.get(kind) or []
    return next(((kind, number) for number, item in enumerate(listed) if get(item, ("id",)) == wanted), None)


def _id_for(found: Manuscript, asked: TextForm, place: Path | None) -> str:
    own = get(found.document, (*place, "id")) if place else None
    taken = {str(item.get("id")) for item in _items(found, asked.kind)} - {own}
    return str(asked.raw.get("id") or free_id(asked.suggested_id, taken=taken))


def _back(found: Manuscript, place: Path) -> ResponseReturnValue:
    say(_("%(what)s is saved."), name_of(found, place))
    return redirect(url_for(f"editing.{place[0]}", slug=found.slug, _anchor=anchor_of(place)), 303)


def _finder(slug: str, place: Path) -> str | None:
    """Where a message or document is mended. Places name it by number, pages by its id."""
    if len(place) < 2:
        return None
    wanted = get(opened(slug).document, (*place[:2], "id")) if isinstance(place[1], int) else place[1]
    if not isinstance(wanted, str):
        return None
    endpoint = f"editing.{NOUNS[str(place[0])]}"
    return url_for(endpoint, slug=slug, wanted=wanted, _anchor=str(place[2]) if place[2:] else None)


FINDERS["messages"] = FINDERS["documents"] = _finder
