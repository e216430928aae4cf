"""The parts of a service, each with its page, and the page on which a finding is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from portal.content import Finding

from ..rules.document import Path, path_of


@dataclass(frozen=True)
class ServicePart:
    """A part of a service. keys: the keys of the document it is about; endpoint: of its page, in the blueprint `editing`."""

    name: str
    label: LazyString
    hint: LazyString
    keys: frozenset[str] = frozenset()

    @property
    def endpoint(self) -> str:
        return f"editing.{self.name}"

    @property
    def place(self) -> str:
        """The path of the whole part, for comments; About is about the service itself."""
        return next(iter(self.keys), "") if len(self.keys) == 1 else ""

    @property
    def has_page(self) -> bool:
        return self.endpoint in current_app.view_functions


PARTS = (
    ServicePart(
        "about",
        _l("About"),
        _l("What citizens read about it, where it is listed, what it costs."),
        frozenset(
            {
                *("", "id", "kind", "is_listed", "department", "topics", "life_events", "personas", "name", "summary"),
                *("keywords", "what", "who", "needs", "cost", "duration", "how", "contact", "legal_basis", "link"),
                *("reviewed_on", "review_on", "promised_working_days", "refusal_reasons", "format"),
            }
        ),
    ),
    ServicePart("questions", _l("Questions"), _l("What citizens are asked."), frozenset({"form"})),
    ServicePart("eligibility", _l("Who may get it"), _l("The check before one applies."), frozenset({"eligibility"})),
    ServicePart(
        "workflow",
        _l("How it is worked"),
        _l("Stages, tasks, deadlines, and what happens by itself."),
        frozenset({"workflow"}),
    ),
    ServicePart("messages", _l("Messages"), _l("What citizens are told."), frozenset({"messages"})),
    ServicePart("documents", _l("Documents"), _l("What the service hands out."), frozenset({"documents"})),
    ServicePart(
        "tests", _l("Tests"), _l("Cases you have thought of, tried before every publication."), frozenset({"tests"})
    ),
    ServicePart("translations", _l("Translations"), _l("What is missing or out of date in a language.")),
)

WAYS_ON = (
    ("editing.preview", _l("Preview")),
    ("editing.publication", _l("Publication")),
    ("editing.comparison", _l("Compare versions")),
    ("editing.history", _l("History")),
    ("editing.comments", _l("Comments")),
    ("editing.copy", _l("Make a copy")),
)
"""What one can do with a service, beside editing its parts."""

Finder = Callable[[str, Path], str | None]
FINDERS: dict[str, Finder] = {}
"""By the first key of a path: the URL of the very page on which that place is edited, or None. A part with pages of its own adds one."""


def ways_on() -> list[tuple[str, LazyString]]:
    """Those that have a page."""
    return [(endpoint, label) for endpoint, label in WAYS_ON if endpoint in current_app.view_functions]


def part_of(path: str) -> ServicePart:
    """The part a finding belongs to."""
    key = str(next(iter(path_of(path)), ""))
    return next((part for part in PARTS if key in part.keys), PARTS[0])


def findings_of(part: ServicePart, findings: Iterable[Finding]) -> list[Finding]:
    """Only those of this part. What is missing in a language is mended by translating, wherever it stands."""
    return [finding for finding in findings if _part_that_mends(finding) is part]


def _part_that_mends(finding: Finding) -> ServicePart:
    translations = PARTS[-1]
    return translations if finding.check == "languages" and translations.has_page else part_of(finding.path)


def url_of(slug: str, path: str) -> str | None:
    """Where this place is mended; None while its part has no page."""
    steps = path_of(path)
    finder = FINDERS.get(str(steps[0])) if steps else None
    if finder and (url := finder(slug, steps)):
        return url
    part = part_of(path)
    if not part.has_page:
        return None
    return url_for(part.endpoint, slug=slug, _anchor="-".join(map(str, steps)) or None)
