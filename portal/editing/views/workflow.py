"""How it is worked: the picture, the stages as a list one can rearrange, and a page for each stage."""

from collections.abc import Mapping
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from pydantic import ValidationError
from werkzeug.utils import redirect

from portal import workflow as workflows
from portal.content import Manuscript
from portal.core.i18n import pick
from portal.core.web import go_to
from portal.identity import staff_can

from ..forms.steps import step_words
from ..forms.workflow import StageForm
from ..rules import document as edits
from ..rules.document import Path, free_id, get, put
from ..rules.outline import id_from
from ..rules.references import stage_renamed
from .arranging import name_of
from .frame import Collision, opened, pages, save, show, text_language
from .questions import say
from .questions_edit import gone
from .verbs import VERBS

STAGES: Path = ("workflow", "stages")
WHOLE: Path = ("workflow", "person_decides")
NEW_ID = "stage"


@pages.get("/<slug>/workflow")
@staff_can("catalogue:edit")
def workflow(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    return show(
        "editing/workflow/stages.html",
        found,
        part="workflow",
        places=[WHOLE],
        stages=get(found.document, STAGES, []),
        workflow=get(found.document, ("workflow",), {}),
        step_words=step_words,
        **_picture(found),
    )


@pages.post("/<slug>/workflow")
@staff_can("catalogue:edit")
def change_workflow(slug: str) -> ResponseReturnValue:
    """What is true of all stages."""
    found = opened(slug)
    decides = request.form.get("person_decides") == "yes" or None
    if save(found, "workflow.changed", lambda old: put(old, WHOLE, decides), places=[WHOLE]):
        flash(_("Somebody else has changed this part. See what is new, then save again."), "warning")
    else:
        flash(_("Saved."))
    return go_to(".workflow", slug=slug)


@pages.route("/<slug>/workflow/new-stage", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_stage(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    asked = _asked({"role": "caseworker"})
    if not _is_ready(asked, found, None):
        return _show(found, asked, None)
    kept = _kept(found, asked, None)
    collision = save(found, "stage.added", lambda old: edits.add(old, STAGES, kept), places=(), what=kept["id"])
    return _show(found, asked, None, collision=collision) if collision else _back(found, kept["id"])


@pages.route("/<slug>/workflow/stages/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def stage(slug: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    place = place_of_stage(found, wanted)
    if place is None:
        return _show(found, gone(_asked({})), None)
    before = get(found.document, place)
    asked = _asked(before)
    if not _is_ready(asked, found, place):
        return _show(found, asked, place)
    kept = _kept(found, asked, place)
    inner = {key: value for key, value in before.items() if key not in StageForm.KEYS}

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, place, {**kept, **inner})
        return stage_renamed(new, wanted, kept["id"]) if kept["id"] != wanted else new

    if collision := save(found, "stage.changed", edit, places=_own_places(place), what=kept["id"]):
        return _show(found, asked, place, collision=collision)
    return _back(found, kept["id"])


def place_of_stage(found: Manuscript, wanted: str) -> Path | None:
    stages = get(found.document, STAGES, [])
    return next(((*STAGES, n) for n, each in enumerate(stages) if get(each, ("id",)) == wanted), None)


def _picture(found: Manuscript) -> dict[str, Any]:
    """The drawing, as soon as the stages hold together."""
    try:
        drawn = workflows.WorkflowDefinition.model_validate(found.document.get("workflow") or {})
    except ValidationError:
        return {"drawn": None}
    titles = {stage.id: pick(stage.title).text for stage in drawn.stages}
    titles |= {"granted": str(_("Granted")), "refused": str(_("Refused"))}
    return {"drawn": drawn, "titles": titles, "picture": workflows.drawing(drawn, titles)}


def _asked(before: Mapping[str, Any]) -> StageForm:
    if request.method == "POST":
        return StageForm.posted(request.form, before, text_language())
    return StageForm(dict(before), text_language())


def _is_ready(asked: StageForm, found: Manuscript, place: Path | None) -> bool:
    if request.method != "POST":
        return False
    asked.check()
    if asked.raw.get("id") in _others(found, place):
        asked.wrong["id"] = _("Another one has this name already. Choose another.")
    return not asked.wrong


def _kept(found: Manuscript, asked: StageForm, place: Path | None) -> dict[str, Any]:
    title = asked.raw.get("title") or {}
    wanted = id_from(title.get("en") or next(iter(title.values()), ""), "-") or NEW_ID
    named = asked.raw.get("id") or free_id(wanted, taken=_others(found, place))
    return {"id": named, **{key: asked.raw[key] for key in StageForm.KEYS if key != "id" and key in asked.raw}}


def _others(found: Manuscript, place: Path | None) -> set[str]:
    own = get(found.document, (*place, "id")) if place else None
    return {str(get(each, ("id",))) for each in get(found.document, STAGES, [])} - {own}


def _own_places(place: Path) -> list[Path]:
    """Not what has pages of its own, so that colleagues can work there."""
    return [(*place, key) for key in StageForm.KEYS]


def _show(
    found: Manuscript, asked: StageForm, place: Path | None, *, collision: Collision | None = None
) -> ResponseReturnValue:
    return show(
        "editing/workflow/stage.html",
        found,
        part="workflow",
        places=_own_places(place) if place else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        place=edits.written(place) if place else "",
        stage=get(found.document, place) if place else {},
        step_words=step_words,
        list_url=url_for("editing.workflow", slug=found.slug),
    )


def _back(found: Manuscript, wanted: str) -> ResponseReturnValue:
    if place := place_of_stage(found, wanted):
        say(_("%(what)s is saved."), name_of(found, place))
    return redirect(url_for("editing.stage", slug=found.slug, wanted=wanted), 303)


VERBS["workflow.changed"] = _l("Who may decide: changed")
