"""Two servers and two workers of one city, which have nothing in common but PostgreSQL, a cache and an object store."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Flask

from portal.app import create_app
from portal.config import from_environment
from portal.core.keys import new_key
from tests import caches, object_store
from tests.bench.servers import free_port
from tests.databases import empty_tables, make_tables

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 90
SECONDS_TO_LEAVE = 20
POSTS_PER_MINUTE = 40


class Answer(NamedTuple):
    status: int
    text: str
    body: bytes
    cookies: list[str]
    location: str


@dataclass(frozen=True)
class Server:
    """One of them, as a browser sees it."""

    port: int

    def get(self, path: str, *, token: str = "", sender: str = "127.0.0.1") -> Answer:
        return self.ask("GET", path, token=token, sender=sender)

    def post(self, path: str, *, token: str = "", sender: str = "127.0.0.1", **fields: str) -> Answer:
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, body=urlencode(fields).encode(), kind=kind, token=token, sender=sender)

    def ask(
        self, method: str, path: str, *, body: bytes = b"", kind: str = "", token: str = "", sender: str = "127.0.0.1"
    ) -> Answer:
        headers = {"X-Forwarded-For": sender, "Cookie": f"session={token}" if token else "", "Content-Type": kind}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {name: value for name, value in headers.items() if value}
            connection.request(method, path, body=body or None, headers=sent)
            response = connection.getresponse()
            content = response.read()
            cookies = response.headers.get_all("Set-Cookie") or []
            location = response.headers.get("Location", "")
            return Answer(response.status, content.decode(errors="replace"), content, cookies, location)
        finally:
            connection.close()


@dataclass(frozen=True)
class Place:
    """app: the same portal in this process, to fill and to look into the database."""

    app: Flask
    one: Server
    other: Server
    start_workers: Callable[[], None]


@contextmanager
def place(folder: Path, database_url: str) -> Iterator[Place]:
    with ExitStack() as running:
        environment = {
            "PORTAL_MODE": "development",
            "PORTAL_URL": "http://localhost",
            "DATABASE_URL": database_url,
            "SECRET_KEY": "a secret for several that is long enough",
            "ENCRYPTION_KEYS": f"several:{new_key()}",
            "BLIND_INDEX_KEY": new_key(),
            "EMBEDDED_WORKER": "no",
            "TRUSTED_PROXIES": "1",
            "POSTS_PER_MINUTE": str(POSTS_PER_MINUTE),
            "CACHE_URL": running.enter_context(caches.started(folder, free_port())),
            **running.enter_context(object_store.started(folder / "buckets")),
        }
        app = create_app(from_environment({**environment, "PORTAL_DATA": str(folder / "test")}))
        engine = app.extensions["database"].engine
        running.callback(engine.dispose)
        make_tables(engine)
        running.callback(empty_tables, engine)
        log = running.enter_context((folder / "log").open("wb"))

        processes: list[subprocess.Popen[bytes]] = []
        running.callback(_end, processes)

        def start(name: str, *arguments: str) -> None:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.several.process", *arguments],
                cwd=ROOT,
                env={**os.environ, **environment, "PORTAL_DATA": str(folder / name)},
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
            processes.append(process)

        servers = Server(free_port()), Server(free_port())
        for server in servers:
            start(f"server-{server.port}", "run", "--port", str(server.port))
        for server in servers:
            until(lambda server=server: _answers(server), seconds=SECONDS_TO_START)
        yield Place(app, *servers, start_workers=lambda: [start(f"worker-{n}", "worker") for n in (1, 2)] and None)


def until(is_so: Callable[[], bool], *, seconds: float) -> float:
    """Wait for it. How long that took."""
    begin = time.monotonic()
    while not is_so():
        if time.monotonic() - begin > seconds:
            raise AssertionError(f"not so after {seconds} seconds")
        time.sleep(0.02)
    return time.monotonic() - begin


def _answers(server: Server) -> bool:
    with suppress(OSError, HTTPException):
        return server.get("/en/sign-in").status == 200
    return False


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
