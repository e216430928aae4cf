"""How long a picture moves is told by its bytes."""

import struct

import pytest

from accessibility.seeing.frames import FOREVER, Motion, motion
from tests.accessibility.conftest import FIXTURES


@pytest.mark.parametrize("name,frames,seconds", [("moves.gif", 3, FOREVER), ("once.gif", 3, 0.6), ("still.gif", 1, 0)])
def test_a_gif_says_how_often_it_goes_round(name, frames, seconds):
    moves = motion((FIXTURES / "media" / name).read_bytes())

    assert moves.frames == frames
    assert moves.seconds == pytest.approx(seconds)


def test_an_animated_png_says_how_long_it_moves():
    def block(kind, data):
        return struct.pack(">I", len(data)) + kind + data + b"...."

    frame = block(b"fcTL", bytes(20) + struct.pack(">HH", 1, 2) + bytes(2))
    picture = b"\x89PNG\r\n\x1a\n" + block(b"acTL", struct.pack(">II", 2, 4)) + frame + frame

    assert motion(picture) == Motion(2, 1, 4)


@pytest.mark.parametrize("picture", [b"", b"GIF89a", b"RIFF....WEBPVP8 ", b"<svg/>", b"\x89PNG\r\n\x1a\n...."])
def test_what_is_no_picture_that_moves_is_still(picture):
    assert motion(picture) == Motion(1, 0, 0)
