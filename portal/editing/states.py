"""The states of the editors' pages that the auditor looks at. What is refused begins no draft."""

from typing import Any

from accessibility.subjects import Fill, Press
from portal.core.contributions import PageState

SEND = (Press(),)
EXAMPLE = {"slug": "residence-parking-permit"}
WRITTEN = {"slug": "library-card"}
IN_REVIEW = {"slug": "youth-pass"}
TRIAL = (
    Fill("zone_at_home", "harbour"),
    Fill("vehicle_kind", "car"),
    Press("main form[action$='/trial'] button[type='submit']:not([name])"),
)


def _page(name: str, state: str = "filled", *, of: dict[str, str] = EXAMPLE, **values: Any) -> PageState:
    return PageState(f"editing.{name}", state, "edith", {**of, **values})


def _refused(name: str, *steps: Fill, state: str = "refused", **values: Any) -> PageState:
    """The page after its form was sent with something missing or wrong."""
    return PageState(f"editing.{name}", state, "edith", {**EXAMPLE, **values}, steps=(*steps, *SEND), status=422)


LISTS = (
    PageState("editing.services", persona="edith"),
    PageState("editing.services", "empty", persona="edith", values={"search": "zzzz"}),
    PageState("editing.services", "in review", persona="salma", values={"state": "in_review"}),
    PageState("editing.new", "empty", persona="edith"),
    PageState("editing.new", "refused", persona="edith", steps=SEND, status=422),
    PageState("editing.import_", "empty", persona="edith"),
    PageState("editing.import_", "refused", persona="edith", steps=SEND, status=422),
)
WHOLE = (
    _page("service"),
    _page("service", "draft", of=WRITTEN),
    PageState("editing.service", "missing", "edith", {"slug": "not-there"}, status=404),
    _page("about"),
    _page("about", "draft", of=WRITTEN),
    _page("publication"),
    _page("publication", "draft", of=WRITTEN),
    _page("publication", "in review", of=IN_REVIEW),
    PageState("editing.publication", "to review", "salma", IN_REVIEW),
    _page("history", "empty"),
    _page("history", of=WRITTEN),
    _page("comparison"),
    _page("comparison", "draft", of=WRITTEN),
    _page("comments", "empty"),
    _page("comments", of=WRITTEN),
    _refused("comments"),
    _page("copy", "empty"),
    _refused("copy", Fill("name", "")),
    _page("roll_back", "empty", number=1),
    _refused("roll_back", number=1),
    PageState("editing.preview", persona="edith", values={**EXAMPLE, "preview:language": "ar", "preview:width": "320"}),
    _page("translations"),
    _page("translation", code="ar", show="all"),
    _page("translation", "nothing to do", code="es"),
)
FORM = (
    _page("questions"),
    _page("question", wanted="fuel"),
    _page("question", "file", wanted="registration_paper"),
    PageState("editing.question", "missing", "edith", {**EXAMPLE, "wanted": "not-there"}, status=404),
    _page("new_question", "empty", page="vehicle"),
    _refused("new_question", page="vehicle"),
    _page("page", wanted="vehicle"),
    _page("new_page", "empty", section="permit"),
    _refused("new_page", section="permit"),
    _page("section", wanted="permit"),
    _page("new_section", "empty"),
    _refused("new_section"),
    _page("form_as_a_whole"),
    _refused("form_as_a_whole", Fill("retention_months", "a while")),
)
REST = (
    _page("messages"),
    _page("message", wanted="person-looks"),
    _page("new_message", "empty"),
    _refused("new_message"),
    _page("documents"),
    _page("document", wanted="permit-year"),
    _refused("document", Fill("valid_months", "a while"), wanted="permit-year"),
    _page("new_document", "empty"),
    _refused("new_document"),
    _page("eligibility"),
    _page("try_table", "empty"),
    PageState("editing.try_table", "success", "edith", EXAMPLE, steps=TRIAL),
    _page("check_question", wanted="zone_at_home"),
    _page("new_check_question", "empty"),
    _refused("new_check_question"),
    _page("workflow"),
    _page("stage", wanted="look"),
    _refused("stage", Fill("working_days", "a while"), wanted="look"),
    _page("new_stage", "empty"),
    _refused("new_stage"),
    _page("workflow_item", place="workflow.stages[0].steps[0]"),
    _page("workflow_item", "way", place="workflow.stages[0].ways[0]"),
    _page("workflow_item", "timer", place="workflow.stages[1].timers[0]"),
    _page("workflow_item", "new", place="workflow.stages[0].steps[2]"),
    _refused("workflow_item", Fill("set-keep_as", ""), place="workflow.stages[0].steps[0]"),
    _page("tests"),
    _page("test", number=0),
    _refused("test", Fill("name", ""), number=0),
    _page("new_test", "empty"),
    _refused("new_test"),
)
KINDS = {
    "appointment": ("bulky-waste-collection", "appointment"),
    "consents": ("health-data-donation", "consent"),
    "dates and times": ("marriage-registration", "day"),
    "duration": ("walk-through-report", "what"),
    "group": ("bulky-waste-collection", "things"),
    "household": ("marriage-registration", "partner"),
    "matrix": ("walk-through-report", "how-it-was"),
    "place": ("report-street-light", "where"),
    "ranking": ("library-hours-survey", "wishes"),
    "signature": ("health-data-donation", "sign"),
}
"""Kinds of questions that nobody in the city is being asked just now: service and page."""
PREVIEWS = tuple(
    _page("preview", kind, of={"slug": slug}, **{"preview:page": page}) for kind, (slug, page) in KINDS.items()
)
STATES = (*LISTS, *WHOLE, *FORM, *REST, *PREVIEWS)
