"""A browser for those who look, and pages served from a folder."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from accessibility.browser import Browser

FIXTURES = Path(__file__).parents[2] / "accessibility" / "fixtures"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture(scope="session")
def looking() -> Iterator[Browser]:
    """One browser for all checks."""
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def fixtures_site() -> Iterator[str]:
    """The address of the folder of fixture pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FIXTURES)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
