"""The goals P1 to P13 of ../shared/design/performance.md: what was measured for each, and whether it is enough."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

QUIET_HELLO = 6_757
"""What L_hello was on the quiet machine for which the absolute goals were set."""

GOALS_OF = {"W1": "P1", "W2": "P1", "W3": "P1", "W4": "P3", "W5": "P4", "W6": "P4", "W10": "P5", "W12": "P6"}


@dataclass(frozen=True)
class Outcome:
    """One goal beside its figure. most: whether the figure must not exceed the goal; otherwise it must reach it."""

    number: str
    what: str
    figure: float
    goal: float
    unit: str = ""
    most: bool = False

    @property
    def is_reached(self) -> bool:
        return self.figure <= self.goal if self.most else self.figure >= self.goal

    def __str__(self) -> str:
        places = 2 if abs(self.goal) < 20 else 0
        figure = f"{self.figure:.{places}f} (goal {'≤' if self.most else '≥'} {self.goal:g}{self.unit})"
        return f"{self.number:<4}{self.what:<52}{figure:<30}{'reached' if self.is_reached else 'MISSED'}"


def of_pages(lines: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """Goals that a page has by itself."""
    for line in lines:
        if "limit" not in line:
            continue
        name = line["name"]
        number = "P2" if name.endswith("cold") else GOALS_OF.get(name.split()[0], "")
        if line["goal"]:
            yield Outcome(number, f"{name} beside {line['limit']}", line["ratio"], line["goal"])
        if name != "W14" and "p99_goal" in line:
            yield Outcome(number, f"{name} p99 at 8", line["p99"], line["p99_goal"], " ms", most=True)
        if "alone_goal" in line:
            yield Outcome("P13", f"{name} alone, half of all", line["alone_p50"], line["alone_goal"], " ms", most=True)


def of_mix(lines: Sequence[dict[str, Any]]) -> Iterator[Outcome]:
    """W14, as measured and as it would be where L_hello is as fast as on a quiet machine."""
    by_name = {line["name"]: line for line in lines}
    mix, hello = by_name.get("W14"), by_name.get("L_hello")
    if mix and hello:
        quiet = mix["ratio"] * QUIET_HELLO
        yield Outcome("P12", "W14 requests a second, here and now", mix["per_second"], 800)
        yield Outcome("P12", f"W14 where L_hello is {QUIET_HELLO:,} (now {hello['per_second']:,.0f})", quiet, 800)
        yield Outcome("P12", "W14 p99 at 8", mix["p99"], 40, " ms", most=True)


def show(outcomes: Iterable[Outcome]) -> list[str]:
    """For people, in the order of the numbers, what has none at the end; what was missed in red."""
    ordered = sorted(outcomes, key=lambda each: (each.number[0] != "P", len(each.number), each.number))
    return [str(each) if each.is_reached else click.style(str(each), fg="red") for each in ordered]
