"""What every page about one service shares: opening it, saving a part of it, and showing a page.

Each form carries `seen`, the fingerprint of the part it edits. When a colleague was quicker with that very part, nothing
is saved: the page comes back, says who changed what, and keeps what was typed. Saving again is then a decision.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, has_request_context, request
from flask_babel import gettext as _

from portal.config import settings
from portal.content import Manuscript, manuscript
from portal.core.i18n import language, pick
from portal.core.web import render
from portal.identity import staff_names

from ..actions import title_of
from ..forms.editor_form import typed
from ..rules import SERVICE
from ..rules.comparison import Difference, differences
from ..rules.document import Path, get, path_of, written
from .parts import PARTS, findings_of, part_of, url_of, ways_on
from .verbs import words_of

pages = Blueprint("editing", __name__, url_prefix="/staff/services", template_folder="../templates")
"""Every page of this room is on it, so that links keep the language in which an editor writes."""

Edit = Callable[[dict[str, Any]], Mapping[str, Any]]
SHOWN = 30


@dataclass(frozen=True)
class Collision:
    """Somebody else changed the same part meanwhile. mine: what saving again would change of theirs."""

    by: UUID | None
    at: datetime | None
    mine: Sequence[Difference]


@pages.url_defaults
def keep_text_language(_endpoint: str, values: dict[str, Any]) -> None:
    """The language in which an editor writes stays in the address, from page to page."""
    if has_request_context() and (chosen := _chosen_language()):
        values.setdefault("text", chosen)


def text_language() -> str:
    """The language the editor writes in: ?text=, else the language of the page."""
    return _chosen_language() or language()


def opened(slug: str) -> Manuscript:
    """The service as it is being written, or as it is published. A POST makes others who change it wait.

    Raises NoResultFound, which is a 404.
    """
    return manuscript(SERVICE, slug, to_change=request.method == "POST")


def seen(found: Manuscript, places: Sequence[Path]) -> str:
    """What a form that edits these places carries, so that colleagues' changes of them are noticed."""
    return found.fingerprint([get(found.document, place) for place in places])


def save(found: Manuscript, verb: str, edit: Edit, *, places: Sequence[Path], **details: Any) -> Collision | None:
    """Change the document, unless somebody else has changed one of these places since the form was opened.

    verb: past tense, with words in words.py. edit: the whole document in, the new one out.
    A double click, or the very same change by two people, is done by the first.

    Raises Refused, or NoSuchPlace from the edit.
    """
    new = edit(found.document)
    if new == found.document:
        return None
    if request.form.get("seen", "") != seen(found, places):
        return _collision(found, new, places)
    changed = [place for place in places if get(found.document, place) != get(new, place)] or list(places)
    if len(changed) > 1:
        details["changed"] = [written(place) for place in changed[:SHOWN]]
    found.change(verb, lambda _document: new, place=_common(changed), **details)
    return None


def show(template: str, found: Manuscript, *, part: str = "", places: Sequence[Path] = (), **context: Any) -> Response:
    """One page about the service. `form`, `problems` and `collision` in the context make it a refused page.

    part: the name of one of PARTS, whose findings are shown. places: what the page's form edits.
    """
    form, collision = context.get("form"), context.get("collision")
    problems = [*context.pop("problems", ()), *(form.problems() if form else ())]
    if collision:
        problems.insert(0, ("collision", _("Somebody else has changed this part. See what is new, then save again.")))
    own = next((each for each in PARTS if each.name == part), None)
    comments = [each for each in found.comments if not each.resolved_at and part_of(each.place) is own] if own else []
    names = staff_names(_people(found, collision) | {each.by for each in comments if each.by})
    return render(
        template,
        found=found,
        slug=found.slug,
        title=pick(title_of(found.document)),
        parts=PARTS,
        part=own,
        findings=findings_of(own, found.remarks) if own else [],
        comments_here=comments,
        url_of=url_of,
        ways_on=ways_on(),
        words_of=words_of,
        seen=_still_seen() or seen(found, places),
        was_parked=_still_seen() is not None,
        text=text_language(),
        names=names | context.pop("names", {}),
        problems=problems,
        **context,
    )


def _chosen_language() -> str | None:
    chosen = request.args.get("text")
    return chosen if chosen in settings().languages else None


def _still_seen() -> str | None:
    """What the editor saw when they typed, if their session was over since: colleagues' changes are still noticed."""
    fields = typed() if request.method == "GET" else None
    return fields.get("seen") if fields else None


def _people(found: Manuscript, collision: Collision | None) -> set[UUID]:
    draft = found.draft
    people = {draft.changed_by, draft.approved_by, draft.scheduled_by} if draft else set()
    return {each for each in (*people, collision and collision.by) if each}


def _collision(found: Manuscript, new: Mapping[str, Any], places: Sequence[Path]) -> Collision:
    last = next((step for step in found.history()[0] if step.before and _touches(step.place, places)), None)
    languages = settings().languages
    mine = [
        difference
        for place in places
        for difference in differences(
            get(found.document, place), get(new, place), languages=languages, path=written(place)
        )
    ]
    return Collision(last.by if last else None, last.at if last else None, mine[:SHOWN])


def _touches(place: str, places: Sequence[Path]) -> bool:
    steps = path_of(place)
    return any(steps[: len(other)] == other[: len(steps)] for other in places)


def _common(places: Sequence[Path]) -> str:
    """The place that holds all of these, as the history writes it."""
    first = places[0] if places else ()
    length = next(
        (number for number, steps in enumerate(zip(*places, strict=False)) if len(set(steps)) > 1),
        min((len(place) for place in places), default=0),
    )
    return written(first[:length])
