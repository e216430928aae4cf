"""One step of the portal, timer or way on, each with a page of its own, found by its place."""

from collections.abc import Mapping
from typing import Any

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.utils import redirect

from portal.config import settings
from portal.content import Manuscript
from portal.identity import staff_can

from ..forms.condition import ConditionForm
from ..forms.steps import known_in_workflow, stages_to_choose, step_words
from ..forms.workflow import ItemForm
from ..rules.document import Path, free_id, get, path_of, put, written
from ..rules.references import steps_of
from ..rules.renaming import kept_renamed
from .arranging import LONGEST_PLACE, NOUNS, anchor_of, name_of
from .frame import Collision, opened, pages, save, show, text_language
from .parts import FINDERS
from .questions import say

KINDS = {"steps": "step", "granted": "step", "refused": "step", "timers": "timer", "ways": "way"}
LENGTH_OF_A_STAGE = 3
"""Steps on the way to a stage: workflow, stages, 0."""


@pages.route("/<slug>/workflow/items/<place>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def workflow_item(slug: str, place: str) -> ResponseReturnValue:
    """place: as findings write it, such as workflow.stages[0].ways[1]; one past the end is a new one."""
    found = opened(slug)
    here = path_of(place) if len(place) <= LONGEST_PLACE else ()
    kind = _kind(found, here)
    before = get(found.document, here, {})
    asked = _asked(found, kind, before)
    if not _is_ready(asked):
        return _show(found, asked, here)
    kept = {**_inner(before), **asked.kept}
    if kind == "timer" and not kept.get("id"):
        kept = {"id": free_id("timer", taken={str(get(each, ("id",))) for each in _siblings(found, here)}), **kept}
    verb = f"{NOUNS[str(here[-2])]}.{'changed' if before else 'added'}"

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, here, kept)
        was, now = str(before.get("keep_as") or ""), str(kept.get("keep_as") or "")
        return kept_renamed(new, was, now) if was and now and was != now else new

    if collision := save(found, verb, edit, places=[here]):
        return _show(found, asked, here, collision=collision)
    say(_("%(what)s is saved."), name_of(found, here))
    return redirect(url_of_holder(found, here), 303)


def url_of_holder(found: Manuscript, place: Path) -> str:
    """The page with the list in which this stands, at its line."""
    anchor = anchor_of(place)
    if place[1] != "stages":
        return url_for("editing.workflow", slug=found.slug, _anchor=anchor)
    wanted = get(found.document, (*place[:LENGTH_OF_A_STAGE], "id"), "")
    return url_for("editing.stage", slug=found.slug, wanted=wanted, _anchor=anchor)


def _kind(found: Manuscript, place: Path) -> str:
    """404 for anything but an item of a list, or the place right behind its last one."""
    if len(place) < LENGTH_OF_A_STAGE or place[0] != "workflow" or not isinstance(place[-1], int):
        abort(404)
    holder = get(found.document, place[:-2])
    if place[-2] not in KINDS or not isinstance(holder, Mapping) or not 0 <= place[-1] <= len(_siblings(found, place)):
        abort(404)
    return KINDS[str(place[-2])]


def _siblings(found: Manuscript, place: Path) -> list[Any]:
    listed = get(found.document, place[:-1])
    return listed if isinstance(listed, list) else []


def _asked(found: Manuscript, kind: str, before: Mapping[str, Any]) -> ItemForm:
    kept = {
        str(step.get("keep_as")): str(step.get("register")) for step in steps_of(found.document) if "keep_as" in step
    }
    known = known_in_workflow(found.document, kept)
    if request.method == "POST":
        condition = ConditionForm.posted(request.form, known)
        asked = ItemForm({}, text_language(), kind=kind, condition=condition, document=found.document)
        return asked.read(request.form, before)
    condition = ConditionForm.of(before.get("when"), known)
    raw = {key: value for key, value in before.items() if key not in {"when", "steps"}}
    return ItemForm(raw, text_language(), kind=kind, condition=condition, document=found.document)


def _is_ready(asked: ItemForm) -> bool:
    if request.method != "POST":
        return False
    act = request.form.get("act", "")
    if act.startswith("clause:"):
        name, number = [*act.split(":")[1:], "", ""][:2]
        asked.condition.change(name, int(number) if number.isdigit() else -1)
    return not act and asked.check()


def _inner(before: Mapping[str, Any]) -> dict[str, Any]:
    """The steps of a timer stand in a list of their own."""
    return {"steps": before["steps"]} if "steps" in before else {}


def _show(
    found: Manuscript, asked: ItemForm, place: Path, *, collision: Collision | None = None
) -> ResponseReturnValue:
    return show(
        "editing/workflow/item.html",
        found,
        part="workflow",
        places=[place],
        problems=asked.problems,
        collision=collision,
        asked=asked,
        condition=asked.condition,
        item=get(found.document, place, {}),
        place=written(place),
        is_new=get(found.document, place) is None,
        stages=[{"value": value, "label": label} for value, label in stages_to_choose(found.document)],
        step_words=step_words,
        registers=list(settings().registers),
        list_url=url_of_holder(found, place),
    )


def _finder(slug: str, place: Path) -> str | None:
    """The innermost page: of a step, timer or way, else of its stage, else the list."""
    found = opened(slug)
    for length in range(len(place), LENGTH_OF_A_STAGE - 1, -1):
        here = place[:length]
        if isinstance(here[-1], int) and here[-2] in KINDS and get(found.document, here):
            return url_for("editing.workflow_item", slug=slug, place=written(here), _anchor=_field(place[length:]))
    wanted = get(found.document, (*place[:LENGTH_OF_A_STAGE], "id")) if place[1:2] == ("stages",) else None
    if isinstance(wanted, str):
        field = str(place[LENGTH_OF_A_STAGE]) if place[LENGTH_OF_A_STAGE:] else None
        return url_for("editing.stage", slug=slug, wanted=wanted, _anchor=field)
    return url_for("editing.workflow", slug=slug)


def _field(rest: Path) -> str | None:
    if not rest:
        return None
    return (
        str(rest[0])
        if rest[0] in {"to", "label", "id", "after_working_days"}
        else "shown"
        if rest[0] == "when"
        else f"set-{rest[0]}"
    )


FINDERS["workflow"] = _finder
