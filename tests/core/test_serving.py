"""The portal in several processes, as an operator starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection

import psutil
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def served(tmp_path):
    """The running portal with two processes, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {**os.environ, "PORTAL_MODE": "demo", "PORTAL_DATA": str(tmp_path), "WORKERS": "2"}
    run = [sys.executable, "-c", "from portal.app import main; main()", "run", "--port", str(port)]
    process = psutil.Popen(run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process, port
    for each in [*_children(process), process]:
        with suppress(psutil.NoSuchProcess):
            each.kill()
    process.wait()


def test_several_processes_answer_on_one_address_and_leave_together(served):
    process, port = served
    assert _answer(port) == 404
    children = _children(process)
    assert len(children) == 2

    process.send_signal(signal.SIGTERM)

    assert process.wait(10) == 0
    assert psutil.wait_procs(children, 10)[1] == []


def test_whichever_process_is_asked_tells_the_figures_of_all_even_without_a_database(served):
    _process, port = served
    _answer(port)
    for _ in range(20):
        _get(port, "/static/nothing")

    told = {tuple(line for line in _get(port, "/metrics").splitlines() if 'status="404"' in line) for _ in range(4)}

    assert told == {('portal_requests_total{endpoint="none",status="404"} 21.0',)}
    assert "portal_database_answers 0.0" in _get(port, "/metrics")


def test_a_process_that_dies_is_replaced(served):
    process, port = served
    _answer(port)
    one, other = _children(process)

    one.kill()

    assert _until(lambda: len(set(_children(process)) - {one, other}) == 1)
    assert _answer(port) == 404


def test_no_process_stays_behind_when_the_first_one_is_killed(served):
    process, port = served
    _answer(port)
    children = _children(process)

    process.kill()
    process.wait()

    assert psutil.wait_procs(children, 10)[1] == []


def _children(process):
    with suppress(psutil.NoSuchProcess):
        return process.children()
    return []


def _get(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            return answer.read().decode()


def _answer(port: int) -> int:
    """A page that needs no database, as soon as somebody answers."""

    def ask():
        with suppress(OSError), closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            connection.request("GET", "/static/nothing")
            with connection.getresponse() as answer:
                return answer.status
        return None

    return _until(ask)


def _until(question, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.05)
    return None
