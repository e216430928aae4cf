import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from portal.core.rooms import contributions
from portal.core.web import go_to, render
from portal.identity import current_account, staff_can

from . import actions, queries
from .forms import FACT_LABELS, PeopleSearchForm, ReasonForm
from .rules import PersonPart

staff_pages = Blueprint("people_staff", __name__, url_prefix="/staff/people", template_folder="templates")
log = logging.getLogger(__name__)


@staff_pages.get("")
@staff_can("people:look")
def search() -> ResponseReturnValue:
    form = PeopleSearchForm()
    wanted = str(form.q.data or "") if form.validate() else ""
    return render(
        "people/staff_search.html",
        partial="people/_found.html",
        form=form,
        wanted=wanted,
        people=queries.search_people(wanted),
    )


@staff_pages.route("/<uuid:person_id>", methods=["GET", "POST"])
@staff_can("people:look")
def person(person_id: UUID) -> ResponseReturnValue:
    """First the reason, which is recorded; then, for half an hour, everything."""
    who = queries.person(person_id)
    form = ReasonForm()
    if form.validate_on_submit():
        actions.record_access(person_id, str(form.reason.data))
        return go_to(".person", person_id=person_id)
    viewer = current_account()
    if request.method == "POST" or viewer is None or not queries.has_just_looked(person_id, viewer.account_id):
        return render("people/staff_reason.html", form=form, person=who)
    return render(
        "people/staff_person.html",
        person=queries.whole_person(person_id),
        situation=queries.situation_of(person_id),
        fact_labels=FACT_LABELS,
        parts=_parts(person_id),
    )


def _parts(person_id: UUID) -> list[tuple[PersonPart, Mapping[str, Any] | None]]:
    """What the other rooms know; None in place of one that is broken."""
    loaded: list[tuple[PersonPart, Mapping[str, Any] | None]] = []
    for part in sorted(contributions(PersonPart), key=lambda part: part.order):
        try:
            content = part.load(person_id)
        except Exception:
            log.exception("The part %s of a person's page is broken", part.name)
            loaded.append((part, None))
        else:
            if content is not None:
                loaded.append((part, content))
    return loaded
