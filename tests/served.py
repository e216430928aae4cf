"""A portal on a port of its own, for tests that come with a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from flask import Flask
from waitress.server import create_server

SECONDS_TO_NOTICE = 0.1


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which the portal answers until the end.

    The thread leaves by itself before its sockets are closed: closed under it, they would make it fail.
    """
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    is_over = Event()

    def serve() -> None:
        while not is_over.is_set():
            server.asyncore.loop(timeout=SECONDS_TO_NOTICE, map=server._map, count=1)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    is_over.set()
    thread.join()
    server.task_dispatcher.shutdown()
    server.asyncore.close_all(server._map, ignore_all=True)
