"""W14: what a city's portal is asked all day, in these shares."""

from collections.abc import Mapping
from random import Random

from tests.bench.load import Shot
from tests.bench.scenario import MANY, Scenario

SHARES = {
    "W2 warm": 60,
    "W1 warm": 10,
    "W4": 8,
    "W5 ordinary": 10,
    "W9": 4,
    "W10": 4,
    "W7 ordinary": 2,
    "W12 queue": 2,
}
"""Of a hundred requests."""

LENGTH = 500


def scenario(found: list[Scenario]) -> Scenario:
    """Each connection asks for everything in its own order; what is a citizen's own stays with one connection."""
    by_name = {each.name: each for each in found}
    lists = [_one_list(by_name, number) for number in range(MANY)]
    return Scenario("W14", "the whole mix", lists, "L_hello", p99=40)


def _one_list(by_name: Mapping[str, Scenario], number: int) -> list[Shot]:
    chance, shots = Random(number), []
    for name, share in SHARES.items():
        lists = by_name[name].shots_of
        own = _in_any_order(lists[number % len(lists)]) if name == "W10" else lists[number % len(lists)]
        shots += [own[place % len(own)] for place in range(number, number + share * LENGTH // 100)]
    chance.shuffle(shots)
    return shots


def _in_any_order(steps: list[Shot]) -> list[Shot]:
    """Posts of the first page: whether others are asked depends on what was posted before."""
    first = steps[0].request.split(b" ", 2)[1]
    return [step for step in steps if step.request.split(b" ", 2)[1] == first]
