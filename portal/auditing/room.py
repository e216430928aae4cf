"""What the auditor's room brings to the house."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.casework import CaseDecided, CaseKind, MoreAsked
from portal.core.commands import LaterCommand
from portal.core.contributions import AdminEntry, Command, Job, NavEntry, Subscription
from portal.core.rooms import Room

from . import actions, jobs, queries
from .forgetting import FORGETTING, remove
from .forms import AID_WORDS
from .staff_views import pages as staff_pages
from .states import letters, states
from .views import pages


def how_many_failed(_account_id: UUID) -> int:
    latest = queries.latest_audit()
    return queries.lines_of([latest])[0].failed if latest else 0


def how_many_overdue(_account_id: UUID) -> int:
    return queries.how_many_overdue()


def what_was_reported(report_id: UUID) -> Mapping[str, Any]:
    """For the staff's page of the case."""
    return {"report": queries.report(report_id), "aid_words": AID_WORDS}


def answers_of(report_ids: Sequence[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
    found = queries.reports_of(report_ids)
    return {each.id: {"tried": each.tried, "obstacle": each.obstacle, "page": each.page} for each in found.values()}


def page_about(report_id: UUID) -> str:
    report = queries.report(report_id)
    return f"/{report.language}/barriers/{report.reference}"


room = Room(
    "auditing",
    pages=[pages, staff_pages],
    contributes=[
        Command(
            LaterCommand(
                "audit",
                "portal.auditing.commands:audit",
                help="Look at every page as people who cannot use all pages do.",
            ),
            needs_portal=False,
        ),
        CaseKind(
            actions.KIND,
            "auditing/_case_content.html",
            load=what_was_reported,
            answers=answers_of,
            url=page_about,
            remove=remove,
        ),
        Subscription(MoreAsked, actions.react_to_request),
        Subscription(CaseDecided, actions.react_to_decision),
        Job("auditing.plan_look", jobs.plan_look, every=timedelta(days=1)),
        Job(actions.LOOK, jobs.look_at_live_pages),
        Job(actions.LOOK_AT_PAGE, jobs.look_at_page),
        NavEntry(_l("Accessibility"), "auditing_staff.audits", audience="staff: audit:read", order=15),
        AdminEntry(
            _l("Accessibility"),
            "auditing_staff.audits",
            permission="audit:read",
            hint=_l("What shuts people out, release by release."),
            icon="eye",
            order=15,
            count=how_many_failed,
        ),
        AdminEntry(
            _l("Tests by people"),
            "auditing_staff.human_tests",
            permission="audit:read",
            hint=_l("What only people can judge, and what is due to be tested again."),
            icon="user",
            order=16,
            values={"overdue": "y"},
            count=how_many_overdue,
        ),
        FORGETTING,
        *states(),
        *letters(),
    ],
)
