"""A portal on a port of its own, for tests that come with a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from flask import Flask
from waitress.server import create_server


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which the portal answers until the end."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)

    def serve() -> None:
        with suppress(OSError):  # closing the sockets below wakes the thread that waits for them with an error
            server.run()

    Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
