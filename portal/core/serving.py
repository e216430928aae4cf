"""Serves a WSGI application: in this process, or in several that share one socket."""

import ctypes
import gc
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from threading import Event, Thread
from typing import Any

from portal.core.patient_server import BACKLOG, Limits, create_server, room_for

log = logging.getLogger(__name__)
SECONDS_TO_NOTICE = 0.1
M_ARENA_MAX = -8
"""As glibc names this setting of mallopt."""
SIGNS = (signal.SIGTERM, signal.SIGINT)
CALM = 1.0
"""Seconds before a process that died is started again, so that one that cannot start does not keep the machine busy."""

Begin = Callable[[int], None]
Application = Callable[..., Any]


@dataclass(frozen=True)
class Plan:
    """How to serve. workers: how many processes. The kernel gives each new connection to one that is free."""

    address: tuple[str, int]
    workers: int = 1
    threads: int = 4
    limits: Limits = field(default_factory=Limits)


def serve(application: Application, plan: Plan, *, begin: Begin) -> None:
    """Answer requests until this process is told to stop; requests at hand are finished.

    begin: called with 0, 1, 2... in each process before its first request. Connections to a database are opened
        there, never before: two processes must not share one.
    """
    family = socket.AF_INET6 if ":" in plan.address[0] else socket.AF_INET
    listening = socket.create_server(plan.address, family=family, backlog=BACKLOG)
    limits = replace(plan.limits, connections=room_for(plan.limits.connections))
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)

    def answer(number: int) -> None:
        signal.signal(signal.SIGTERM, _leave)
        begin(number)
        server = create_server(application, limits=limits, sockets=[listening], threads=plan.threads)
        server.run()

    _share_one_heap()
    gc.collect()
    gc.freeze()  # shared between processes while nobody touches it, and never looked through for garbage again
    if plan.workers < 2:
        answer(0)
    else:
        _Processes(answer, plan.workers).run()


@contextmanager
def served(application: Application) -> Iterator[str]:
    """The address at which this process answers, in threads of its own, until the end of the block.

    The thread leaves by itself before its sockets are closed: closed under it, they would make it fail.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(application, limits=Limits(), host="127.0.0.1", port=0, threads=4)
    is_over = Event()

    def answer() -> None:
        while not is_over.is_set():
            server.asyncore.loop(timeout=SECONDS_TO_NOTICE, map=server._map, count=1)  # noqa: SLF001 its only way to stop

    thread = Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        is_over.set()
        thread.join()
        server.task_dispatcher.shutdown()
        server.asyncore.close_all(server._map, ignore_all=True)  # noqa: SLF001


class _Processes:
    """Some copies of this process, each doing the same, until this one is told to stop."""

    def __init__(self, work: Begin, number: int) -> None:
        self.work = work
        self.number_of: dict[int, int] = {}
        self.number = number
        self.is_stopping = False
        self.lifeline = os.pipe()

    def run(self) -> None:
        for sign in SIGNS:
            signal.signal(sign, self._stop)
        for number in range(self.number):
            self._start(number)
        while self.number_of:
            pid, status = os.wait()
            number = self.number_of.pop(pid)
            if not self.is_stopping:
                log.error(
                    "Process %s ended with %s; another one takes its place", pid, os.waitstatus_to_exitcode(status)
                )
                time.sleep(CALM)
                self._start(number)

    def _start(self, number: int) -> None:
        if self.is_stopping:
            return
        # Told to stop just now, one of the two would not know what to do.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNS)
        pid = os.fork()
        if pid:
            self.number_of[pid] = number
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNS)
            return
        status = 1
        try:
            signal.signal(signal.SIGTERM, _leave)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNS)
            self._end_with_parent()
            self.work(number)
            status = 0
        except (SystemExit, KeyboardInterrupt):
            status = 0
        except Exception:
            log.exception("A process could not go on")
        finally:
            os._exit(status)  # what the parent wants to clean up is the parent's

    def _stop(self, *_: object) -> None:
        self.is_stopping = True
        for pid in list(self.number_of):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)

    def _end_with_parent(self) -> None:
        """The pipe ends when the parent is gone, however it went."""
        reading, writing = self.lifeline
        os.close(writing)

        def wait() -> None:
            os.read(reading, 1)
            os.kill(os.getpid(), signal.SIGTERM)

        Thread(target=wait, name="lifeline", daemon=True).start()


def _share_one_heap() -> None:
    """One for each thread is of no use to Python's threads, which take turns, and costs 40 MB in each process."""
    with suppress(OSError, AttributeError, TypeError):  # another C library
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _leave(*_: object) -> None:
    sys.exit(0)
