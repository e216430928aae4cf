"""What the worker does for the auditor's room."""

import shutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from accessibility import __version__
from portal.config import settings
from portal.core import clock
from portal.core.db import db
from portal.core.rooms import contributions
from portal.search import SearchSource

from . import actions, queries

MOST_PAGES = 400
ALWAYS = ("/", "/services", "/news", "/search", "/accessibility", "/barriers/new", "/sign-in")
NO_DRIVER = "The auditor cannot be loaded: {error}. Install what drives the browser: pip install selenium."


def plan_look() -> None:
    actions.plan_look()


def look_at_live_pages() -> None:
    """Every published page, in the portal's first language and in one other, which changes from week to week.

    Each page is a job of its own, shorter than a lease: letters go out in between, one worker at a time looks, and
    a portal that was started again goes on where it stopped.
    """
    addresses = published_addresses()
    look = actions.begin_look(len(addresses))
    if look is not None:
        shutil.rmtree(_shelf(), ignore_errors=True)
        actions.go_on(look.id, addresses)


def look_at_page(look_id: str, addresses: Sequence[str]) -> None:
    """The first page that is not in the folder of this look yet; with the last one the look has succeeded.

    The database is left alone while the browser looks: that takes up to half a minute.
    """
    look = queries.look(UUID(look_id))
    if look.ended_at:
        return
    db.commit()
    folder = _shelf() / f"{look_id}-{__version__}"
    audit, obstacle = _looked_at_one(addresses, folder)
    if obstacle:
        actions.look_failed(look.id, obstacle)
    elif audit is None:
        actions.go_on(look.id, addresses)
        return
    else:
        actions.look_succeeded(look.id, audit, folder / "pictures")
    shutil.rmtree(_shelf(), ignore_errors=True)


def published_addresses() -> list[str]:
    """What can be found by everybody, and the pages everybody needs."""
    paths = [document.path for source in contributions(SearchSource) for document in source.documents()]
    languages = settings().languages
    week = clock.today().isocalendar().week
    spoken = list(dict.fromkeys((languages[0], languages[week % len(languages)])))
    together = dict.fromkeys(f"/{code}{path}" for path in (*ALWAYS, *paths) for code in spoken)
    return [settings().portal_url + path for path in together][:MOST_PAGES]


def _shelf() -> Path:
    return settings().folder / "looks"


def _looked_at_one(addresses: Sequence[str], folder: Path) -> tuple[Any, str]:
    """The audit, if nothing is left to look at, or why there is none.

    The auditor is loaded here: a portal without a browser starts without it.
    """
    try:
        auditor, browser = import_module("accessibility.running"), import_module("accessibility.browser")
    except ImportError as error:
        return None, NO_DRIVER.format(error=error)
    store = auditor.Store(folder)
    left = [each for each in addresses if not store.has(auditor.Visit(auditor.Cell(each, each)).shard)]
    try:
        if len(left) > 1:
            auditor.audit_urls(left[:1], folder=folder)
            return None, ""
        return auditor.audit_urls(addresses, folder=folder), ""
    except browser.NoBrowser as obstacle:
        return None, str(obstacle)
