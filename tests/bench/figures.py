"""Turns runs into figures: medians over short runs, so that one hiccup of the machine does not count."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Run:
    """One short run. cpu: seconds used, by process ('portal', 'database')."""

    seconds: float
    waits: Sequence[float]
    cpu: dict[str, float]
    bytes: int = 0

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        """For one request, all processes together."""
        return sum(self.cpu.values()) * 1000 / len(self.waits)


@dataclass(frozen=True)
class Figures:
    """What is said of a page: requests in a second, CPU milliseconds, and waits in milliseconds."""

    per_second: float
    cpu: float
    cpu_by_process: dict[str, float]
    p50: float
    p99: float
    bytes: float
    requests: int


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values do not exceed. Of nothing: 0."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def figures(runs: Sequence[Run]) -> Figures:
    """Medians over the runs; waits are ranked over all of them."""
    waits = [wait for run in runs for wait in run.waits]
    processes = {name for run in runs for name in run.cpu}
    return Figures(
        per_second=median(run.per_second for run in runs),
        cpu=median(run.cpu_milliseconds for run in runs),
        cpu_by_process={
            name: median(run.cpu.get(name, 0.0) * 1000 / len(run.waits) for run in runs) for name in sorted(processes)
        },
        p50=percentile(waits, 0.5) * 1000,
        p99=percentile(waits, 0.99) * 1000,
        bytes=sum(run.bytes for run in runs) / max(1, len(waits)),
        requests=len(waits),
    )


def ratio(runs: Sequence[Run], limit: Sequence[Run]) -> float:
    """How fast compared with the limit: the median over rounds, each compared with its own round."""
    return median(run.per_second / other.per_second for run, other in zip(runs, limit, strict=True))


def cpu_ratio(runs: Sequence[Run], limit: Sequence[Run]) -> float:
    """The same by CPU time, which noise on the machine hardly touches."""
    return median(other.cpu_milliseconds / run.cpu_milliseconds for run, other in zip(runs, limit, strict=True))
