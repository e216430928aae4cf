"""Somebody types what a regular expression would think about for ever."""

import ast
import importlib
import pkgutil
import re
import signal
import time
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import portal

SEEDS = (
    *(
        "a",
        "A1",
        "1",
        " ",
        "\n",
        "-",
        ".",
        "a.",
        "1,",
        "1 ",
        "(",
        "<a",
        "'",
        '"',
        "{a",
        "。",
        "AB ",
        "\t",
        "a-",
        "+1",
        "#",
        "=",
        "[a",
        "/",
    ),
    *(
        "a\n",
        "\n ",
        "1.",
        "x@",
        "A-",
        "é",
        "护",
        "0",
        "a,",
        "'a',",
        "in ",
        "not ",
        "a == 1 ",
        "http://a",
        "&",
        "@",
        "_",
    ),
)
ENDS = ("", "!\x00")
SHORT, LONG = 1_000, 4_000
MOST_GROWTH = 9
"""Four times as long may take four times as long, and as much again for an unquiet machine; squared would be sixteen."""

TOO_SMALL_TO_TELL = 0.002
SECONDS_FOR_ALL = 2
WAYS = "fullmatch|match|search|sub|split|findall|finditer"


class Runaway(Exception):
    """A pattern did not come to an end."""


@contextmanager
def at_most(seconds):
    def give_up(*_):
        raise Runaway

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def uses():
    """Every way the portal puts a pattern to a text: the place, and what is called with the text."""
    found = pkgutil.walk_packages(portal.__path__, "portal.")
    modules = [importlib.import_module(module.name) for module in found if ".migrations" not in module.name]
    sources = {module: Path(module.__file__).read_text() for module in modules}
    for module, source in sources.items():
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                for way in set(re.findall(rf"\b{name}\.({WAYS})\(", source)):
                    yield f"{module.__name__}:{name}.{way}", _called(value, way)
        for node in ast.walk(ast.parse(source)):
            is_use = isinstance(node, ast.Call) and re.fullmatch(rf"re\.({WAYS})", ast.unparse(node.func))
            if is_use and isinstance(node.args[0], ast.Constant):
                way = node.func.attr
                yield f"{module.__name__}:{node.lineno} {way}", _called(re.compile(node.args[0].value), way)


def _called(pattern, way):
    found = getattr(pattern, way)
    return {"sub": lambda text: found("-", text), "finditer": lambda text: list(found(text))}.get(way, found)


def seconds(way, text):
    """The best of three, so that others on the machine do not count."""
    return min(_timed(way, text) for _ in range(3))


def _timed(way, text):
    began = time.perf_counter()
    way(text)
    return time.perf_counter() - began


def test_no_pattern_takes_longer_than_its_text_grows():
    slow, tried = [], 0
    for place, way in uses():
        tried += 1
        for seed, end in product(SEEDS, ENDS):
            short, long = (seed * (length // len(seed)) + end for length in (SHORT, LONG))
            try:
                with at_most(SECONDS_FOR_ALL):
                    way(seed * 15 + end)
                    if _timed(way, long) > TOO_SMALL_TO_TELL:
                        before, after = seconds(way, short), seconds(way, long)
                        if after > TOO_SMALL_TO_TELL and after > MOST_GROWTH * before:
                            slow.append((place, seed, end, round(after / before, 1), round(after, 4)))
            except Runaway:
                slow.append((place, seed, end, "for ever"))
                break
    assert tried > 60
    assert slow == [], "\n".join(map(str, slow))
