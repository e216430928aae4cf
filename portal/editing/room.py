"""What the editing room brings to the house."""

from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.content import manuscripts
from portal.core.contributions import AdminEntry, NavEntry, PageState
from portal.core.rooms import Room

from .actions import SERVICES
from .rules import SERVICE
from .views import pages

EXAMPLE = {"slug": "residence-parking-permit"}


def how_many_wait_for_review(account_id: UUID) -> int:
    """Those somebody else has written: nobody reviews their own."""
    lines = manuscripts(SERVICE).values()
    return sum(line.state == "in_review" and line.changed_by != account_id for line in lines)


room = Room(
    "editing",
    pages=[pages],
    contributes=[
        SERVICES,
        NavEntry(_l("Edit services"), "editing.services", audience="staff: catalogue:edit", order=20),
        AdminEntry(
            _l("Edit services"),
            "editing.services",
            permission="catalogue:edit",
            hint=_l("Write, translate, review and publish what the authority offers."),
            icon="file",
            order=40,
        ),
        AdminEntry(
            _l("Services to review"),
            "editing.services",
            permission="catalogue:edit",
            hint=_l("A colleague has written them and asks you to look."),
            icon="eye",
            order=45,
            values={"state": "in_review"},
            count=how_many_wait_for_review,
        ),
        PageState("editing.services", persona="edith"),
        PageState("editing.services", state="empty", persona="edith", values={"search": "zzzz"}),
        PageState("editing.new", persona="edith"),
        PageState("editing.import_", persona="edith"),
        *(
            PageState(f"editing.{page}", persona="edith", values=EXAMPLE)
            for page in ("service", "about", "publication", "history", "comparison", "comments", "copy")
        ),
        *(
            PageState(f"editing.{page}", persona="edith", values={**EXAMPLE, **values})
            for page, values in (
                ("questions", {}),
                ("question", {"wanted": "fuel"}),
                ("page", {"wanted": "vehicle"}),
                ("section", {"wanted": "permit"}),
                ("new_question", {"page": "vehicle"}),
                ("new_page", {"section": "permit"}),
                ("new_section", {}),
                ("form_as_a_whole", {}),
                ("preview", {"preview:language": "ar", "preview:width": "320"}),
                ("messages", {}),
                ("message", {"wanted": "person-looks"}),
                ("new_message", {}),
                ("documents", {}),
                ("document", {"wanted": "permit-year"}),
                ("new_document", {}),
                ("eligibility", {}),
                ("try_table", {}),
                ("check_question", {"wanted": "zone_at_home"}),
                ("new_check_question", {}),
                ("workflow", {}),
                ("stage", {"wanted": "look"}),
                ("new_stage", {}),
                ("workflow_item", {"place": "workflow.stages[0].steps[0]"}),
                ("tests", {}),
                ("test", {"number": 0}),
                ("new_test", {}),
                ("translations", {}),
                ("translation", {"code": "ar", "show": "all"}),
            )
        ),
        PageState("editing.roll_back", persona="edith", values={**EXAMPLE, "number": 1}),
    ],
)
