"""`python -m tests.bench`: measures pages beside what this machine can do at all, and prints the ratios and the goals.

"Cold" pages are asked with a number nobody asked with before, so that no kept copy answers. Every figure is a ratio
within one run, or says that it is not; one wrong answer ends everything.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

import click

from portal.demo.bulk import PROFILES
from tests.bench import goals, growth, journey, load, measuring, report, rules, running, workload
from tests.bench.city import RESULTS, City, city
from tests.bench.goals import Outcome
from tests.bench.scenario import AT_ONCE, Scenario
from tests.bench.servers import limits, portal

PARTS = ("pages", "journey", "whole", "soak", "two", "growth", "rules")


@click.command()
@click.option("--profile", type=click.Choice(list(PROFILES)), default="S", show_default=True)
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--quick", is_flag=True, help="A few minutes; the figures are rougher.")
@click.option("--only", default="", help="Only pages whose name begins so, such as W10.")
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS), help="Only these parts; can be repeated.")
@click.option("--soak", is_flag=True, help="Also memory over 100,000 requests; takes minutes.")
@click.option("--bigger", type=click.Choice(list(PROFILES)), help="Also the growth to this profile.")
def main(profile: str, database: str, *, bigger: str | None, parts: tuple[str, ...], **chosen: Any) -> None:
    """Measure the portal's pages beside bare Flask on this machine."""
    wanted = set(parts) or {"pages", "journey", "whole", "rules", "two"}
    wanted |= {"soak"} if chosen["soak"] else set()
    wanted |= {"growth"} if bigger else set()
    outcomes: list[Outcome] = []
    try:
        with city(profile, database) as place:
            if wanted & {"pages", "journey", "whole", "soak"}:
                outcomes += _one_portal(place, wanted, chosen)
            if "two" in wanted and database == "postgresql":
                outcomes += _two(place, quick=chosen["quick"])
            if bigger and "growth" in wanted:
                with city(bigger, database) as grown:
                    outcomes += growth.outcomes(_pages(place, chosen["only"]), _pages(grown, chosen["only"]))
    except load.WrongAnswer as error:
        raise click.ClickException(f"A wrong answer. Nothing was measured.\n{error}") from error
    click.echo(f"\nGoals, profile {profile} on {database}")
    for line in goals.show(outcomes):
        click.echo(line)
    if "rules" in wanted:
        number = rules.evaluations_per_second()
        click.echo(f"\n{number:,.0f} “May I?” evaluations per second on one core; the goal is 10,000")


def _pages(place: City, only: str) -> tuple[City, list[Scenario]]:
    return place, [page for page in workload.pages(place) if page.name.startswith(only)]


def _one_portal(place: City, wanted: set[str], chosen: dict[str, Any]) -> Iterator[Outcome]:
    """Everything that is measured of one running portal with two processes."""
    _, pages = _pages(place, chosen["only"])
    with (
        portal(place.folder, place.url, place.server) as served,
        limits(place.limits_url, place.server) as bare,
        _gunner(1) as gunner,
    ):
        if "pages" in wanted:
            effort = measuring.QUICK if chosen["quick"] else measuring.THOROUGH
            yield from _measured(place, pages, measuring.Bench((served, bare), effort, gunner))
            yield Outcome("P10", "MB for two processes, after all this", served.megabytes, 185, " MB", most=True)
        if "journey" in wanted:
            click.echo(journey.said(place, served, gunner))
        if "whole" in wanted:
            yield from running.first_view(served)
        if "soak" in wanted:
            with click.progressbar(length=running.SOAK, label="Soaking") as bar:
                yield from running.soak(served, pages[-1], gunner, bar.update)
    if "whole" in wanted:
        yield from running.starting(place)


def _measured(place: City, pages: list[Scenario], bench: measuring.Bench) -> Iterator[Outcome]:
    scenarios = [*workload.limits(), *pages]
    with click.progressbar(length=bench.length(scenarios), label="Measuring") as bar:
        runs = bench.measure(scenarios, bar.update)
    found = report.lines(scenarios, runs)
    name, database = place.profile.name, "postgresql" if place.server else "sqlite"
    click.echo(f"\nProfile {name} on {database}, {AT_ONCE} connections, 2 processes\n{report.COLUMNS}")
    for line in found:
        click.echo(report.show(line))
    about = {"profile": name, "database": database, "megabytes": bench.portal.megabytes, "rounds": bench.effort.rounds}
    click.echo(f"\nKept in {report.keep(RESULTS, about, found)}")
    yield from goals.of_pages(found)
    yield from goals.of_mix(found)


def _two(place: City, *, quick: bool) -> Iterator[Outcome]:
    pages = {page.name: page for page in _pages(place, "")[1]}
    with _gunner(2) as gunner:
        rounds, seconds = (3, 2.0) if quick else (5, 5.0)
        yield from running.two_servers(place, pages["W5 ordinary"], gunner, rounds=rounds, seconds=seconds)
        yield from running.two_servers(place, pages["W2 cold"], gunner, rounds=rounds, seconds=seconds)


@contextmanager
def _gunner(number: int) -> Iterator[Executor]:
    with ProcessPoolExecutor(number, get_context("spawn")) as gunner:
        yield gunner


if __name__ == "__main__":
    main()
