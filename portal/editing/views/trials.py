"""The author's tests: tried on the page, and written in the fields citizens use."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from pydantic import ValidationError
from werkzeug.utils import redirect

from portal.catalogue import ServiceDefinition, editorial
from portal.content import Manuscript
from portal.core.definitions import flaws_of
from portal.identity import staff_can

from ..forms.trials import LISTS, TrialForm, TrialPart
from ..forms.trying import Shown, shown_of
from ..rules import document as edits
from ..rules.document import Path, get, put
from .arranging import anchor_of, name_of
from .frame import Collision, opened, pages, save, show
from .parts import FINDERS
from .questions import say

TESTS: Path = ("tests",)
EXPECTED = ("eligibility", *LISTS, "outcome")


@pages.get("/<slug>/tests")
@staff_can("catalogue:edit")
def tests(slug: str) -> ResponseReturnValue:
    """All of them, tried now."""
    found = opened(slug)
    shown = _shown(found)
    lines = [(raw, _differences(shown.definition, raw)) for raw in get(found.document, TESTS, [])]
    failed = sum(bool(differences) for _raw, differences in lines)
    return show("editing/trials/list.html", found, part="tests", lines=lines, failed=failed, left_out=shown.left_out)


@pages.route("/<slug>/new-test", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_test(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    asked = _asked(found, {})
    if not _is_ready(asked):
        return _show(found, asked, None)
    add = save(found, "test.added", lambda old: edits.add(old, TESTS, asked.raw), places=(), what=asked.raw["name"])
    return _show(found, asked, None, collision=add) if add else _back(found, len(get(found.document, TESTS)) - 1)


@pages.route("/<slug>/tests/<int:number>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def test(slug: str, number: int) -> ResponseReturnValue:
    """number: its place in the list. A test that moved meanwhile is noticed by what it says."""
    found = opened(slug)
    place: Path = (*TESTS, number)
    before = get(found.document, place)
    if not isinstance(before, Mapping):
        abort(404)
    asked = _asked(found, before)
    if not _is_ready(asked):
        return _show(found, asked, number)
    if collision := save(found, "test.changed", lambda old: put(old, place, asked.raw), places=[place]):
        return _show(found, asked, number, collision=collision)
    return _back(found, number)


@pages.post("/<slug>/tests/<int:number>/expectation")
@staff_can("catalogue:edit")
def expect_what_came(slug: str, number: int) -> ResponseReturnValue:
    """What came out is what the test expects from now on, as far as it expects anything."""
    found = opened(slug)
    place: Path = (*TESTS, number)
    raw = get(found.document, place)
    trial = _trial(raw)
    if trial is None:
        abort(404)
    came = editorial.what_came(_shown(found).definition, trial)
    wanted = [key for key in EXPECTED if key in raw] or list(EXPECTED)
    kept = {key: value for key, value in raw.items() if key not in EXPECTED}
    kept |= {key: came[key] for key in wanted if key in came}
    if save(found, "test.changed", lambda old: put(old, place, kept), places=[place]):
        flash(_("Somebody has changed the service since. Look at the history first."), "warning")
        return redirect(url_for("editing.tests", slug=slug), 303)
    return _back(found, number)


def _asked(found: Manuscript, before: Mapping[str, Any]) -> TrialForm:
    definition = _shown(found).definition
    if request.method == "POST":
        return TrialForm.posted(definition, request.form, before)
    return TrialForm.of(definition, before)


def _is_ready(asked: TrialForm) -> bool:
    """Whether it is to be saved and can be; “take” writes what came out into the form."""
    if request.method != "POST" or asked.pressed:
        return False
    is_right, act = asked.check(), request.form.get("act", "")
    if act == "take" and is_right and (trial := _trial(asked.raw)):
        asked.raw = {key: value for key, value in asked.raw.items() if key not in EXPECTED}
        asked.raw |= editorial.what_came(asked.definition, trial)
    return is_right and not act


def _show(
    found: Manuscript, asked: TrialForm, number: int | None, *, collision: Collision | None = None
) -> ResponseReturnValue:
    place: Path | None = (*TESTS, number) if number is not None else None
    is_tried = request.form.get("act") in {"try", "take"} and not asked.problems
    return show(
        "editing/trials/test.html",
        found,
        part="tests",
        places=[place] if place else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        is_new=place is None,
        is_tried=is_tried,
        differences=_differences(asked.definition, asked.raw) if is_tried else (),
        document=found.document,
        list_url=url_for("editing.tests", slug=found.slug),
    )


def _shown(found: Manuscript) -> Shown:
    """The service without its tests: one that cannot be read does not keep the others from being tried."""
    return shown_of({key: value for key, value in found.document.items() if key != "tests"})


def _trial(raw: Any) -> Any:
    try:
        return TrialPart.model_validate(raw)
    except ValidationError:
        return None


def _differences(definition: ServiceDefinition, raw: Any) -> tuple[str, ...]:
    """A sentence for each thing that is not as expected, or that cannot be read."""
    try:
        trial: Any = TrialPart.model_validate(raw)
    except ValidationError as error:
        return tuple(f"{flaw.place}: {flaw.sentence}" for flaw in flaws_of(error))
    return tuple(editorial.run_trial(definition, trial).differences)


def _back(found: Manuscript, number: int) -> ResponseReturnValue:
    place: Path = (*TESTS, number)
    say(_("%(what)s is saved."), name_of(found, place))
    return redirect(url_for("editing.tests", slug=found.slug, _anchor=anchor_of(place)), 303)


def _finder(slug: str, place: Path) -> str | None:
    if not isinstance(place[1] if place[1:] else None, int):
        return None
    return url_for("editing.test", slug=slug, number=place[1])


FINDERS["tests"] = _finder
