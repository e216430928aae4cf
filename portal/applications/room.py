"""What the applications room brings to the house."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.casework import CaseDecided, CaseKind, MoreAsked, cases_of, progress_of
from portal.catalogue import additions, version
from portal.core.contributions import Card, Job, NavEntry, Subscription
from portal.core.i18n import Text
from portal.core.rooms import Room
from portal.questions import describe

from . import actions, jobs, queries
from .actions.expiring import FORGET_EXPIRED
from .actions.letters import page_of
from .actions.submission import KIND
from .forgetting import FORGETTING, remove
from .rules import Tone, tone_of
from .samples import LETTERS, PAPERS
from .states import STATES
from .views import pages

APPLY = _l("Apply now")
DOING = {
    "report": _l("Report it now"),
    "complaint": _l("Complain now"),
    "booking": _l("Book now"),
    "registration": _l("Register now"),
    "consultation": _l("Take part now"),
    "survey": _l("Take part now"),
    "data_donation": _l("Take part now"),
}


def drafts_card(person_id: UUID) -> Mapping[str, Any] | None:
    drafts = queries.unfinished(person_id)
    return (
        {"drafts": drafts, "because": _("You see this because you started these and have not sent them.")}
        if drafts
        else None
    )


def to_do_card(person_id: UUID) -> Mapping[str, Any] | None:
    waiting = queries.things_to_do(person_id)
    return {"waiting": waiting, "because": _("You see this because we cannot go on without you.")} if waiting else None


def progress_card(person_id: UUID) -> Mapping[str, Any] | None:
    cases = list(cases_of(queries.under_way(person_id)).values())
    if not cases:
        return None
    because = _("You see this because we are working on these for you.")
    return {"cases": [(case, progress_of(case), _tone(case)) for case in cases], "because": because}


def _tone(case: Any) -> Tone:
    """The version was read for the progress already."""
    return tone_of(version(case.service_version_id).definition.kind if case.service_version_id else None)


def what_was_sent(application_id: UUID) -> Mapping[str, Any]:
    """For the staff's page of the case."""
    sent = queries.application(application_id)
    form = version(sent.service_version_id).definition.form
    return {"application": sent, "summaries": describe(form, sent.answers) if form else []}


def refusal_reasons(application_id: UUID) -> Sequence[tuple[str, Text]]:
    definition = version(queries.application(application_id).service_version_id).definition
    return [(reason.id, reason.text) for reason in definition.refusal_reasons]


def page_about(application_id: UUID) -> str:
    return page_of(queries.application(application_id))


def what_one_does(kind: str | None) -> LazyString:
    """The button on the page of a service: one applies for a permit, and reports a broken lamp."""
    return DOING.get(kind or "", APPLY)


def has_form(service: Any) -> bool:
    return bool(service.has_form)


room = Room(
    "applications",
    pages=[pages],
    contributes=[
        additions.ServiceAction("apply", what_one_does, "applications.start", has_form),
        CaseKind(
            KIND,
            "applications/_case_content.html",
            load=what_was_sent,
            answers=queries.answers_of,
            files=queries.files_of,
            refusal_reasons=refusal_reasons,
            values=queries.values_of,
            said=queries.said_of,
            url=page_about,
            remove=remove,
        ),
        Subscription(additions.ServiceChanged, actions.promise_move),
        Job(actions.MOVE_DRAFTS, jobs.move_drafts),
        Job(FORGET_EXPIRED, jobs.forget_expired, every=timedelta(days=1)),
        Subscription(MoreAsked, actions.react_to_request),
        Subscription(CaseDecided, actions.react_to_decision),
        Card("to-do", "applications/_to_do_card.html", to_do_card, order=10),
        Card("drafts", "applications/_drafts_card.html", drafts_card, order=20),
        Card("progress", "applications/_progress_card.html", progress_card, order=25),
        NavEntry(_l("My applications"), "applications.mine", audience="citizen", order=20),
        FORGETTING,
        *STATES,
        *LETTERS,
        *PAPERS,
    ],
)
