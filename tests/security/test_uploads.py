"""Somebody sends files that are not what they say."""

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage

from portal.core import files
from portal.core.downloads import download
from portal.core.files import FileRefused, Refusal
from tests.core.test_files import PDF, PNG

MEGABYTE = 1_000_000


@pytest.fixture(params=["sqlite"])
def database_kind(request):
    """Files are looked at before any database is."""
    return request.param


def upload(name: str, content: bytes) -> FileStorage:
    return FileStorage(BytesIO(content), filename=name)


def bomb(name="word/document.xml") -> bytes:
    """A zip that is small and would be a hundred megabytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"\0" * 100 * MEGABYTE)
    return packed.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def huge_png() -> bytes:
    """A picture of four thousand million dots in a few kilobytes."""
    head = struct.pack(">IIBBBBB", 65_000, 65_000, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * MEGABYTE))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.docx", bomb()),
        ("scan.pdf", bomb()),
        ("photo.png", bomb()),
        ("photo.jpg", b"GIF89a" + b"\0" * 100),
        ("photo.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='hurt()'/>"),
        ("photo.png", b"<html><script>hurt()</script></html>"),
        ("scan.pdf", b"MZ" + PDF),
        ("scan.pdf", b"#!/bin/sh\n" + PDF),
        ("scan.pdf", b"<?php system($_GET[0]); ?>"),
        ("letter.pdf", zlib.compress(PDF)),
        ("archive.zip", bomb()),
        ("scan.PDF.EXE", PDF),
        ("scan.pdf ", b"just words"),
        ("scan.exe\u200b.pdf", PDF),
        ("scan\u2066fdp.exe\u2069.pdf", PDF),
        ("..%2f..%2fetc%2fpasswd\x00.pdf", PDF),
        ("con:stream.pdf", PDF),
        ("...", PDF),
    ],
)
def test_a_file_that_pretends_is_refused(acting, name, content):
    with acting(), pytest.raises(FileRefused) as refused:
        files.keep(upload(name, content))
    assert refused.value.reason in Refusal


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.png", PNG + b"<script>hurt()</script>"),
        ("photo.png", PNG + bomb()),
        ("scan.pdf", PDF + b"<html><script>hurt()</script>"),
        ("photo.png", huge_png()),
    ],
    ids=["a picture with a script", "a picture that is an archive too", "a paper with a page in it", "a vast picture"],
)
def test_a_file_that_is_two_things_is_only_ever_saved_never_shown(app, client, acting, sign_in, name, content):
    """Nothing of the portal unpacks or draws what citizens send, and no browser is let do more than save it."""
    with acting():
        kept = files.keep(upload(name, content))
        file_id, media_type = kept.id, kept.media_type
    with app.test_request_context():
        answer = app.process_response(download(file_id, name=name, media_type=media_type))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.mimetype in files.TYPES
    answer.close()


@pytest.mark.parametrize(
    "name", ['a"; filename="evil.pdf', "a\u2028b.pdf", "x;y=1.pdf", "%0d%0aX-Evil=1.pdf", "é护.pdf", "=cmd|x.pdf"]
)
def test_a_name_breaks_no_header(app, acting, name):
    with acting():
        kept = files.keep(upload(name, PDF))
        file_id = kept.id
    with app.test_request_context():
        answer = download(file_id, name=kept.name, media_type="application/pdf")
    assert "X-Evil" not in answer.headers
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert "\r" not in str(answer.headers["Content-Disposition"])
    answer.close()


def test_a_name_of_two_directions_is_refused_in_every_form(acting):
    for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u2060\ufeff":
        with acting(), pytest.raises(FileRefused):
            files.keep(upload(f"scan{sign}fdp.pdf", PDF))
