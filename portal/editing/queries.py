"""The editors' list: every service, published or only begun, with where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from portal.catalogue import editorial
from portal.content import manuscripts
from portal.core import clock
from portal.core.i18n import pick

from .actions import SERVICE

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

    def is_in(self, state: str, today: date) -> bool:
        """Whether it stands there; a service may stand in several states."""
        if state == STALE:
            return self.stale_texts > 0
        if state == REVIEW_PASSED:
            return self.review_on is not None and self.review_on < today
        if state == STOPPED:
            return self.is_stopped
        return not state or state == self.state


@dataclass(frozen=True)
class ListPage:
    """One page of the list. counts: how many stand in each state, whatever page is shown."""

    lines: Sequence[ServiceLine]
    page: int
    pages: int
    total: int
    counts: dict[str, int]


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
    counts = {each: sum(line.is_in(each, today) for line in found) for each in STATES}
    shown = [line for line in found if line.is_in(state, today)]
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
