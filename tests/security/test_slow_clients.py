"""Ten thousand clients that send next to nothing, and some that send far too much, at a real server; others go on reading."""

import os
import resource
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection

import psutil
import pytest

from portal.core.db import open_engine
from tests.databases import make_tables

pytestmark = pytest.mark.slow

SECONDS_FOR_HEAD = 8
MEGABYTE = 1_000_000
HEAD = b"POST /en/sign-in HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The portal, as an operator starts it, with little patience; gives back its process and port."""
    folder = tmp_path_factory.mktemp("slow")
    engine = open_engine(f"sqlite:///{folder}/portal.db")
    make_tables(engine)
    engine.dispose()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {**os.environ, "PORTAL_MODE": "demo", "PORTAL_DATA": str(folder), "EMBEDDED_WORKER": "no"}
    environment |= {"SECONDS_FOR_HEAD": str(SECONDS_FOR_HEAD), "SECONDS_IDLE": "30", "MAX_UPLOAD_MB": "1"}
    run = [sys.executable, "-c", "from portal.app import main; main()", "run", "--port", str(port)]
    process = psutil.Popen(run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(OSError):
            seconds_to_read(port)
            break
        time.sleep(0.1)
    yield process, port
    process.kill()
    process.wait()


def seconds_to_read(port: int, path="/en/sign-in") -> float:
    """How long an ordinary reader waits for a page."""
    began = time.monotonic()
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200 and b"</html>" in answer.read()
    return time.monotonic() - began


def many() -> int:
    """Ten thousand, or as many as this machine lets one process have."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return 10_000 if hard == resource.RLIM_INFINITY else min(10_000, hard - 1_000)


def connect(port: int, sends: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=30)
    client.sendall(sends)
    return client


def answer_to(port: int, sends: bytes, *, more=b"", times=0) -> tuple[bytes, int]:
    """What comes back, and how much was sent until then."""
    sent = 0
    with connect(port, sends) as client:
        with suppress(OSError):
            client.setblocking(False)
            for _ in range(times):
                client.setblocking(True)
                client.sendall(more)
                sent += len(more)
        client.settimeout(30)
        answer = b""
        with suppress(OSError):
            while got := client.recv(65_536):
                answer += got
    return answer, sent


def test_others_are_served_while_ten_thousand_clients_send_next_to_nothing(served):
    process, port = served
    before = process.memory_info().rss
    with ExitStack() as stack:
        slow = []
        for number in range(many()):
            body = b"Content-Length: 900000\r\n\r\nx" if number % 2 else b"X-Slow: "
            slow.append(stack.enter_context(connect(port, HEAD + body)))
        waited = []
        for number in range(15):
            for client in slow[number::97]:
                with suppress(OSError):
                    client.send(b"x")  # each sends a sign now and then
            waited.append(seconds_to_read(port))
        assert sorted(waited)[len(waited) * 4 // 5] < 1, waited
        assert process.memory_info().rss - before < 200 * MEGABYTE
        lazy = slow[-2]
        lazy.settimeout(SECONDS_FOR_HEAD + 15)
        with suppress(ConnectionError):
            assert lazy.recv(1) == b"", "whoever does not come to the end of a head is given up"
    assert seconds_to_read(port) < 1


@pytest.mark.parametrize("expect", [b"", b"Expect: 100-continue\r\n"])
def test_a_body_of_a_gigabyte_is_refused_before_it_is_sent(served, expect):
    _process, port = served
    answer, _sent = answer_to(port, HEAD + expect + b"Content-Length: 1000000000\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413") and b"100 Continue" not in answer
    assert b"</html>" in answer and b"Content-Security-Policy" in answer


def test_a_body_without_an_end_is_refused_when_it_is_too_long_and_fills_no_memory(served):
    process, port = served
    before = process.memory_info().rss
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    answer, sent = answer_to(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", more=piece, times=1_000)
    assert sent < 30 * MEGABYTE
    assert answer == b"" or answer.startswith(b"HTTP/1.1 413")
    assert process.memory_info().rss - before < 30 * MEGABYTE
    assert seconds_to_read(port) < 1


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /en/ HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: x\r\n" % n for n in range(5_000)) + b"\r\n", b"431"),
        (b"GET /" + b"a" * 50_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"431"),
        (b"GET /en/ HTTP/1.1\r\nHost a\r\n\r\n", b"400"),
        (b"POST /en/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"POST /en/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", b"400"),
        (b"POST /en/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\n", b"4"),
        (b"POST /en/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", b"501"),
        (b"POST /en/sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
    ],
)
def test_a_request_that_is_none_is_refused_in_a_word(served, request_, status):
    _process, port = served
    answer, _sent = answer_to(port, request_)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 " + status, b"HTTP/1.0 " + status)), answer[:200]
    assert seconds_to_read(port) < 1
