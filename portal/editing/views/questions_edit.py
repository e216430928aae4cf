"""The form of one question, an old one or a new one."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.content import Manuscript
from portal.identity import staff_can

from ..forms.known import names_of
from ..forms.question import QuestionForm
from ..forms.settings import kinds
from ..forms.words import setting_words
from ..rules import document as edits
from ..rules.document import get, put
from ..rules.outline import Entry, entries, find, home_of, new_id
from ..rules.renaming import question_renamed
from .frame import Collision, opened, pages, save, show, text_language
from .questions import quoted, say, to_list, to_list_url


class HasWrong(Protocol):
    """A form that keeps its sentences by field."""

    wrong: dict[str, str]


Form = TypeVar("Form", bound=HasWrong)


@pages.route("/<slug>/questions/new-question", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new_question(slug: str) -> ResponseReturnValue:
    """?page= or ?group=: where it goes, at the end."""
    found = opened(slug)
    kind = "group" if "group" in request.args else "page"
    holder = find(found.document, "question" if kind == "group" else "page", request.args.get(kind, "")) or abort(404)
    asked = _asked({})
    if request.method == "GET" or not _is_ready(asked, found, None):
        return _show(found, asked)
    asked.raw["id"] = asked.raw.get("id") or new_id(found.document, "question", asked.suggested_id)
    home = home_of("question", holder.place)
    save(found, "question.added", lambda old: edits.add(old, home, asked.kept), places=(), what=asked.raw["id"])
    return _back(found, asked)


@pages.route("/<slug>/questions/items/<wanted>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def question(slug: str, wanted: str) -> ResponseReturnValue:
    found = opened(slug)
    entry = find(found.document, "question", wanted)
    if entry is None:
        return _show(found, gone(_asked({})))
    asked = _asked(entry.part)
    if request.method == "GET" or not _is_ready(asked, found, entry):
        return _show(found, asked, entry)
    asked.raw["id"] = asked.raw.get("id") or new_id(found.document, "question", asked.suggested_id, but=entry.id)

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        new: dict[str, Any] = put(old, entry.place, asked.kept)
        return question_renamed(new, _names(entry, asked.raw["id"])) if asked.raw["id"] != entry.id else new

    if collision := save(found, "question.changed", edit, places=[entry.place], what=asked.raw["id"]):
        return _show(found, asked, entry, collision=collision)
    return _back(found, asked)


def gone(asked: Form) -> Form:
    """A colleague has removed or renamed what this form is about: what was typed is shown again. Without any: 404."""
    if request.method == "GET":
        abort(404)
    asked.wrong[""] = _(
        "It is not there any more, or it has another name. What you typed is below: copy what you need."
    )
    return asked


def _asked(before: Mapping[str, Any]) -> QuestionForm:
    """What this request typed, or the question as it is."""
    if request.method == "POST":
        return QuestionForm.posted(request.form, before, text_language())
    return QuestionForm({"type": "text", **before}, text_language())


def _is_ready(asked: QuestionForm, found: Manuscript, entry: Entry | None) -> bool:
    """Whether it can be saved; otherwise the form is shown, changed by a button or with what is wrong."""
    if entry and _is_fixed(found, entry):
        asked.raw["id"] = entry.id
    if act := request.form.get("act"):
        asked.change(act)
        return False
    if not asked.check():
        return False
    others = {each.id for each in entries(found.document) if each.kind == "question"} - {entry.id if entry else ""}
    if asked.raw.get("id") in others:
        asked.wrong["id"] = _("Another question has this name already. Choose another.")
    return not asked.wrong


def _show(
    found: Manuscript, asked: QuestionForm, entry: Entry | None = None, *, collision: Collision | None = None
) -> ResponseReturnValue:
    return show(
        "editing/questions/question.html",
        found,
        part="questions",
        places=[entry.place] if entry else (),
        problems=asked.problems,
        collision=collision,
        asked=asked,
        is_new=entry is None,
        is_fixed=entry is not None and _is_fixed(found, entry),
        dropped=[(setting_words(name)[0], setting_words(name)[2]) for name in asked.dropped],
        concepts=_concepts(found),
        own_findings=own_findings(found, entry),
        list_url=to_list_url(found.slug, f"question-{entry.id}" if entry else None),
    )


def own_findings(found: Manuscript, entry: Entry | None) -> list[Any]:
    """What the gate says about this very part."""
    if entry is None:
        return []
    place = edits.written(entry.place)
    inner = tuple(f"{place}.{name}" for name in ("pages", "questions"))
    return [
        finding
        for finding in found.remarks
        if finding.path.startswith(place)
        and finding.path[len(place) : len(place) + 1] in {"", ".", "["}
        and not finding.path.startswith(tuple(f"{each}[" for each in inner))
    ]


def _back(found: Manuscript, asked: QuestionForm) -> ResponseReturnValue:
    entry = find(found.document, "question", asked.raw["id"])
    if entry:
        say(_("%(what)s is saved."), quoted(entry))
    return to_list(found.slug, f"question-{asked.raw['id']}")


def _is_fixed(found: Manuscript, entry: Entry) -> bool:
    """What was published keeps its name: answers are kept under it."""
    return find(found.published_document, entry.kind, entry.id) is not None


def _names(entry: Entry, after: str) -> dict[str, str]:
    """Every name conditions know its answer by, and the new one."""
    names = {each.name for each in names_of(entry)} | {entry.id}
    return {name: after + name.removeprefix(entry.id) for name in names}


def _concepts(found: Manuscript) -> list[str]:
    """Meanings that are known: of the portal, and of this service."""
    used = {str(concept) for entry in entries(found.document) if (concept := get(entry.part, ("concept",)))}
    return sorted(used.union(*(kind.concepts for kind in kinds().values())))
