"""The editors' list: every service, published or only begun, with where it stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.catalogue import editorial
from portal.content import manuscripts
from portal.core import clock
from portal.core.i18n import pick

from .rules import SERVICE

ROWS = 50
PUBLISHED, STALE, REVIEW_PASSED, STOPPED = "published", "stale", "review_passed", "stopped"
STATES = ("writing", "in_review", "approved", "scheduled", PUBLISHED, STALE, REVIEW_PASSED, STOPPED)


@dataclass(frozen=True)
class ServiceLine:
    """A service in the list. state: of its draft, or published. number: of the version that is public, 0 if none."""

    slug: str
    name: str
    said_in: str
    state: str
    number: int
    department: str = ""
    review_on: date | None = None
    stale_texts: int = 0
    changed_by: UUID | None = None
    changed_at: datetime | None = None
    publish_at: datetime | None = None
    is_stopped: bool = False

    def states(self, today: date) -> list[str]:
        """Where it stands; a service may stand in several states."""
        found = [str(self.state)]
        if self.stale_texts:
            found.append(STALE)
        if self.review_on and self.review_on < today:
            found.append(REVIEW_PASSED)
        if self.is_stopped:
            found.append(STOPPED)
        return found


@dataclass(frozen=True)
class ListPage:
    """One page of the list. counts: how many stand in each state, whatever page is shown."""

    lines: Sequence[ServiceLine]
    page: int
    pages: int
    total: int
    counts: Mapping[str, int]


def services(*, search: str = "", state: str = "", department: str = "", page: int = 1) -> ListPage:
    """By name. Those that were never published come first: somebody is at work on them."""
    today = clock.today()
    words = search.casefold().split()
    found = [
        line
        for line in _lines()
        if (not department or line.department == department)
        and all(word in line.name.casefold() or word in line.slug for word in words)
    ]
    standing = [(line, line.states(today)) for line in found]
    counts = Counter(each for _line, states in standing for each in states)
    shown = [line for line, states in standing if not state or state in states]
    pages = max(1, -(-len(shown) // ROWS))
    page = min(page, pages)
    return ListPage(shown[(page - 1) * ROWS : page * ROWS], page, pages, len(shown), counts)


def _lines() -> Iterator[ServiceLine]:
    drafts = manuscripts(SERVICE)
    published = editorial.every_service()
    known = {line.slug for line in published}
    for slug, draft in sorted(drafts.items()):
        if slug not in known:
            title = pick(draft.title)
            yield ServiceLine(
                slug,
                title.text or slug,
                title.language,
                draft.state,
                0,
                stale_texts=draft.stale_texts,
                changed_by=draft.changed_by,
                changed_at=draft.changed_at,
                publish_at=draft.publish_at,
                is_stopped=draft.is_stopped,
            )
    for line in published:
        own = drafts.get(line.slug)
        yield ServiceLine(
            line.slug,
            line.name,
            line.said_in,
            own.state if own else PUBLISHED,
            line.number,
            line.department,
            line.review_on,
            *((own.stale_texts, own.changed_by, own.changed_at, own.publish_at, own.is_stopped) if own else ()),
        )
