"""P8, P10 and P11, and two servers beside one: what is measured of a portal as a whole."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, wait
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

import brotli
import psutil

from tests.bench import load
from tests.bench.city import City
from tests.bench.figures import percentile
from tests.bench.goals import Outcome
from tests.bench.scenario import AT_ONCE, Scenario
from tests.bench.servers import PORTAL, ROOT, Server, environment_of, free_port, portal

LINKED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src|img[^>]*src)="([^"]+)"')
MOST_FOR_HTML_AND_CSS, MOST_FOR_ALL, MOST_REQUESTS = 14_000, 40_000, 6
SOAK, SOAK_SECONDS = 100_000, 5
FLAT = 1.05
STARTS = 3


def first_view(server: Server) -> Iterator[Outcome]:
    """The front page and all a browser fetches for it; tests/architecture/test_budgets.py holds more pages to it."""
    page = _fetched(server, "/en/")
    linked = dict.fromkeys(LINKED.findall(brotli.decompress(page).decode()))
    sizes = {url: len(_fetched(server, url)) for url in linked}
    styles = sum(size for url, size in sizes.items() if ".css" in url)
    kilobytes = (len(page) + styles) / 1000, (len(page) + sum(sizes.values())) / 1000
    yield Outcome("P8", "first view, HTML and CSS", kilobytes[0], MOST_FOR_HTML_AND_CSS / 1000, " KB", most=True)
    yield Outcome("P8", "first view, everything", kilobytes[1], MOST_FOR_ALL / 1000, " KB", most=True)
    yield Outcome("P8", "first view, requests", 1 + len(sizes), MOST_REQUESTS, most=True)


def _fetched(server: Server, path: str) -> bytes:
    asked = Request(f"http://127.0.0.1:{server.port}{path}", headers={"Accept-Encoding": "br"})
    with urlopen(asked) as answer:
        content: bytes = answer.read()
        return content if answer.headers.get("Content-Encoding") == "br" else brotli.compress(content, quality=9)


def soak(server: Server, mix: Scenario, gunner: Executor, tell: Callable[[int], object]) -> Iterator[Outcome]:
    """Memory after a warm-up, and after a hundred thousand requests more."""
    at_start, done, turn = 0.0, 0, 0
    while done < SOAK:
        turn += 37
        run = gunner.submit(load.run, server.port, mix.shots_for(AT_ONCE), SOAK_SECONDS, turn).result()
        done += run.number
        tell(run.number)
        at_start = at_start or (server.megabytes if done > SOAK // 10 else 0.0)
    at_end = server.megabytes
    yield Outcome("P10", f"MB after {done:,} requests of W14", at_end, 185, " MB", most=True)
    yield Outcome("P10", f"against {at_start:.0f} MB after a tenth of them", at_end / at_start, FLAT, most=True)


def starting(city: City) -> Iterator[Outcome]:
    """From the command to the first page: with data there, and on an empty machine whose packages are installed."""
    full = [_seconds_to_first_page({"DATABASE_URL": city.url, "PORTAL_DATA": str(city.folder)}) for _ in range(STARTS)]
    yield Outcome("P11", "start with data there", percentile(full, 0.5), 1.0, " s", most=True)
    with TemporaryDirectory() as folder:
        empty = _seconds_to_first_page({"PORTAL_DATA": folder}, "--prepare")
    yield Outcome("P11", "start on an empty machine, demo city built", empty, 5, " s", most=True)


def _seconds_to_first_page(changes: dict[str, str], *arguments: str) -> float:
    port = free_port()
    command = [*PORTAL, "run", "--port", str(port), *arguments]
    environment = {**environment_of({"PORTAL_MODE": "demo", "WORKERS": "1"}), **changes}
    started = time.monotonic()
    process = psutil.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        while time.monotonic() < started + 120:
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/en/") as answer:
                assert answer.status == 200
                return time.monotonic() - started
            time.sleep(0.01)
        raise RuntimeError("The portal did not start")
    finally:
        process.terminate()
        process.wait(20)


def two_servers(city: City, scenario: Scenario, gunner: Executor, *, rounds: int, seconds: float) -> Iterator[Outcome]:
    """Two application servers of one process each, each on a core of its own, against one of them alone.

    The clients and PostgreSQL have no cores of their own here, so the figure is what is left of the second core; what a
    request costs on each server, which sharing does not change, is said beside it.
    """
    cores = psutil.Process().cpu_affinity()[:2]
    folder = Path(city.folder)
    with (
        portal(folder, city.url, city.server, workers=1) as first,
        portal(folder, city.url, city.server, workers=1, is_alone=False) as second,
    ):
        for server, core in zip((first, second), cores, strict=False):
            for each in [server.process, *server.process.children(recursive=True)]:
                for thread in each.threads():
                    psutil.Process(thread.id).cpu_affinity([core])
        gains, costs = [], []
        for number in range(rounds):
            alone, spent_alone = _shoot((first,), scenario, gunner, seconds, number)
            both, spent = _shoot((first, second), scenario, gunner, seconds, number)
            gains.append(both / alone)
            costs.append(spent_alone / spent)
    yield Outcome("two", f"two servers beside one, {scenario.name}", percentile(gains, 0.5), 1.8)
    yield Outcome("two", "the same by CPU time of the servers alone", 2 * percentile(costs, 0.5), 1.8)


def _shoot(
    servers: tuple[Server, ...], scenario: Scenario, gunner: Executor, seconds: float, turn: int
) -> tuple[float, float]:
    """Requests a second, and CPU seconds of the application for one."""
    before = [server.cpu()["portal"] for server in servers]
    lists = scenario.shots_for(AT_ONCE)
    share = len(lists) // len(servers)
    shot = [
        gunner.submit(load.run, server.port, lists[place * share : (place + 1) * share], seconds, turn * 37)
        for place, server in enumerate(servers)
    ]
    wait(shot)
    found = [each.result() for each in shot]
    number = sum(run.number for run in found)
    spent = sum(server.cpu()["portal"] - was for server, was in zip(servers, before, strict=True))
    return number / max(run.seconds for run in found), spent / number
