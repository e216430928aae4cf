"""Which cases there are, and who gets them."""

import json
from collections.abc import Iterable
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from flask import Blueprint, current_app, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from portal.core import clock
from portal.core.forms import tidy
from portal.core.i18n import language, pick, tr
from portal.core.web import go_to, go_to_url, own_path, render, render_part
from portal.identity import staff_can, staff_names

from .. import actions, queries
from ..forms import TO_NOBODY, FilterForm, HandoverForm, choices
from ..queries.inbox import ServiceWithCases
from ..rules import Desk
from .staff import days_left_until, is_supervisor, me, people_to_choose

MOST_FILTERS, MOST_NAMES = 50, 2_000
FILTERS = {"search", "status", "service", "desk", "sorting", "overdue", "stuck"}

inbox_pages = Blueprint("casework", __name__, url_prefix="/staff/cases", template_folder="../templates")


@inbox_pages.get("")
@staff_can("cases:read")
def inbox() -> ResponseReturnValue:
    """One page of the list; with htmx only the list."""
    services = queries.services_with_cases()
    form = FilterForm()
    page = queries.cases_page(form.wanted(), account_id=me().account_id, search=form.search.data or "", place=_place())
    form.sorting.data = page.order
    done = _handover_just_made()
    accounts = {row.assigned_to for row in page.rows} | ({done.given_to} if done else set())
    return render(
        "casework/inbox.html",
        partial="casework/_cases.html",
        me=me(),
        form=form,
        filters=partial(_filters, form, services),
        shown=page,
        asked=_asked(),
        services=_said(services, page),
        names=staff_names(accounts - {None}),
        days_left=days_left_until(),
        today=clock.today(),
        is_all_ticked=request.args.get("tick") == "all",
        done=done,
    )


@inbox_pages.get("/next")
@staff_can("cases:decide")
def next_case() -> ResponseReturnValue:
    """What this clerk can do next: the most urgent case of theirs that waits for nobody else; else their list."""
    reference = queries.next_case_of(me().account_id)
    return go_to("cases.answers", reference=reference) if reference else go_to(".inbox", desk=Desk.ME)


@inbox_pages.route("/assignments", methods=["GET", "POST"])
@staff_can("cases:decide")
def assignments() -> ResponseReturnValue:
    """Who gets the ticked cases. 'Assign to me' in the list posts here at once."""
    form = HandoverForm()
    form.to.choices = people_to_choose()
    if request.method == "GET":
        form.case.data = tidy(request.args.getlist("case"))
    cases = queries.cases_called((form.case.data or [])[: queries.ROWS])
    if form.validate_on_submit():
        to = None if form.to.data == TO_NOBODY else UUID(form.to.data)
        ids, myself = [case.id for case in cases], me().account_id
        handover = actions.assign(ids, to=to, by=myself, by_supervisor=is_supervisor())
        return go_to_url(_back_to_list(form.next.data, done=str(handover.id)))
    return render("casework/assignments.html", form=form, cases=cases, next=_back_to_list(form.next.data))


@inbox_pages.post("/assignments/<uuid:handover_id>/reversal")
@staff_can("cases:decide")
def reversal(handover_id: UUID) -> ResponseReturnValue:
    try:
        undone, left = actions.undo(handover_id, by=me().account_id)
    except actions.TooLate:
        flash(_("This cannot be undone any more. Assign the cases again instead."), "warning")
        return go_to_url(_back_to_list(request.form.get("next")))
    flash(ngettext("%(num)d case is back where it was.", "%(num)d cases are back where they were.", undone))
    if left:
        one = "%(num)d case was left alone: somebody has worked on it since."
        many = "%(num)d cases were left alone: somebody has worked on them since."
        flash(ngettext(one, many, left), "warning")
    return go_to_url(_back_to_list(request.form.get("next")))


def _filters(form: FilterForm, services: tuple[ServiceWithCases, ...]) -> Markup:
    """All fields but what is searched for. Staff turn many pages under a few filters: each is put together once."""
    kept: dict[Any, Markup] = current_app.extensions.setdefault("inbox_filters", {})
    key = (language(), services, *(field.data for field in form if field is not form.search))
    found = kept.get(key)
    if found is None:
        names = {service.slug: pick(json.loads(service.names)).text for service in services}
        form.service.choices = choices({"": _("All services"), **dict(sorted(names.items(), key=itemgetter(1)))})
        if len(kept) >= MOST_FILTERS:
            kept.clear()
        found = kept[key] = render_part("casework/_filters.html", form=form)
    return found


@lru_cache(MOST_NAMES)
def _name(names: str, _language: str) -> Markup:
    return tr(json.loads(names))


def _said(services: Iterable[ServiceWithCases], page: queries.CasePage) -> dict[UUID, Markup]:
    """The names of the services on this page, each said once."""
    wanted, speaking = {row.service_id for row in page.rows}, language()
    return {service.id: _name(service.names, speaking) for service in services if service.id in wanted}


def _asked() -> dict[str, Any]:
    """The filter as it stands in the URL, without the page and without what was just done."""
    return {name: value for name, value in request.args.items() if value and name in FILTERS}


def _place() -> queries.Place | None:
    if after := request.args.get("after"):
        return queries.Place.read(after, backwards=False)
    return queries.Place.read(request.args.get("before", ""), backwards=True)


def _handover_just_made() -> Any:
    try:
        return queries.handover_of(UUID(request.args["done"]), by=me().account_id)
    except (KeyError, ValueError):
        return None


def _back_to_list(url: str | None, **more: str) -> str:
    """The list as it was, whatever `done` it had."""
    parts = urlsplit(own_path(url) or "")
    inbox_url = url_for(".inbox")
    query = [pair for pair in parts.query.split("&") if pair and not pair.startswith(("done=", "tick="))]
    if parts.path != inbox_url:
        query = []
    if more:
        query.append(urlencode(more))
    return f"{inbox_url}?{'&'.join(query)}" if query else inbox_url
