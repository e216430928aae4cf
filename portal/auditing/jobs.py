"""What the worker does for the auditor's room."""

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.config import settings
from portal.core import clock
from portal.core.db import db
from portal.core.rooms import contributions
from portal.search import SearchSource

from . import actions

MOST_PAGES = 400
ALWAYS = ("/", "/services", "/news", "/search", "/accessibility", "/barriers/new", "/sign-in")
NO_DRIVER = "The auditor cannot be loaded: {error}. Install what drives the browser: pip install selenium."


def plan_look() -> None:
    actions.plan_look()


def look_at_live_pages() -> None:
    """Every published page, in the portal's first language and in one other, which changes from week to week.

    The database is left alone while the browser looks: that takes minutes.
    """
    addresses = published_addresses()
    look = actions.begin_look(len(addresses))
    db.commit()
    if look is None:
        return
    with TemporaryDirectory() as folder:
        audit, obstacle = _looked_at(addresses, Path(folder))
        if audit is None:
            actions.look_failed(look.id, obstacle)
        else:
            actions.look_succeeded(look.id, audit, Path(folder) / "pictures")


def published_addresses() -> list[str]:
    """What can be found by everybody, and the pages everybody needs."""
    paths = [document.path for source in contributions(SearchSource) for document in source.documents()]
    languages = settings().languages
    week = clock.today().isocalendar().week
    spoken = list(dict.fromkeys((languages[0], languages[week % len(languages)])))
    together = dict.fromkeys(f"/{code}{path}" for path in (*ALWAYS, *paths) for code in spoken)
    return [settings().portal_url + path for path in together][:MOST_PAGES]


def _looked_at(addresses: list[str], folder: Path) -> tuple[Any, str]:
    """The audit, or why there is none. The auditor is loaded here: a portal without a browser starts without it."""
    try:
        auditor, browser = import_module("accessibility.running"), import_module("accessibility.browser")
    except ImportError as error:
        return None, NO_DRIVER.format(error=error)
    try:
        return auditor.audit_urls(addresses, folder=folder), ""
    except browser.NoBrowser as obstacle:
        return None, str(obstacle)
