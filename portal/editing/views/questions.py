"""The questions as a list: sections, pages, questions, each with buttons to move, copy and remove it."""

from collections.abc import Callable
from typing import Any

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape
from werkzeug.utils import redirect

from portal.content import Manuscript, Refused
from portal.core.i18n import pick
from portal.identity import staff_can

from ..forms.outline import outline, title_of_entry
from ..rules import document as edits
from ..rules.document import NoSuchPlace, Path, get, path_of, written
from ..rules.outline import Entry, NoRoom, entries, find, move
from .frame import opened, pages, show
from .parts import FINDERS
from .verbs import REFUSALS, VERBS

FORM: Path = ("form",)
ENDPOINTS = {"section": "editing.section", "page": "editing.page", "question": "editing.question"}


@pages.get("/<slug>/questions")
@staff_can("catalogue:edit")
def questions(slug: str) -> ResponseReturnValue:
    """The list; with htmx only the list."""
    found = opened(slug)
    return show(
        "editing/questions/list.html",
        found,
        partial="editing/questions/_outline.html",
        part="questions",
        outline=outline(found.document, found.findings),
        url_of_entry=url_of_entry,
    )


@pages.post("/<slug>/questions")
@staff_can("catalogue:edit")
def arrange_questions(slug: str) -> ResponseReturnValue:
    """One button of the list: “up:question:name”."""
    found = opened(slug)
    act, kind, wanted = [*request.form.get("do", "").split(":", 2), "", "", ""][:3]
    entry = find(found.document, kind, wanted)
    if act not in ACTS:
        abort(404)
    if entry is None:
        flash(_("It is not there any more. Somebody else may have removed it."), "warning")
        return to_list(slug)
    return to_list(slug, ACTS[act](found, entry))


@pages.get("/<slug>/questions/places/<place>")
@staff_can("catalogue:edit")
def place_of_question(slug: str, place: str) -> ResponseReturnValue:
    """The page on which a place of the form is edited, such as form.sections[0].title."""
    found, steps = opened(slug), path_of(place)
    holders = [entry for entry in entries(found.document) if steps[: len(entry.place)] == entry.place]
    if not holders:
        return redirect(url_for("editing.form_as_a_whole" if len(steps) > 1 else "editing.questions", slug=slug), 303)
    field = [str(step) for step in steps[len(holders[-1].place) :]]
    is_about_lists = field[:1] in (["questions"], ["pages"])
    anchor = f"{holders[-1].kind}-{holders[-1].id}" if is_about_lists else "-".join(field[:1]) or None
    return redirect(to_list_url(slug, anchor) if is_about_lists else url_of_entry(slug, holders[-1], anchor), 303)


@pages.errorhandler(Refused)
@pages.errorhandler(NoSuchPlace)
def not_possible(error: Refused | NoSuchPlace) -> ResponseReturnValue:
    """Only a page from before a colleague's change gets here, or a service that has grown too large. Nothing was changed."""
    gone = _("It is not there any more. Somebody else may have removed it.")
    flash(str(REFUSALS[error.why]) if isinstance(error, Refused) else gone, "warning")
    return redirect(url_for("editing.service", slug=(request.view_args or {})["slug"]), 303)


def url_of_entry(slug: str, entry: Entry, anchor: str | None = None) -> str:
    """Where a section, page or question is edited."""
    return url_for(ENDPOINTS[entry.kind], slug=slug, wanted=entry.id, _anchor=anchor)


def to_list_url(slug: str, anchor: str | None = None) -> str:
    return url_for("editing.questions", slug=slug, _anchor=anchor)


def to_list(slug: str, anchor: str | None = None) -> ResponseReturnValue:
    """Back to the list, at what was changed. htmx follows the same way and gets only the list."""
    return redirect(to_list_url(slug, anchor), 303)


def quoted(entry: Entry) -> Markup:
    """What it is called, as messages say it."""
    return Markup("<bdi>{}</bdi>").format(pick(title_of_entry(entry)).text or entry.id)


def say(sentence: str, what: Markup, *, category: str = "message", more: str | Markup = "") -> None:
    """Tell the editor what was done. sentence: with %(what)s."""
    flash(escape(sentence) % {"what": what} + Markup(" ") + more, category)


def undo_button() -> Markup:
    """It belongs to the form that each page with a list has for it."""
    return Markup('<button class="button button--link" type="submit" form="undo-last">{}</button>').format(_("Undo"))


def _moved(step: int) -> Callable[[Manuscript, Entry], str]:
    def act(found: Manuscript, entry: Entry) -> str:
        anchor = f"{entry.kind}-{entry.id}"
        try:
            new, place = move(found.document, entry.place, step)
        except NoRoom:
            first, last = _("%(what)s is the first already."), _("%(what)s is the last already.")
            say(first if step < 0 else last, quoted(entry), category="info")
            return anchor
        found.change(f"{entry.kind}.moved", lambda _document: new, place=written(entry.place), what=entry.id)
        up, down = _("%(what)s is moved up."), _("%(what)s is moved down.")
        across = _("%(what)s is moved to another page.") if entry.kind == "question" else _("%(what)s is moved.")
        say((up if step < 0 else down) if place[:-1] == entry.place[:-1] else across, quoted(entry))
        return anchor

    return act


def _copied(found: Manuscript, entry: Entry) -> str:
    new = edits.copy(found.document, entry.place)
    found.change(f"{entry.kind}.copied", lambda _document: new, place=written(entry.place), what=entry.id)
    twin = get(new, (*entry.place[:-1], int(entry.place[-1]) + 1))
    say(_("%(what)s is copied. The copy stands right behind it."), quoted(entry))
    return f"{entry.kind}-{twin['id']}"


def _removed(found: Manuscript, entry: Entry) -> str | None:
    new = edits.remove(found.document, entry.place)
    found.change(f"{entry.kind}.removed", lambda _document: new, place=written(entry.place), what=entry.id)
    say(_("%(what)s is removed."), quoted(entry), more=undo_button())
    return None


def _finder(slug: str, place: Path) -> str | None:
    return url_for("editing.place_of_question", slug=slug, place=written(place))


ACTS: dict[str, Callable[[Manuscript, Entry], Any]] = {
    "up": _moved(-1),
    "down": _moved(1),
    "copy": _copied,
    "remove": _removed,
}
FINDERS["form"] = _finder
VERBS.update(
    {
        "section.added": _l("Section added"),
        "section.changed": _l("Section changed"),
        "section.moved": _l("Section moved"),
        "section.copied": _l("Section copied"),
        "section.removed": _l("Section removed"),
        "page.added": _l("Page added"),
        "page.changed": _l("Page changed"),
        "page.moved": _l("Page moved"),
        "page.copied": _l("Page copied"),
        "page.removed": _l("Page removed"),
        "question.added": _l("Question added"),
        "question.changed": _l("Question changed"),
        "question.moved": _l("Question moved"),
        "question.copied": _l("Question copied"),
        "question.removed": _l("Question removed"),
        "form.changed": _l("What the answers are for: changed"),
        "test.added": _l("Test added"),
    }
)
