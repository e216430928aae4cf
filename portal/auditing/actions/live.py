"""Looking at the published pages as they are, by night."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from accessibility import findings as auditor
from portal.config import settings
from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.ledger import About
from portal.core.outbox import enqueue

from .. import queries
from ..models import Audit, LiveLook
from ..rules import Kind
from .audits import take_in

LOOK = "auditing.look_at_live_pages"
LOOK_AT_PAGE = "auditing.look_at_page"
EVERY = timedelta(days=7)
AT_NIGHT = time(3)
LONGEST_LOOK = timedelta(hours=6)
LONGEST_OBSTACLE = 1_000


def plan_look() -> None:
    """Once a week, in the coming night. Not in a demo, which is built and tested over and over."""
    last = queries.last_look()
    if settings().has_demo_sign_in or (last and last.begun_at > clock.now() - EVERY):
        return
    here = ZoneInfo(settings().timezone)
    tonight = datetime.combine(clock.today() + timedelta(days=1), AT_NIGHT, tzinfo=here)
    enqueue(LOOK, run_at=tonight, key=LOOK)


def ask_to_look() -> None:
    """An auditor does not wait for the night. The look that is planned for it stays."""
    enqueue(LOOK, key=f"{LOOK}.now")


def begin_look(pages: int) -> LiveLook | None:
    """None if a look is under way."""
    last = queries.last_look()
    if last and last.ended_at is None and last.begun_at > clock.now() - LONGEST_LOOK:
        return None
    if last and last.ended_at is None:
        look_failed(last.id, "It was interrupted.")
    look = LiveLook(id=new_id(), begun_at=clock.now(), pages=pages)
    db.add(look)
    return look


def go_on(look_id: UUID, addresses: Sequence[str]) -> None:
    """One more page of this look, after whatever else is waiting."""
    enqueue(LOOK_AT_PAGE, look_id=str(look_id), addresses=list(addresses))


def look_failed(look_id: UUID, obstacle: str) -> None:
    """obstacle: why not, as an English sentence."""
    look = queries.look(look_id)
    look.ended_at, look.obstacle = clock.now(), obstacle[:LONGEST_OBSTACLE] or "Nobody knows why."
    ledger.record(About("live_look", look.id), "live_pages.not_looked_at", obstacle=look.obstacle)


def look_succeeded(look_id: UUID, audit: auditor.Audit, pictures: Path) -> Audit:
    """pictures: the folder they lie in."""
    look = queries.look(look_id)
    whole = replace(audit, started_at=look.begun_at, finished_at=clock.now())
    taken = take_in(whole, pictures, kind=Kind.LIVE)
    look.ended_at, look.audit_id = clock.now(), taken.id
    return taken
