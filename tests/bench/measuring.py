"""Short runs take turns, so that noise on the machine hits all alike."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from tests.bench import load
from tests.bench.figures import Run
from tests.bench.report import Runs
from tests.bench.scenario import AT_ONCE, MANY, Scenario
from tests.bench.servers import Server


@dataclass(frozen=True)
class Effort:
    """How long to measure: rounds, seconds for each run, and for runs with a single connection or with many."""

    rounds: int
    seconds: float
    alone: float
    warm_up: float = 0.5
    mix: float = 5


TIMES_SEEN = 8
THOROUGH = Effort(rounds=6, seconds=1.5, alone=1.0, mix=10)
QUICK = Effort(rounds=3, seconds=0.8, alone=0.4, mix=2)


class Bench:
    """Shoots at two servers from a process of its own."""

    def __init__(self, servers: tuple[Server, Server], effort: Effort, gunner: Executor) -> None:
        self.portal, self.limits = servers
        self.effort = effort
        self.turn = 0
        self.gunner = gunner

    def length(self, scenarios: list[Scenario]) -> int:
        """How many runs there will be."""
        return len(scenarios) * (self.effort.rounds + 2)

    def measure(self, scenarios: list[Scenario], tell: Callable[[int], object]) -> dict[int, Runs]:
        """Runs by the number of connections, by scenario."""
        found: dict[int, Runs] = {number: {one.name: [] for one in scenarios} for number in (1, AT_ONCE, MANY)}
        for scenario in scenarios:
            self._run(scenario, self.effort.warm_up)
        for _round in range(self.effort.rounds):
            for scenario in scenarios:
                if "warm" in scenario.name:
                    self._warm(scenario)  # cold pages have driven its copies out
                seconds = self.effort.mix if scenario.name == "W14" else self.effort.seconds
                found[AT_ONCE][scenario.name].append(self._run(scenario, seconds))
                tell(1)
        for connections in (1, MANY):
            for scenario in scenarios:
                if "warm" in scenario.name:
                    self._warm(scenario)
                found[connections][scenario.name].append(self._run(scenario, self.effort.alone, connections))
                tell(1)
        return found

    def _warm(self, scenario: Scenario) -> None:
        """Until each process has most probably seen each page."""
        wanted = TIMES_SEEN * max(len(shots) for shots in scenario.shots_of)
        while wanted > 0:
            wanted -= len(self._run(scenario, self.effort.warm_up).waits)

    def _run(self, scenario: Scenario, seconds: float, connections: int = AT_ONCE) -> Run:
        server = self.limits if scenario.is_limit else self.portal
        before = server.cpu()
        self.turn += 37
        shots = scenario.shots_for(connections)
        return server.run_of(self.gunner.submit(load.run, server.port, shots, seconds, self.turn).result(), before)
