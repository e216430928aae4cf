"""The questions of the check: written with the same form as those of the service."""

from collections.abc import Mapping
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.utils import redirect

from portal.content import Manuscript
from portal.identity import staff_can

from ..forms.eligibility import CheckQuestionForm
from ..forms.words import setting_words
from ..rules import document as edits
from ..rules.checking import QUESTIONS, check_question_renamed
from ..rules.document import Path, free_id, get, put
from ..rules.outline import find
from .frame import Collision, opened, pages, save, show, text_language
from .questions_edit import gone
from .verbs import VERBS

FIRST_ID = "question"


@pages.route("/<slug>/eligibility/new-question", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_check_question(slug: str) -> ResponseReturnValue:
    """?like=: a question of the form that the check asks too, under the same id."""
    found = opened(slug)
    like = find(found.document, "question", request.args.get("like", ""))
    asked = _asked(dict(like.part) if like else {"type": "yes_no"})
    if not _is_ready(asked, found, None):
        return _show(found, asked, None)
    asked.raw["id"] = asked.raw.get("id") or _free_id(found, asked, None)
    collision = save(
        found,
        "check_question.added",
        lambda old: edits.add(old, QUESTIONS, asked.kept),
        places=(),
        what=asked.raw["id"],
    )
    return _show(found, asked, None, collision=collision) if collision else _back(slug)


@pages.route("/<slug>/eligibility/questions/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def check_question(slug: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    place = _place(found, wanted)
    if place is None:
        return _show(found, gone(_asked({})), None)
    asked = _asked(get(found.document, place))
    if not _is_ready(asked, found, place):
        return _show(found, asked, place)
    asked.raw["id"] = asked.raw.get("id") or _free_id(found, asked, place)

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, place, asked.kept)
        return check_question_renamed(new, wanted, asked.raw["id"]) if asked.raw["id"] != wanted else new

    if collision := save(found, "check_question.changed", edit, places=[place], what=asked.raw["id"]):
        return _show(found, asked, place, collision=collision)
    return _back(slug)


def _asked(before: Mapping[str, Any]) -> CheckQuestionForm:
    if request.method == "POST":
        return CheckQuestionForm.posted(request.form, before, text_language())  # type: ignore[return-value]
    return CheckQuestionForm({"type": "yes_no", **before}, text_language())


def _is_ready(asked: CheckQuestionForm, found: Manuscript, place: Path | None) -> bool:
    if request.method != "POST":
        return False
    if act := request.form.get("act"):
        asked.change(act)
        return False
    asked.check()
    if asked.raw.get("id") in _others(found, place):
        asked.wrong["id"] = _("Another question has this name already. Choose another.")
    return not asked.wrong


def _show(
    found: Manuscript, asked: CheckQuestionForm, place: Path | None, *, collision: Collision | None = None
) -> ResponseReturnValue:
    start = edits.written(place) if place else "-"
    return show(
        "editing/questions/question.html",
        found,
        part="eligibility",
        places=[place] if place else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        is_new=place is None,
        is_fixed=False,
        dropped=[(setting_words(name)[0], setting_words(name)[2]) for name in asked.dropped],
        concepts=[],
        own_findings=[finding for finding in found.remarks if finding.path.startswith(start)],
        list_url=url_for("editing.eligibility", slug=found.slug),
    )


def _place(found: Manuscript, wanted: str) -> Path | None:
    questions = get(found.document, QUESTIONS, [])
    return next((((*QUESTIONS, n)) for n, each in enumerate(questions) if get(each, ("id",)) == wanted), None)


def _others(found: Manuscript, place: Path | None) -> set[str]:
    own = get(found.document, (*place, "id")) if place else None
    return {str(get(each, ("id",))) for each in get(found.document, QUESTIONS, [])} - {own}


def _free_id(found: Manuscript, asked: CheckQuestionForm, place: Path | None) -> str:
    return free_id(asked.suggested_id or FIRST_ID, taken=_others(found, place))


def _back(slug: str) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("editing.eligibility", slug=slug), 303)


VERBS.update(
    {
        "check_question.added": _l("Question of the check added"),
        "check_question.changed": _l("Question of the check changed"),
        "check_question.moved": _l("Question of the check moved"),
        "check_question.copied": _l("Question of the check copied"),
        "check_question.removed": _l("Question of the check removed"),
    }
)
