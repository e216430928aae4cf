"""Lists of a service that editors rearrange with buttons: up, down, copy, remove; each is one change that can be undone.

A button says what it means by place and fingerprint, so that it never moves something else when a colleague was quicker.
"""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from portal.content import Manuscript
from portal.core.web import go_to_url, own_path
from portal.identity import staff_can

from ..forms.steps import step_words
from ..rules import document as edits
from ..rules.checking import without_question
from ..rules.document import Path, get, path_of, written
from .frame import opened, pages
from .places import place_words
from .questions import say, undo_button
from .verbs import VERBS

NOUNS = {
    "messages": "message",
    "documents": "document",
    "tests": "test",
    "stages": "stage",
    "steps": "step",
    "granted": "step",
    "refused": "step",
    "timers": "timer",
    "ways": "way",
    "questions": "check_question",
}
"""By the key of the list: what one of its items is called in verbs."""

OTHERWISE_NAMELESS = {"timer": _l("Timer"), "way": _l("Way on")}
LONGEST_PLACE = 300
PARTS = ("messages", "documents", "tests", "workflow", "eligibility")


@pages.post("/<slug>/arrangement")
@staff_can("catalogue:edit")
def arrange(slug: str) -> ResponseReturnValue:
    """One button of a list: “up:messages[0]:fingerprint”. ?next=: where one comes from."""
    found = opened(slug)
    act, place_written, mark = [*request.form.get("do", "").split(":", 2), "", "", ""][:3]
    place = path_of(place_written) if len(place_written) <= LONGEST_PLACE else ()
    if act not in ACTS or not _may_be_arranged(place):
        abort(404)
    now_at = _done(found, act, place, mark)
    back = own_path(request.form.get("next")) or url_for("editing.service", slug=slug)
    return go_to_url(f"{back.partition('#')[0]}#{anchor_of(now_at)}" if now_at else back)


def anchor_of(place: Path) -> str:
    """The id of the element that shows this place."""
    return "-".join(map(str, place))


def name_of(found: Manuscript, place: Path) -> Markup:
    """What an item is called, as messages say it."""
    noun = NOUNS[str(place[-2])]
    if noun in OTHERWISE_NAMELESS:
        words: Any = OTHERWISE_NAMELESS[noun]
    elif noun == "step":
        words = step_words(get(found.document, place), found.document)
    else:
        words = place_words(written(place[-1:]), get(found.document, place[:-1]))
    return Markup("<bdi>{}</bdi>").format(words)


def _may_be_arranged(place: Path) -> bool:
    return len(place) > 1 and place[0] in PARTS and place[-2] in NOUNS and isinstance(place[-1], int)


def _done(found: Manuscript, act: str, place: Path, mark: str) -> Path | None:
    """Where it stands now; None if it is nowhere any more."""
    home = place[:-1]
    items = get(found.document, home) or []
    number = next((n for n in _nearest(items, int(place[-1])) if found.fingerprint(items[n]) == mark), None)
    if number is None:
        flash(_("It is not there any more. Somebody else may have changed it."), "warning")
        return None
    here: Path = (*home, number)
    return ACTS[act](found, here, name_of(found, here))


def _nearest(items: Any, number: int) -> list[int]:
    """Every number in the list, the wanted one first."""
    return sorted(range(len(items)), key=lambda each: abs(each - number)) if isinstance(items, list) else []


def _changed(found: Manuscript, place: Path, new: Mapping[str, Any], verb: str) -> None:
    found.change(f"{NOUNS[str(place[-2])]}.{verb}", lambda _document: new, place=written(place))


def _up(found: Manuscript, place: Path, name: Markup) -> Path:
    return _moved(found, place, name, -1)


def _down(found: Manuscript, place: Path, name: Markup) -> Path:
    return _moved(found, place, name, 1)


def _moved(found: Manuscript, place: Path, name: Markup, step: int) -> Path:
    number = int(place[-1]) + step
    if not 0 <= number < len(get(found.document, place[:-1])):
        first, last = _("%(what)s is the first already."), _("%(what)s is the last already.")
        say(first if step < 0 else last, name, category="info")
        return place
    _changed(found, place, edits.move(found.document, place, by=step), "moved")
    up, down = _("%(what)s is moved up."), _("%(what)s is moved down.")
    say(up if step < 0 else down, name)
    return (*place[:-1], number)


def _copied(found: Manuscript, place: Path, name: Markup) -> Path:
    twin: Path = (*place[:-1], int(place[-1]) + 1)
    new = edits.copy(found.document, place)
    if isinstance(called := get(new, (*twin, "name")), str):
        new = edits.put(new, (*twin, "name"), f"{called[:190]} (2)")
    _changed(found, place, new, "copied")
    say(_("%(what)s is copied. The copy stands right behind it."), name)
    return twin


def _removed(found: Manuscript, place: Path, name: Markup) -> None:
    without = without_question if place[0] == "eligibility" else edits.remove
    _changed(found, place, without(found.document, place), "removed")
    say(_("%(what)s is removed."), name, more=undo_button())


ACTS = {"up": _up, "down": _down, "copy": _copied, "remove": _removed}
VERBS.update(
    {
        "message.added": _l("Message added"),
        "message.changed": _l("Message changed"),
        "message.moved": _l("Message moved"),
        "message.copied": _l("Message copied"),
        "message.removed": _l("Message removed"),
        "document.added": _l("Document added"),
        "document.changed": _l("Document changed"),
        "document.moved": _l("Document moved"),
        "document.copied": _l("Document copied"),
        "document.removed": _l("Document removed"),
        "test.added": _l("Test added"),
        "test.changed": _l("Test changed"),
        "test.moved": _l("Test moved"),
        "test.copied": _l("Test copied"),
        "test.removed": _l("Test removed"),
        "stage.added": _l("Stage added"),
        "stage.changed": _l("Stage changed"),
        "stage.moved": _l("Stage moved"),
        "stage.copied": _l("Stage copied"),
        "stage.removed": _l("Stage removed"),
        "step.added": _l("Step of the portal added"),
        "step.changed": _l("Step of the portal changed"),
        "step.moved": _l("Step of the portal moved"),
        "step.copied": _l("Step of the portal copied"),
        "step.removed": _l("Step of the portal removed"),
        "timer.added": _l("Timer added"),
        "timer.changed": _l("Timer changed"),
        "timer.moved": _l("Timer moved"),
        "timer.copied": _l("Timer copied"),
        "timer.removed": _l("Timer removed"),
        "way.added": _l("Way on added"),
        "way.changed": _l("Way on changed"),
        "way.moved": _l("Way on moved"),
        "way.copied": _l("Way on copied"),
        "way.removed": _l("Way on removed"),
    }
)
