"""Sends requests as fast as they are answered, over connections that stay open, and looks at every answer.

Runs in a process of its own. One wrong answer ends the whole benchmark: fast and wrong is worth nothing.
"""

import gc
import select
import socket
import time
from collections import OrderedDict
from dataclasses import dataclass, field

import brotli

UNIQUE = b"@unique@"
"""In a request: replaced by a number that no request had before."""

MOST_REMEMBERED = 4_000
PATIENCE = 30


class WrongAnswer(Exception):
    """The message says what was asked and what came."""


@dataclass(frozen=True)
class Shot:
    """One request as it is sent, and how a right answer begins and what it holds."""

    request: bytes
    status: int
    marker: bytes

    def ready(self, number: int) -> bytes:
        return self.request.replace(UNIQUE, b"%d" % number) if UNIQUE in self.request else self.request


@dataclass
class Measured:
    """What came of one run: seconds it took, and how long each answer took."""

    seconds: float
    waits: list[float]
    bytes: int

    @property
    def number(self) -> int:
        return len(self.waits)


@dataclass
class _Connection:
    """Asks for one thing after the other."""

    socket: socket.socket
    shots: list[Shot]
    place: int
    sent_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    needed: int = 0

    def send(self, number: int) -> None:
        self.shot = self.shots[self.place % len(self.shots)]
        self.place += 1
        self.received = bytearray()
        self.needed = 0
        self.sent_at = time.perf_counter()
        self.socket.sendall(self.shot.ready(number))

    def has_whole_answer(self) -> bool:
        """Read what is there. True if that was the end of the answer."""
        part = self.socket.recv(262_144)
        if not part:
            raise WrongAnswer(f"{self.shot.request[:200]!r}: the connection was closed after {bytes(self.received)!r}")
        self.received += part
        if not self.needed:
            end = self.received.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.needed = end + 4 + length_in(bytes(self.received[:end]))
        return len(self.received) >= self.needed


def length_in(head: bytes) -> int:
    """What the head says about the length of the body."""
    place = head.lower().find(b"\r\ncontent-length:")
    if place < 0:
        raise WrongAnswer(f"an answer without its length: {head!r}")
    return int(head[place + 17 :].split(b"\r\n", 1)[0])


_seen: OrderedDict[tuple[bytes, bytes], None] = OrderedDict()


def check(shot: Shot, answer: bytes) -> None:
    """Raise WrongAnswer unless it is what was asked for. What was right before, byte for byte, is right again."""
    head, _gap, body = answer.partition(b"\r\n\r\n")
    if int(head[9:12]) != shot.status:
        raise WrongAnswer(f"{shot.request[:300]!r}\nwanted {shot.status}, got {answer[:600]!r}")
    if shot.marker in head or (shot.marker, body) in _seen:
        return
    plain = brotli.decompress(body) if b"content-encoding: br" in head.lower() else body
    if shot.marker not in plain:
        raise WrongAnswer(f"{shot.request[:300]!r}\n{shot.marker!r} is not in {plain[:2000].decode()}")
    _seen[shot.marker, body] = None
    if len(_seen) > MOST_REMEMBERED:
        _seen.popitem(last=False)


def run(port: int, shots_of: list[list[Shot]], seconds: float, start: int) -> Measured:
    """Each list of shots gets a connection of its own and is gone through again and again, until the time is over.

    start: where in the lists to begin, so that short runs together see everything.
    """
    waiting, connections = select.epoll(), {}
    for number, shots in enumerate(shots_of):
        connected = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connections[connected.fileno()] = _Connection(connected, shots, start + number * len(shots) // len(shots_of))
        waiting.register(connected.fileno(), select.EPOLLIN)
    gc.disable()
    try:
        return _shoot(waiting, connections, seconds)
    finally:
        gc.enable()
        waiting.close()
        for connection in connections.values():
            connection.socket.close()


def _shoot(waiting: select.epoll, connections: dict[int, _Connection], seconds: float) -> Measured:
    waits, size, number = [], 0, time.time_ns()
    begun = time.perf_counter()
    end = begun + seconds
    for connection in connections.values():
        connection.send(number := number + 1)
    under_way = len(connections)
    while under_way:
        events = waiting.poll(PATIENCE)
        if not events:
            raise WrongAnswer(f"no answer in {PATIENCE} seconds")
        for descriptor, _event in events:
            connection = connections[descriptor]
            if not connection.has_whole_answer():
                continue
            now = time.perf_counter()
            waits.append(now - connection.sent_at)
            size += len(connection.received)
            asked, answer = connection.shot, bytes(connection.received)
            if now < end:
                connection.send(number := number + 1)
            else:
                under_way -= 1
            check(asked, answer)  # while the server is busy with the next one
    return Measured(time.perf_counter() - begun, waits, size)
