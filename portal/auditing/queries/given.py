"""What reports need beside the audit: whose portal it is, what is put up with, what people found."""

from collections.abc import Iterable

from accessibility.findings import Outcome
from accessibility.reports import Given, HumanResult, Site, Waived
from portal.config import settings
from portal.core.i18n import authority_name, portal_name

from ..models import HumanTest
from ..rules import Aid, Result
from .people import all_human_tests
from .waivers import waivers_today

TECHNOLOGIES = {
    Aid.NVDA: "NVDA with Firefox",
    Aid.JAWS: "JAWS with Chrome",
    Aid.VOICEOVER_IOS: "VoiceOver on iOS",
    Aid.VOICEOVER_MACOS: "VoiceOver on macOS",
    Aid.TALKBACK: "TalkBack on Android",
    Aid.KEYBOARD: "keyboard",
    Aid.VOICE: "voice control",
    Aid.MAGNIFIER: "magnifier at 400 %",
    Aid.SWITCH: "switch",
}
"""In English, as the reports for programs are."""
OUTCOMES = {Result.PASSED: Outcome.PASSED, Result.PARTLY: Outcome.FAILED, Result.BARRIER: Outcome.FAILED}
"""What is met only in part is not met."""


def given() -> Given:
    waived = (Waived(each.fingerprint, each.check, each.subject, each.reason, each.until) for each in waivers_today())
    site = Site(
        portal_name(), settings().portal_url, authority_name(), settings().support_email, settings().support_phone
    )
    return Given(site, tuple(waived), tuple(human_results(all_human_tests())))


def human_results(tests: Iterable[HumanTest]) -> list[HumanResult]:
    """In the auditor's words."""
    return [
        HumanResult(
            criterion=test.criterion,
            technology=TECHNOLOGIES[test.aid],
            result=OUTCOMES[test.result],
            on=test.tested_on,
            by=test.tested_by,
            next_due=test.due_on,
            note=test.note,
        )
        for test in tests
    ]
