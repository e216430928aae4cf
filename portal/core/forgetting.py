"""How a room forgets a person: what goes, what must stay without name and contact, and why it cannot go yet."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from sqlalchemy import String, cast, delete, or_, select

from portal.core.db import db
from portal.core.outbox import JobRow

SHORTEST_WORD = 3
INSTEAD = "…"


@dataclass(frozen=True)
class Whom:
    """A person who is to be forgotten. words: their names, e-mail addresses, telephone numbers and addresses."""

    person_id: UUID
    words: tuple[str, ...] = ()

    def out_of(self, text: str) -> str:
        """The text without whatever tells who they are."""
        return self._telling.sub(INSTEAD, text) if self.words else text

    @cached_property
    def _telling(self) -> re.Pattern[str]:
        """Whole values first, then each word of them that is long enough to tell something."""
        parts = {part for words in self.words for part in re.split(r"[\s,]+", words) if len(part) >= SHORTEST_WORD}
        wanted = sorted({*self.words, *parts}, key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in wanted if each), re.IGNORECASE)


@dataclass(frozen=True)
class Forgotten:
    """What became of it, in words for the operator, with how many there were.

    gone: {'messages': 12}. kept: what stays without name and contact, and why: {'decided cases (...)': 2}.
    """

    gone: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)


def forget_jobs(tokens: Iterable[str]) -> int:
    """Work in the outbox that names one of these ids or addresses will not be done. Says how much there was."""
    wanted = [token for token in tokens if token]
    if not wanted:
        return 0
    text = cast(JobRow.payload, String)
    like = or_(*(text.icontains(token, autoescape=True) for token in wanted))
    whole = re.compile("|".join(rf"(?<![\w.+-]){re.escape(token)}(?![\w-]|\.\w)" for token in wanted), re.IGNORECASE)
    found = [job_id for job_id, payload in db.execute(select(JobRow.id, text).where(like)) if whole.search(payload)]
    db.execute(delete(JobRow).where(JobRow.id.in_(found)))
    return len(found)


def knows_nothing(_person_id: UUID) -> Sequence[str]:
    return ()


def finds_nobody(_email: str) -> UUID | None:
    return None


def nothing_in_the_way(_whom: Whom) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Forgetting:
    """A room's part in forgetting a person. It happens in the caller's transaction.

    obstacles: sentences that say why it cannot be now, and what to do first.
    words: what this room calls the person by. find: whose e-mail address this is.
    """

    name: str
    forget: Callable[[Whom], Forgotten]
    obstacles: Callable[[Whom], Iterable[str]] = nothing_in_the_way
    words: Callable[[UUID], Sequence[str]] = knows_nothing
    find: Callable[[str], UUID | None] = finds_nobody
