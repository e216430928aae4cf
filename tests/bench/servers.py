"""The portal and the limits, each with its worker processes, and how much CPU time they have used."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.figures import Run
from tests.bench.load import Measured

ROOT = Path(__file__).parents[2]
WORKERS = 2
SECONDS_TO_START = 90
PORTAL = (sys.executable, "-c", "import sys; sys.modules['rich'] = None; from portal.app import main; main()")
"""The command line as operators have it: `make run` installs no tools, and structlog loads rich where it finds it."""


@dataclass
class Server:
    """A running server. database: the process of its database server, if that is one of its own."""

    name: str
    port: int
    process: psutil.Process
    database: psutil.Process | None = None

    def cpu(self) -> dict[str, float]:
        """Seconds of CPU time used until now, by process."""
        used = {self.name: cpu_of(self.process)}
        return used | {"database": cpu_of(self.database)} if self.database else used

    def run_of(self, measured: Measured, before: dict[str, float]) -> Run:
        used = {name: now - before[name] for name, now in self.cpu().items()}
        return Run(measured.seconds, measured.waits, used, measured.bytes)

    @property
    def megabytes(self) -> float:
        """Memory of its own, shared parts counted once."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(each.memory_full_info().pss for each in family) / 1_000_000


def cpu_of(process: psutil.Process) -> float:
    """Of a process and its children, those that have ended included."""
    total = 0.0
    for each in [process, *process.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            total += times.user + times.system
    ended = process.cpu_times()
    return total + ended.children_user + ended.children_system


@contextmanager
def portal(
    folder: Path, database_url: str, database: psutil.Process | None, *, workers: int = WORKERS, is_alone: bool = True
) -> Iterator[Server]:
    """Exactly as an operator starts it: with sessions, ledger, policies and the worker inside, if it is the only one."""
    port = free_port()
    environment = {
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(folder),
        "DATABASE_URL": database_url,
        "WORKERS": str(workers),
        "PORT": str(port),
        "MAIL_URL": f"folder:{folder}/mail",
        "EMBEDDED_WORKER": "yes" if is_alone else "no",
    }
    command = [*PORTAL, "run", "--port", str(port)]
    with _started("portal", port, command, environment, database) as server:
        yield server


@contextmanager
def limits(database_url: str, database: psutil.Process | None) -> Iterator[Server]:
    port = free_port()
    arguments = ["--port", str(port), "--database", database_url, "--workers", str(WORKERS)]
    with _started("limits", port, [sys.executable, "-m", "tests.bench.limits", *arguments], {}, database) as server:
        yield server


def environment_of(changes: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **changes}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@contextmanager
def _started(
    name: str, port: int, command: list[str], environment: dict[str, str], database: psutil.Process | None
) -> Iterator[Server]:
    process = psutil.Popen(command, cwd=ROOT, env=environment_of(environment), stdout=subprocess.DEVNULL)
    server = Server(name, port, process, database)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        process.terminate()
        with suppress(psutil.TimeoutExpired):
            process.wait(10)


def _wait_until_it_answers(server: Server) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if not server.process.is_running() or server.process.status() == psutil.STATUS_ZOMBIE:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{server.name} did not start")
