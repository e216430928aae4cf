"""What the casework room brings to the house."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.core.contributions import AdminEntry, Command, Job, NavEntry
from portal.core.retention import Need
from portal.core.rooms import Room
from portal.people import PersonPart

from . import queries
from .actions import FOLLOW_UP, RUN_STEP, RUN_TIMER
from .actions.cases import TELL_OVERDUE
from .actions.expiring import FORGET_EXPIRED
from .commands import cases
from .forgetting import FORGETTING
from .jobs import forget_expired, run_step, run_timer, tell_overdue
from .queries import CaseKind
from .staff_views import case_pages, inbox_pages
from .states import LETTERS, PAPERS, STATES
from .views import documents


def how_many_are_mine(account_id: UUID) -> int:
    return queries.how_many_open(assigned_to=account_id)


def how_many_are_free(_account_id: UUID) -> int:
    return queries.how_many_open(only_free=True)


def how_many_are_late(_account_id: UUID) -> int:
    return queries.how_many_open(only_overdue=True)


def how_many_are_stuck(_account_id: UUID) -> int:
    return queries.how_many_stuck()


def how_many_are_escalated(_account_id: UUID) -> int:
    return queries.how_many_escalated()


def cases_of_this_person(person_id: UUID) -> Mapping[str, Any] | None:
    found = queries.cases_of_person(person_id)
    return {"cases": found} if found else None


room = Room(
    "casework",
    pages=[inbox_pages, case_pages, documents],
    contributes=[
        NavEntry(_l("Cases"), "casework.inbox", audience="staff: cases:read", order=10),
        AdminEntry(
            _l("My cases"),
            "casework.inbox",
            permission="cases:read",
            hint=_l("Cases that are assigned to you, the most urgent first."),
            icon="briefcase",
            order=10,
            values={"desk": "me"},
            count=how_many_are_mine,
        ),
        AdminEntry(
            _l("Overdue cases"),
            "casework.inbox",
            permission="cases:read",
            hint=_l("The promised day has passed. Deal with these first."),
            icon="clock",
            order=20,
            values={"overdue": "y"},
            count=how_many_are_late,
        ),
        AdminEntry(
            _l("Cases nobody has"),
            "casework.inbox",
            permission="cases:read",
            hint=_l("Take one, or give it to somebody."),
            icon="list",
            order=30,
            values={"desk": "nobody"},
            count=how_many_are_free,
        ),
        AdminEntry(
            _l("Waits for staff"),
            "casework.inbox",
            permission="cases:decide",
            hint=_l("The portal could not do something by itself. Try again, or do it by hand."),
            icon="settings",
            order=25,
            values={"stuck": "y"},
            count=how_many_are_stuck,
        ),
        AdminEntry(
            _l("For a supervisor"),
            "casework.inbox",
            permission="cases:assign",
            hint=_l("Cases that took too long in a stage, or need somebody who may decide more."),
            icon="briefcase",
            order=27,
            values={"desk": "supervisor"},
            count=how_many_are_escalated,
        ),
        PersonPart("cases", "casework/_person_part.html", cases_of_this_person, order=20),
        Job(TELL_OVERDUE, tell_overdue, every=timedelta(minutes=15)),
        Job(FORGET_EXPIRED, forget_expired, every=timedelta(days=1)),
        Job(RUN_STEP, run_step),
        Job(RUN_TIMER, run_timer),
        CaseKind(
            FOLLOW_UP,
            "casework/_follow_up.html",
            load=queries.parent_content,
            answers=queries.answers_of_parents,
            files=queries.files_of_parent,
            refusal_reasons=queries.own_refusal_reasons,
            values=queries.values_of_parent,
            said=queries.said_of_parent,
            url=queries.page_of_parent,
        ),
        Need("case", queries.is_followed_by_open),
        Command(cases),
        FORGETTING,
        *STATES,
        *LETTERS,
        *PAPERS,
    ],
)
