"""The states of the auditors' pages, and of the pages about barriers, for the auditor itself."""

from portal.core.contributions import PageState


def states() -> list[PageState]:
    return [PageState("auditing.statement"), PageState("auditing.report", "empty")]
