"""`portal audit`: look at this portal, at pages of any site, or at a benchmark, and write what was seen."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from json import dumps
from pathlib import Path

import click
from flask import Flask, current_app, has_app_context

from accessibility import benchmarking, reports, waivers
from accessibility.browser import NoBrowser, missing
from accessibility.findings import Audit, Outcome, fingerprint
from accessibility.reports.given import Given
from accessibility.running import Plan, audit_urls, run
from accessibility.site import Site
from accessibility.subjects import Subject
from portal.config import LANGUAGES, settings
from portal.core.commands import bring_up_to_date
from portal.core.contributions import Preparation
from portal.core.rooms import contributions
from portal.core.serving import served

from .subjects import subjects
from .visiting import Visitor

WAIVERS = Path(waivers.__file__).with_name("waivers.toml")
DEEP_IN = ("en", "ar")
"""Slow walks are done in one language from left to right and in one from right to left."""
FAILED, NOT_DONE = 1, 2


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    quick: str | None
    languages: tuple[str, ...]
    only: str
    shard: tuple[int, int]
    browsers: int


def _shard(_context: click.Context, _option: click.Parameter, value: str) -> tuple[int, int]:
    number, _, of = value.partition("/")
    if not (number.isdigit() and of.isdigit() and 1 <= int(number) <= int(of)):
        raise click.BadParameter("Write a number, a slash and how many shards there are, like 1/4.")
    return int(number), int(of)


def _languages(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(code.strip() for code in value.split(","))
    if unknown := [code for code in chosen if code not in LANGUAGES]:
        raise click.BadParameter(f"There is no {', '.join(unknown)} here. Choose from {', '.join(LANGUAGES)}.")
    return chosen


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@click.option("--quick", is_flag=False, flag_value="/", metavar="[PATH]", help="One page of this portal, in English.")
@click.option("--languages", default=",".join(LANGUAGES), callback=_languages, help="Like en,ar.")
@click.option("--only", default="", help="Page states whose name contains this.")
@click.option("--shard", default="1/1", callback=_shard, help="Every so many-th page only, like 1/4.")
@click.option("--browsers", default=2, show_default=True, type=click.IntRange(1, 16))
@click.option(
    "--out", "folder", type=click.Path(path_type=Path, file_okay=False), default="var/audit", show_default=True
)
@click.option("--resume", is_flag=True, help="Go on with what was interrupted there.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings here, too."
)
@click.option("--benchmark", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Measure the auditor.")
def audit(addresses: tuple[str, ...], folder: Path, resume: bool, json_file: Path | None, **wish: object) -> None:
    """Look at every state of every page of this portal (in demo mode), or at the addresses given.

    Exit code 0: nothing failed. 1: something did. 2: it could not be looked at.
    """
    benchmark = wish.pop("benchmark")
    _say_what_is_missing()
    if not resume:
        _clear(folder)
    try:
        if isinstance(benchmark, Path):
            for line in benchmarking.told(benchmarking.measure(benchmark, folder, browsers=2, tell=_tell)):
                click.echo(line)
            return
        seen = audit_urls(addresses, folder=folder, tell=_tell) if addresses else _of_portal(Wish(**wish), folder)  # type: ignore[arg-type]
    except (NoBrowser, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(NOT_DONE)
    _report(seen, folder, json_file)


def _report(seen: Audit, folder: Path, json_file: Path | None) -> None:
    """Write every report, say in short what was seen, and end with the exit code that tells it."""
    given = Given(waived=waivers.read(WAIVERS))
    if json_file:
        json_file.write_text(dumps(reports.json.render(seen, given), ensure_ascii=False, indent=1), encoding="utf-8")
    reports.write(seen, folder, given)
    click.echo(reports.summary.render(seen, given))
    click.echo(f"The reports are in {folder}")
    accepted = {waiver.fingerprint for waiver in given.waived if waiver.until >= seen.finished_at.date()}
    failed = [found for cell, found in seen.findings() if found.outcome == Outcome.FAILED]
    if any(
        found.outcome == Outcome.FAILED and fingerprint(cell, found) not in accepted for cell, found in seen.findings()
    ):
        sys.exit(FAILED)
    if not failed and all(record.outcomes.get("loaded") == Outcome.UNTESTED for record in seen.records):
        sys.exit(NOT_DONE)


def _of_portal(wish: Wish, folder: Path) -> Audit:
    """Serve this portal beside, and look at what is wished for.

    Raises ValueError if it is not a demo, or if there is no such page; NoBrowser.
    """
    if not has_app_context() or not settings().has_demo_sign_in:
        raise ValueError("Only a demo has people in it to look as. Set PORTAL_MODE=demo and a PORTAL_DATA of its own.")
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 Flask's own way
    bring_up_to_date()
    for preparation in contributions(Preparation):
        preparation.run(app)
    with _served(app) as address:
        wanted = list(_wanted(wish))
        site = Site(
            address, wanted, {who: Visitor(address, who).cookies for who in {each.persona for each in wanted}}
        )
        languages = ("en",) if wish.quick else wish.languages
        number, of = wish.shard
        visits = site.visits(languages, deep_in=DEEP_IN)[number - 1 :: of]
        return run(Plan(version("portal"), visits, site.reach, wish.browsers), folder, tell=_tell)


def _wanted(wish: Wish) -> Iterator[Subject]:
    """The states of pages that were asked for.

    Raises ValueError if there is none.
    """
    if wish.quick:
        path = "/" + wish.quick.lstrip("/")
        known = any(path.startswith(f"/{code}/") for code in LANGUAGES)
        yield Subject(path, path if known else f"/{{language}}{path}")
        return
    found = [subject for subject in subjects() if wish.only in subject.name]
    if not found:
        raise ValueError(f"No page state is called anything like {wish.only}. `portal rooms` lists them.")
    yield from found


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    """The address of this portal, which knows that it is there."""
    with served(app) as address:
        before = app.extensions["settings"]
        app.extensions["settings"] = replace(before, portal_url=address)
        yield address
        app.extensions["settings"] = before


def _say_what_is_missing() -> None:
    for sentence in missing():
        click.echo(sentence, err=True)


def _clear(folder: Path) -> None:
    """Leave nothing of an earlier audit there, and touch nothing else."""
    for part in ("cells", "pictures"):
        shutil.rmtree(folder / part, ignore_errors=True)
    (folder / "audit.json").unlink(missing_ok=True)


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)
