"""A register at an address, asked over a real connection."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from portal.connectors.registers import MOST_RECORDS, HttpRegister, RegisterUnavailable, register


class Answering(BaseHTTPRequestHandler):
    """Says what the server was told to say, and remembers what it was asked."""

    protocol_version = "HTTP/1.0"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((json.loads(body), self.headers.get("Idempotency-Key")))
        status, headers, answer = self.server.says
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_args):
        """Nothing in the output of tests."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        server.asked, server.says = [], (200, {}, b"[]")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def residents(server) -> HttpRegister:
    return register("residents", {"residents": f"http://127.0.0.1:{server.server_port}/people"})


def test_a_register_is_asked_with_a_key_that_stays_the_same_at_every_attempt(server, residents):
    server.says = (200, {}, json.dumps([{"name": "Amina Haddad"}] * 50).encode())

    found = residents.look_up({"name": "Amina Haddad"}, key="case/1/0")

    assert found[0] == {"name": "Amina Haddad"}
    assert len(found) == MOST_RECORDS
    assert server.asked == [({"query": {"name": "Amina Haddad"}}, "case/1/0")]


@pytest.mark.parametrize(
    "says",
    [
        (500, {}, b"[]"),
        (200, {}, b"<html>"),
        (200, {}, b'{"name": "Amina"}'),
        (200, {}, b"[1, 2]"),
        (200, {}, b"[" * 100_000),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, b""),
    ],
    ids=["an error", "no JSON", "no list", "no records", "deep nesting", "a redirect"],
)
def test_whatever_a_register_says_the_portal_goes_on(server, residents, says):
    server.says = says

    with pytest.raises(RegisterUnavailable):
        residents.look_up({"name": "Amina"})


def test_a_register_that_is_down_is_unavailable():
    with pytest.raises(RegisterUnavailable):
        HttpRegister("http://127.0.0.1:1/people").look_up({"name": "Amina"})
