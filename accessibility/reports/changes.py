"""What came and what went between two audits."""

from dataclasses import dataclass

from ..findings import Audit
from .digest import Barrier, digest
from .given import Given


@dataclass(frozen=True)
class Changes:
    """Folded findings. still: as the newer audit saw them. not_seen: gone, but its check or page was not in the newer one."""

    new: tuple[Barrier, ...]
    gone: tuple[Barrier, ...]
    still: tuple[Barrier, ...]
    not_seen: tuple[Barrier, ...]


def changes(before: Audit, after: Audit, given: Given | None = None) -> Changes:
    """Compared by fingerprint, so that a figure in a selector, a language or a width makes no difference."""
    old = {each.fingerprint: each for each in digest(before, given).all()}
    now = {each.fingerprint: each for each in digest(after, given).all()}
    looked_at = {(record.cell.subject, check) for record in after.records for check in record.outcomes}
    away = [each for mark, each in old.items() if mark not in now]
    return Changes(
        new=tuple(each for mark, each in now.items() if mark not in old),
        gone=tuple(each for each in away if (each.subject, each.check) in looked_at),
        still=tuple(each for mark, each in now.items() if mark in old),
        not_seen=tuple(each for each in away if (each.subject, each.check) not in looked_at),
    )
