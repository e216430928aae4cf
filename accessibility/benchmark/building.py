"""Builds the benchmark: every good page as it is, and one page for each barrier."""

import json
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from ..benchmarking import MANIFEST
from . import BARRIERS
from .barrier import Barrier

PARTIAL_PATH = "en/components/list"
"""Where the good page `list.en` gets its other part from."""
ANNOUNCEMENT = '<p id="announcer"'
BLANK = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Another page</title></head><body><main><h1>Another page</h1></main></body></html>"
SILENT = "<p>Results 3 and 4 of 24</p>\n"
"""Said to the eye only."""
NAMELESS = '<div class="row"><input type="text" id="more-search"><button type="button" id="more-go"></button></div>'


@dataclass(frozen=True)
class Twins:
    """The good pages.

    pages: HTML by name, like `front.en`. paper: a PDF. partial: what htmx puts into `list.en`.
    assets: what the pages need, by path.
    """

    pages: Mapping[str, str]
    paper: bytes
    partial: str
    assets: Mapping[str, bytes]


def build(twins: Twins, folder: Path) -> int:
    """Write pages and manifest; gives the number of barriers.

    Raises Unchanged if a good page has no place for a barrier any more.
    """
    files = _surroundings(twins)
    cases = [_case("twin", f"twins/{name}", "passed") for name in (*_named(twins.pages), "receipt.pdf")]
    files |= {f"twins/{name}.html": html.encode() for name, html in twins.pages.items()}
    files["twins/receipt.pdf"] = twins.paper
    for barrier in BARRIERS:
        path, content = _with_barrier(barrier, twins)
        files[path] = content
        cases.append(_case(barrier.name, path, "failed", barrier.criteria))
    files[MANIFEST] = json.dumps({"testcases": cases}, indent=1).encode()
    for name, content in files.items():
        target = folder / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(BARRIERS)


def _named(pages: Mapping[str, str]) -> list[str]:
    return [f"{name}.html" for name in pages]


def _case(rule: str, path: str, expected: str, criteria: tuple[str, ...] = ()) -> dict[str, Any]:
    """In the form of W3C's test cases."""
    return {
        "ruleId": rule,
        "testcaseId": f"{rule}:{path}",
        "relativePath": path,
        "expected": expected,
        "ruleAccessibilityRequirements": {f"wcag22:{number}": {} for number in criteria},
    }


def _with_barrier(barrier: Barrier, twins: Twins) -> tuple[str, bytes]:
    if barrier.without:
        return f"barriers/{barrier.name}.pdf", _paper_without(twins.paper, barrier.without)
    return f"barriers/{barrier.name}.html", barrier.put_into(twins.pages[barrier.twin]).encode()


def _paper_without(paper: bytes, key: str) -> bytes:
    """The PDF without this entry of its catalogue, or of what it says of itself."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper)))
    if key == "/Title":
        writer.metadata = {name: value for name, value in (writer.metadata or {}).items() if name != key}
        writer._root_object.pop(NameObject("/Metadata"), None)  # noqa: SLF001 the title stands there, too
    else:
        del writer._root_object[NameObject(key)]  # noqa: SLF001 the catalogue has no other door
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _surroundings(twins: Twins) -> dict[str, bytes]:
    """What the pages load or lead to."""
    silent = SILENT + "\n".join(line for line in twins.partial.splitlines() if ANNOUNCEMENT not in line)
    return {
        **twins.assets,
        PARTIAL_PATH: twins.partial.encode(),
        "partials/silent.html": silent.encode(),
        "partials/without-ids.html": twins.partial.replace(' id="payments-', ' data-was="payments-').encode(),
        "partials/nameless.html": NAMELESS.encode(),
        "blank.html": BLANK.encode(),
        "long.wav": _hum(seconds=6),
    }


def _hum(*, seconds: int) -> bytes:
    """A sound that lasts, as a WAV file."""
    written = BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes(128 + (number // 20 % 2) * 40 for number in range(8000 * seconds)))
    return written.getvalue()
