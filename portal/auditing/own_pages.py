"""Serves this portal beside the auditor, with people signed in, and says what there is to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from logging import WARNING
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, current_app, has_app_context

from accessibility.benchmark.building import build
from accessibility.browser import FOR_SMALL_PAGES
from accessibility.running import Plan
from accessibility.site import Site
from accessibility.subjects import Subject
from portal.config import LANGUAGES, settings
from portal.core import watching
from portal.core.commands import bring_up_to_date
from portal.core.contributions import Preparation
from portal.core.rooms import contributions
from portal.core.serving import served

from .samples import samples, with_samples
from .subjects import subjects
from .twins import twins
from .visiting import Visitor

DEEP_IN = ("en", "ar")
"""Slow walks are done in one language from left to right and in one from right to left."""

SECONDS = 120
"""For one page in one language, in every way: nobody waits for it, and a slow machine is no reason to leave a gap."""


@dataclass(frozen=True)
class Wish:
    """What to look at.

    quick: the path of one page. only: page states whose name contains this.
    shard: which part of how many.
    """

    quick: str = ""
    languages: tuple[str, ...] = LANGUAGES
    only: str = ""
    shard: tuple[int, int] = (1, 1)
    browsers: int = 2


@contextmanager
def plan_for(wish: Wish) -> Iterator[Plan]:
    """What to do while this portal is served beside.

    Raises ValueError if it is not a demo, or if there is no such page.
    """
    with _served() as address:
        wanted = list(_wanted(wish))
        people = {who: Visitor(address, who).cookies for who in {each.persona for each in wanted}}
        site = Site(address, wanted, people)
        number, of = wish.shard
        visits = site.visits(wish.languages, deep_in=DEEP_IN)[number - 1 :: of]
        yield Plan(version("portal"), visits, site.reach, wish.browsers, SECONDS, twice=True, flags=FOR_SMALL_PAGES)


def build_benchmark(folder: Path) -> int:
    """Take good pages from this portal and put one barrier into each copy; gives how many.

    Raises ValueError if it is not a demo, or if no letter was sent yet.
    """
    with _served() as address:
        return build(twins(address, Path(urlsplit(settings().mail_url).path)), folder)


def _wanted(wish: Wish) -> Iterator[Subject]:
    if wish.quick:
        path = "/" + wish.quick.lstrip("/")
        has_language = any(f"{path}/".startswith(f"/{code}/") for code in LANGUAGES)
        yield Subject(path, path if has_language else f"/{{language}}{path}")
        return
    found = [subject for subject in [*subjects(), *samples()] if wish.only in subject.name]
    if not found:
        raise ValueError(f"No page state is called anything like {wish.only}. `portal rooms` lists them.")
    yield from found


@contextmanager
def _served() -> Iterator[str]:
    """The address of this portal, which knows that it is there; its demo city is built first if need be."""
    if not has_app_context() or not settings().has_demo_sign_in:
        raise ValueError("Only a demo has people in it to look as. Set PORTAL_MODE=demo and a PORTAL_DATA of its own.")
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 Flask's own way
    bring_up_to_date()
    for preparation in contributions(Preparation):
        preparation.run(app)
    with served(with_samples(app)) as address, _quietly():
        before = app.extensions["settings"]
        app.extensions["settings"] = replace(before, portal_url=address)
        yield address
        app.extensions["settings"] = before


@contextmanager
def _quietly() -> Iterator[None]:
    """A line for each of 24,000 visits would hide what the audit says."""
    usual = watching.requests.level
    watching.requests.setLevel(WARNING)
    try:
        yield
    finally:
        watching.requests.setLevel(usual)
