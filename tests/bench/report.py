"""Says what was measured: a table for people, JSON for later."""

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import psutil

from tests.bench.figures import Figures, Run, cpu_ratio, figures, ratio
from tests.bench.scenario import AT_ONCE, MANY, Scenario

COLUMNS = f"{'':<14}{'':<32}{'req/s':>8}{'CPU ms':>8}{'p50 ms':>8}{'p99 ms':>8}{'alone':>7}{'64: /s':>8}{'p99':>6}{'KB':>6}  {'ratio':>14}{'CPU':>6}  goal"

Runs = dict[str, list[Run]]


def lines(scenarios: list[Scenario], measured: Mapping[int, Runs]) -> list[dict[str, Any]]:
    """One for each scenario: figures, ratios, and whether each goal is met. measured: by number of connections."""
    found = []
    together = measured[AT_ONCE]
    for scenario in scenarios:
        runs = together[scenario.name]
        line: dict[str, Any] = {"name": scenario.name, "title": scenario.title, **asdict(figures(runs))}
        line["alone_p50"] = figures(measured[1][scenario.name]).p50
        many = figures(measured[MANY][scenario.name])
        line |= {"many_per_second": many.per_second, "many_p99": many.p99}
        if scenario.limit:
            limit = together[scenario.limit]
            line |= {"limit": scenario.limit, "goal": scenario.goal}
            line |= {"ratio": ratio(runs, limit), "cpu_ratio": cpu_ratio(runs, limit)}
            line["is_met"] = line["ratio"] >= (scenario.goal or 0)
        if scenario.alone:
            line |= {"alone_goal": scenario.alone, "is_quick_alone": line["alone_p50"] <= scenario.alone}
        if scenario.p99:
            line |= {"p99_goal": scenario.p99, "is_p99_met": line["p99"] <= scenario.p99}
        found.append(line)
    return found


def show(line: dict[str, Any]) -> str:
    numbers = f"{line['per_second']:>8.0f}{line['cpu']:>8.2f}{line['p50']:>8.1f}{line['p99']:>8.1f}"
    said = f"{line['name']:<14}{line['title']:<32}{numbers}{line['alone_p50']:>7.1f}"
    said += f"{line['many_per_second']:>8.0f}{line['many_p99']:>6.0f}{line['bytes'] / 1000:>6.1f}"
    if "ratio" not in line:
        return said
    said += f"  {line['ratio']:>4.2f} x {line['limit']:<7}{line['cpu_ratio']:>6.2f}"
    goals = [_goal(f"≥ {line['goal']:.2f}", is_met=line["is_met"])] if line["goal"] else []
    if "alone_goal" in line:
        goals.append(_goal(f"alone ≤ {line['alone_goal']:g} ms", is_met=line["is_quick_alone"]))
    if "p99_goal" in line:
        goals.append(_goal(f"p99 ≤ {line['p99_goal']:g} ms", is_met=line["is_p99_met"]))
    return f"{said}  {', '.join(goals)}"


def _goal(words: str, *, is_met: bool) -> str:
    return words if is_met else click.style(f"{words} MISSED", fg="red")


def keep(folder: Path, about: dict[str, Any], found: list[dict[str, Any]]) -> Path:
    """Write the figures and the circumstances to a new file."""
    now = datetime.now(UTC)
    file = folder / f"{now:%Y%m%d-%H%M%S}-{about['profile']}-{about['database']}.json"
    machine = {"cores": psutil.cpu_count(), "load": psutil.getloadavg(), "python": platform.python_version()}
    file.write_text(json.dumps({"at": now.isoformat(), **about, "machine": machine, "pages": found}, indent=1))
    return file


__all__ = ["COLUMNS", "Figures", "Runs", "keep", "lines", "show"]
