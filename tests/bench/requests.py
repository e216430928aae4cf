"""Requests as browsers send them, byte for byte."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from tests.bench.load import Shot

HOST = "portal.example"
BROWSER = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "Accept-Language: en\r\n"
    "Sec-Fetch-Site: same-origin\r\n"
)
BOUNDARY = "----bench-boundary"


def get(path: str, marker: str, *, cookie: str = "", status: int = 200) -> Shot:
    """path: may hold letters of any script. marker: what a right answer holds, as HTML."""
    written = quote(path, safe="/?&=%@+:,-._~")
    return Shot(_head("GET", written, cookie) + b"\r\n", status, marker.encode())


def partial(path: str, marker: str, *, cookie: str = "") -> Shot:
    """As htmx asks for a part of a page."""
    shot = get(path, marker, cookie=cookie)
    return replace(shot, request=shot.request.replace(b"\r\n\r\n", b"\r\nHX-Request: true\r\n\r\n", 1))


def search(language: str, question: str, marker: str) -> Shot:
    query = urlencode({"q": question})
    return Shot(_head("GET", f"/{language}/search?{query}", "") + b"\r\n", 200, marker.encode())


def post(path: str, fields: list[tuple[str, str]], marker: str, *, status: int, cookie: str = "") -> Shot:
    """A form with files in it is sent in parts, whether a file was chosen or not."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields
    ]
    body = ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()
    head = (
        _head("POST", path, cookie)
        + (
            f"Origin: http://{HOST}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode()
    )
    return Shot(head + body, status, marker.encode())


def fields_of(typed: dict[str, Any]) -> list[tuple[str, str]]:
    """What a sheet has typed, as its fields are posted."""
    fields = []
    for name, value in typed.items():
        if isinstance(value, dict):
            fields += [(f"{name}-{part}", text) for part, text in value.items()]
        elif isinstance(value, list):
            fields += [(name, text) for text in value]
        else:
            fields.append((name, value))
    return fields


def _head(method: str, path: str, cookie: str) -> bytes:
    cookies = f"Cookie: session={cookie}\r\n" if cookie else ""
    return f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n{BROWSER}{cookies}".encode()
