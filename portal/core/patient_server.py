"""The web server's patience: how many connections it holds, how long a request may take to arrive, and how big it may be.

Whoever is slow costs a little memory and no thread: a page is made only when its request is complete. When there is no
room left, those who have kept us waiting longest make room for those who come.
"""

import resource
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask

REFUSED = "portal.refused"
"""In the WSGI environment: the status with which a request is refused that was never read to its end."""

BACKLOG = 1024
FILES_BESIDE_CONNECTIONS = 500
FILES_FOR_A_CONNECTION = 2
"""Itself, and a body too long for the memory."""

ACCEPTED_AT_ONCE = 200
MAKE_ROOM = 0.05
"""The part of all connections that is given up at once: to look for one each time would cost more."""

SECONDS_BETWEEN_LOOKS = 1
BODY_IN_MEMORY = 256 * 1024
NO_LIMIT = 2**31


@dataclass(frozen=True)
class Limits:
    """seconds_*: for the head of a request, for all of it, and between two on one connection."""

    connections: int = 10_000
    seconds_for_head: int = 20
    seconds_to_send: int = 600
    seconds_idle: int = 60
    head_bytes: int = 32 * 1024
    body_bytes: int = 51_000_000


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Reads a request. Nobody is asked to send the rest of one that is refused already."""

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.error:
            self.expect_continue = False
        return consumed


class Refusal(WSGITask):  # type: ignore[misc]
    """Lets the portal say in its own words why a request was not read."""

    def execute(self) -> None:
        self.set_close_on_finish()
        super().execute()

    def get_environment(self) -> dict[str, Any]:
        self.request.headers.pop("CONTENT_LENGTH", None)
        environ: dict[str, Any] = super().get_environment()
        body = {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "0", "wsgi.input_terminated": True}
        return {**environ, **body, REFUSED: self.request.error.code}


def refusal(channel: "Channel", request: Parser) -> Any:
    """A page where enough of the request is known to make one, and a line otherwise."""
    is_readable = request.error.code != HTTPStatus.BAD_REQUEST and hasattr(request, "path")
    return (Refusal if is_readable else ErrorTask)(channel, request)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection, and since when it has kept us waiting for the request it is sending."""

    parser_class = Parser
    error_task_class = staticmethod(refusal)
    began = 0.0

    def received(self, data: bytes) -> bool:
        self.began = self.began if self.request else time.time()
        answer: bool = super().received(data)
        return answer

    @property
    def is_waited_for(self) -> bool:
        """Nothing of it is being done, and nothing is on the way to it."""
        return not (self.requests or self.total_outbufs_len or self.will_close)

    @property
    def has_head(self) -> bool:
        return self.request is not None and self.request.headers_finished

    def is_late(self, now: float, limits: Limits) -> bool:
        if not self.is_waited_for:
            since, most = self.last_activity, limits.seconds_to_send  # it takes nothing of its answer
        elif self.request is None:
            since, most = self.last_activity, limits.seconds_idle if self.began else limits.seconds_for_head
        else:
            since, most = self.began, limits.seconds_to_send if self.has_head else limits.seconds_for_head
        return bool(now - since > most)


class PatientServer(TcpWSGIServer):  # type: ignore[misc]
    """Accepts whoever comes, and gives up who is late."""

    channel_class = Channel
    limits = Limits()

    def maintenance(self, now: float) -> None:
        for channel in list(self.active_channels.values()):
            if channel.is_late(now, self.limits):
                channel.will_close = True

    def readable(self) -> bool:
        """Nobody is let in while everybody inside is being served: looking again and again would only slow that down."""
        has_room = len(self.active_channels) < self.limits.connections
        return bool(
            super().readable() and (has_room or any(each.is_waited_for for each in self.active_channels.values()))
        )

    def handle_accept(self) -> None:
        """As many as there is room for. Who is given up goes in the next round: until then their number is taken."""
        room = self.limits.connections - len(self.active_channels)
        if room < ACCEPTED_AT_ONCE:
            self._make_room()
        for _ in range(min(ACCEPTED_AT_ONCE, room)):
            before = len(self.active_channels)
            super().handle_accept()
            if len(self.active_channels) == before:
                return

    def _make_room(self) -> None:
        waited_for = [channel for channel in self.active_channels.values() if channel.is_waited_for]
        waited_for.sort(key=lambda channel: (channel.has_head, channel.began or channel.creation_time))
        for channel in waited_for[: ACCEPTED_AT_ONCE + int(self.limits.connections * MAKE_ROOM)]:
            channel.will_close = True


def create_server(application: Callable[..., Any], *, limits: Limits, **where: Any) -> Any:
    """A server that holds to these limits. where: `sockets`, or `host` and `port`; `threads`."""
    adjustments = Adjustments(
        **where,
        ident=None,
        clear_untrusted_proxy_headers=False,  # TRUSTED_PROXIES says which of them the portal believes
        asyncore_use_poll=True,
        backlog=BACKLOG,
        connection_limit=NO_LIMIT,
        cleanup_interval=SECONDS_BETWEEN_LOOKS,
        max_request_header_size=limits.head_bytes,
        max_request_body_size=limits.body_bytes,
        inbuf_overflow=BODY_IN_MEMORY,
        outbuf_high_watermark=max(limits.body_bytes, 16 * 1024 * 1024),
    )
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(adjustments.threads)
    found = adjustments.sockets[0] if adjustments.sockets else None
    about = (found.family, found.type, found.proto, found.getsockname()) if found else adjustments.listen[0]
    server = PatientServer(
        application, {}, True, found, dispatcher=dispatcher, adj=adjustments, sockinfo=about, bind_socket=found is None
    )
    server.limits = limits
    return server


def room_for(connections: int) -> int:
    """How many connections this process can hold, after asking the system for as many files as it may have."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    files, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return connections
    return max(1, min(connections, (files - FILES_BESIDE_CONNECTIONS) // FILES_FOR_A_CONNECTION))
