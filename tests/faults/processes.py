"""The portal's processes as operators start them, and their sudden deaths."""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import psutil

from tests.bench.servers import free_port
from tests.faults.authority import SECRET

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 180


class Portal:
    """One web server with two processes, and two workers beside it."""

    def __init__(self, folder: Path, url: str, mail_port: int, chance: Random) -> None:
        self.folder, self.chance = folder, chance
        self.port = free_port()
        self.clocks = {name: folder / f"clock-{name}" for name in ("web", "worker-0", "worker-1")}
        self.environment = {
            **os.environ,
            "PORTAL_MODE": "development",
            "PORTAL_DATA": str(folder),
            "PORTAL_URL": "http://localhost",
            "DATABASE_URL": url,
            "SECRET_KEY": SECRET,
            "MAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "WORKERS": "2",
            "EMBEDDED_WORKER": "no",
            "TRUSTED_PROXIES": "1",
            "PYTHONPATH": str(ROOT),
        }
        self.log = (folder / "portal.log").open("ab")
        self.running: dict[str, psutil.Popen] = {}
        self.killed = 0

    def start(self) -> None:
        for name in ("worker-0", "worker-1"):
            self._start(name)
        self._start("web")
        self.wait_until_it_answers()

    def stop(self) -> None:
        """Politely, as an operator does; then not."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            with suppress(psutil.TimeoutExpired):
                process.wait(15)
            for each in [*_children(process), process]:
                with suppress(psutil.NoSuchProcess):
                    each.kill()
        self.log.close()

    def kill_web_process(self) -> None:
        """One of the two that answer, at this very moment; its parent starts another one."""
        if children := _children(self.running["web"]):
            self._kill(self.chance.choice(children))

    def kill_web_server(self) -> None:
        """The whole server; an operator's service manager starts it again."""
        server = self.running["web"]
        children = _children(server)
        self._kill(server)
        psutil.wait_procs(children, timeout=10)
        for each in children:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        self._start("web")
        self.wait_until_it_answers()

    def kill_worker(self, name: str = "") -> None:
        name = name or self.chance.choice(["worker-0", "worker-1"])
        self._kill(self.running[name])
        self._start(name)

    def move_clock(self, name: str, seconds: float) -> None:
        """The processes of this name believe that it is later or, below zero, earlier."""
        self.clocks[name].write_text(str(seconds))

    def wait_until_it_answers(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        raise RuntimeError(f"the portal did not start, see {self.folder / 'portal.log'}")

    def _start(self, name: str) -> None:
        arguments = ["run", "--port", str(self.port)] if name == "web" else ["worker"]
        self.running[name] = psutil.Popen(
            [sys.executable, str(ROOT / "tests" / "faults" / "process.py"), *arguments],
            cwd=ROOT,
            env={**self.environment, "FAULTS_CLOCK": str(self.clocks[name])},
            stdout=subprocess.DEVNULL,
            stderr=self.log,
        )

    def _kill(self, process: psutil.Process) -> None:
        with suppress(psutil.NoSuchProcess):
            process.kill()
            self.killed += 1
        with suppress(psutil.TimeoutExpired):
            process.wait(5)


def _children(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        found: list[psutil.Process] = process.children(recursive=True)
        return found
    return []
