"""`python -m tests.bench`: measures pages beside what this machine can do at all, and prints the ratios.

Short runs take turns, so that noise on the machine hits all alike. "Cold" pages are asked with a number nobody asked
with before, so that no kept copy answers.
"""

from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import click

from portal.demo.bulk import PROFILES
from tests.bench import load, report, rules, workload
from tests.bench.city import RESULTS, city
from tests.bench.figures import Run
from tests.bench.report import COLUMNS, Runs
from tests.bench.servers import Server, limits, portal
from tests.bench.workload import Scenario


@dataclass(frozen=True)
class Effort:
    """How long to measure: rounds, seconds for each run, and for each run with a single connection."""

    rounds: int
    seconds: float
    alone: float
    warm_up: float = 0.5


THOROUGH = Effort(rounds=6, seconds=1.5, alone=1.0)
QUICK = Effort(rounds=3, seconds=0.8, alone=0.4)


class Bench:
    """Shoots at two servers from a process of its own."""

    def __init__(self, servers: tuple[Server, Server], effort: Effort, gunner: Executor) -> None:
        self.portal, self.limits = servers
        self.effort = effort
        self.turn = 0
        self.gunner = gunner

    def measure(self, scenarios: list[Scenario], tell) -> tuple[Runs, Runs]:
        """Runs with all connections, and runs with one, by scenario."""
        together: Runs = {scenario.name: [] for scenario in scenarios}
        alone: Runs = {scenario.name: [] for scenario in scenarios}
        for scenario in scenarios:
            self._run(scenario, self.effort.warm_up)
        for _round in range(self.effort.rounds):
            for scenario in scenarios:
                if "warm" in scenario.name:
                    self._run(scenario, self.effort.warm_up)  # cold pages have driven its copies out
                together[scenario.name].append(self._run(scenario, self.effort.seconds))
                tell(1)
        for scenario in scenarios:
            alone[scenario.name].append(self._run(scenario, self.effort.alone, connections=1))
            tell(1)
        return together, alone

    def _run(self, scenario: Scenario, seconds: float, connections: int = workload.AT_ONCE) -> Run:
        server = self.limits if scenario.is_limit else self.portal
        before = server.cpu()
        self.turn += 37
        shots = scenario.shots_of[:connections]
        return server.run_of(self.gunner.submit(load.run, server.port, shots, seconds, self.turn).result(), before)


@click.command()
@click.option("--profile", type=click.Choice(list(PROFILES)), default="S", show_default=True)
@click.option("--database", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--quick", is_flag=True, help="About a minute; the figures are rougher.")
@click.option("--only", default="", help="Only pages whose name begins so, such as W10.")
def main(profile: str, database: str, *, quick: bool, only: str) -> None:
    """Measure the portal's pages beside bare Flask on this machine."""
    effort = QUICK if quick else THOROUGH
    with (
        city(profile, database) as place,
        portal(place.folder, place.url, place.server) as served,
        limits(place.limits_url, place.server) as bare,
        ProcessPoolExecutor(1, get_context("spawn")) as gunner,
    ):
        pages = [page for page in workload.pages(place) if page.name.startswith(only)]
        scenarios = [*workload.limits(), *pages]
        bench = Bench((served, bare), effort, gunner)
        try:
            with click.progressbar(length=len(scenarios) * (effort.rounds + 1), label="Measuring") as bar:
                together, alone = bench.measure(scenarios, bar.update)
        except load.WrongAnswer as error:
            raise click.ClickException(f"A wrong answer. Nothing was measured.\n{error}") from error
        memory = served.megabytes
    found = report.lines(scenarios, together, alone)
    click.echo(
        f"\nProfile {profile} on {database}, {workload.AT_ONCE} connections, 2 workers, {memory:.0f} MB\n{COLUMNS}"
    )
    for line in found:
        click.echo(report.show(line))
    click.echo(
        f"\n{rules.evaluations_per_second():,.0f} “May I?” evaluations per second on one core; the goal is 10,000"
    )
    about = {"profile": profile, "database": database, "megabytes": memory, "rounds": effort.rounds}
    click.echo(f"\nKept in {report.keep(RESULTS, about, found)}")


if __name__ == "__main__":
    main()
