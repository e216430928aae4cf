"""`portal audit`: look at this portal, at pages of any site, or at a benchmark, and write what was seen."""

import shutil
import sys
from json import dumps
from pathlib import Path

import click

from accessibility import benchmarking, record, reports, waivers
from accessibility.browser import NoBrowser, missing
from accessibility.findings import Audit, Outcome
from accessibility.reports.digest import digest
from accessibility.reports.given import Given
from accessibility.running import audit_urls, run
from portal.config import LANGUAGES
from portal.core.db import db

from . import actions
from .own_pages import Wish, build_benchmark, plan_for

WAIVERS = Path(waivers.__file__).with_name("waivers.toml")
FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
FAILED, NOT_DONE = 1, 2


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
@click.option("--quick", is_flag=False, flag_value="/", default="", metavar="[PATH]", help="One page, in English.")
@click.option("--languages", default=",".join(LANGUAGES), callback=_languages, help="Like en,ar.")
@click.option("--only", default="", help="Page states whose name contains this.")
@click.option("--shard", default="1/1", callback=_shard, help="Every so many-th page only, like 1/4.")
@click.option("--browsers", default=2, show_default=True, type=click.IntRange(1, 16))
@click.option("--out", "folder", type=FOLDER, default="var/audit", show_default=True, help="Where the reports go.")
@click.option("--resume", is_flag=True, help="Go on with what was interrupted there.")
@click.option("--json", "json_file", type=FILE, help="Write findings here, too.")
@click.option("--keep", is_flag=True, help="Show the audit in the auditors' room, too.")
@click.option("--benchmark", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Measure the auditor.")
@click.option(
    "--record",
    type=FILE,
    is_flag=False,
    flag_value=record.FILE,
    help="Measure each check on its own pages; with --benchmark, on those, and write a FILE.",
)
@click.option("--build-benchmark", type=FOLDER, help="Put barriers into pages of this portal.")
@click.pass_context
def audit(context: click.Context, /, addresses: tuple[str, ...], **_options: object) -> None:
    """Look at every state of every page of this portal (a demo), or at the addresses given.

    Exit code 0: nothing failed. 1: something did. 2: it could not be looked at.
    """
    chosen = context.params
    for sentence in missing():
        _tell(sentence)
    try:
        if chosen["build_benchmark"]:
            click.echo(f"{build_benchmark(chosen['build_benchmark'])} barriers in {chosen['build_benchmark']}")
        elif chosen["benchmark"]:
            _measure(context)
        elif chosen["record"]:
            record.measure(chosen["record"], tell=_tell)
        else:
            _look(addresses, context)
    except (NoBrowser, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(NOT_DONE)


def _measure(context: click.Context) -> None:
    chosen = context.params
    if chosen["record"] == record.FILE:
        raise ValueError("The record of the checks’ own pages lies there. Name another file: --record FILE.")
    _clear(chosen["folder"])
    measured = benchmarking.measure(chosen["benchmark"], chosen["folder"], browsers=chosen["browsers"], tell=_tell)
    if chosen["record"]:
        chosen["record"].write_text(dumps(benchmarking.by_check(measured), indent=1) + "\n", encoding="utf-8")
    click.echo("\n".join(benchmarking.told(measured)))


def _look(addresses: tuple[str, ...], context: click.Context) -> None:
    chosen = context.params
    folder: Path = chosen["folder"]
    if not chosen["resume"]:
        _clear(folder)
    if addresses:
        seen = audit_urls(addresses, folder=folder, tell=_tell)
    else:
        languages = ("en",) if chosen["quick"] else chosen["languages"]
        wish = Wish(chosen["quick"], languages, chosen["only"], chosen["shard"], chosen["browsers"])
        with plan_for(wish) as plan:
            seen = run(plan, folder, tell=_tell)
    if chosen["keep"]:
        actions.take_in(seen, folder / "pictures")
        db.commit()
    sys.exit(_report(seen, folder, chosen["json_file"]))


def _report(seen: Audit, folder: Path, json_file: Path | None) -> int:
    """Write every report, say in short what was seen; gives the exit code that tells it."""
    given = Given(waived=waivers.read(WAIVERS))
    reports.write(seen, folder, given)
    if json_file:
        text = dumps(reports.json.render(seen, given), ensure_ascii=False, indent=1)
        json_file.write_text(text, encoding="utf-8")
    click.echo(reports.summary.render(seen, given))
    click.echo(f"The reports are in {folder}")
    whole = digest(seen, given)
    if any(not barrier.waived for barrier in whole.barriers):
        return FAILED
    said = {outcome for record in seen.records for outcome in record.outcomes.values()}
    return 0 if said - {Outcome.UNTESTED} else NOT_DONE


def _clear(folder: Path) -> None:
    """Leave nothing of an earlier audit there, and touch nothing else."""
    for part in ("cells", "pictures"):
        shutil.rmtree(folder / part, ignore_errors=True)
    (folder / "audit.json").unlink(missing_ok=True)


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)
