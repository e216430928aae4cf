"""How long an animated picture moves: read from the bytes of GIF, APNG and WebP."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

FOREVER = float("inf")
GIF_FASTEST = 0.1
"""Browsers show a frame that asks for less than two hundredths of a second for a tenth."""


@dataclass(frozen=True)
class Motion:
    """frames: in one round; round: its seconds; seconds: of all rounds together."""

    frames: int
    round: float
    seconds: float


def motion(picture: bytes) -> Motion:
    """How this picture moves; one frame and no seconds if it does not, or if it is of another kind."""
    try:
        if picture[:4] == b"GIF8":
            return _gif(picture)
        if picture[:8] == b"\x89PNG\r\n\x1a\n":
            return _png(picture)
        if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
            return _webp(picture)
    except (IndexError, struct.error):
        pass
    return Motion(1, 0, 0)


def _rounds(delays: list[float], times: int) -> Motion:
    if len(delays) < 2:
        return Motion(1, 0, 0)
    return Motion(len(delays), sum(delays), sum(delays) * times if times else FOREVER)


def _gif(picture: bytes) -> Motion:
    delays, times, delay = [], 1, 0.0
    for kind, block in _gif_blocks(picture):
        if kind == 0xF9:
            hundredths = struct.unpack("<H", block[1:3])[0]
            delay = hundredths / 100 if hundredths > 1 else GIF_FASTEST
        elif kind == 0xFF and block[:11] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"} and block[11] == 1:
            repeats = struct.unpack("<H", block[12:14])[0]
            times = repeats + 1 if repeats else 0
        elif kind == 0x2C:
            delays.append(delay)
    return _rounds(delays, times)


def _gif_blocks(picture: bytes) -> Iterator[tuple[int, bytes]]:
    """Extensions by their label, and images as 0x2C without what is in them."""
    at = 13 + _palette(picture[10])
    while picture[at] != 0x3B:
        if picture[at] == 0x21:
            kind, at = picture[at + 1], at + 2
        else:
            kind, at = 0x2C, at + 10 + _palette(picture[at + 9]) + 1
        parts = []
        while size := picture[at]:
            parts.append(picture[at + 1 : at + 1 + size])
            at += 1 + size
        at += 1
        yield kind, b"" if kind == 0x2C else b"".join(parts)


def _palette(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _png(picture: bytes) -> Motion:
    delays, times, at = [], 0, 8
    while at + 8 <= len(picture):
        size, kind = struct.unpack(">I4s", picture[at : at + 8])
        block = picture[at + 8 : at + 8 + size]
        if kind == b"acTL":
            times = struct.unpack(">II", block)[1]
        elif kind == b"fcTL":
            part, of = struct.unpack(">HH", block[20:24])
            delays.append(part / (of or 100))
        at += 12 + size
    return _rounds(delays, times)


def _webp(picture: bytes) -> Motion:
    delays, times, at = [], 0, 12
    while at + 8 <= len(picture):
        kind, size = struct.unpack("<4sI", picture[at : at + 8])
        block = picture[at + 8 : at + 8 + size]
        if kind == b"ANIM":
            times = struct.unpack("<H", block[4:6])[0]
        elif kind == b"ANMF":
            delays.append(int.from_bytes(block[12:15], "little") / 1000)
        at += 8 + size + size % 2
    return _rounds(delays, times)
