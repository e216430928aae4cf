"""PDFs everybody can read: tagged, in one language, made from a template and from values that are never run as code."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.config import settings
from portal.core import theme
from portal.core.fonts import font_folders, legible
from portal.core.later import Later
from portal.core.printing import tongue

if TYPE_CHECKING:
    import typst
else:
    typst = Later("typst")

log = logging.getLogger(__name__)

STANDARD = "ua-1"
ROOMS = Path(__file__).parents[1]


class NotPrinted(Exception):
    """The typesetter broke down over these values."""


@dataclass(frozen=True)
class Paper:
    """What every PDF says about itself."""

    template: Path
    language: str
    title: str
    author: str
    made_at: datetime

    @property
    def root(self) -> Path:
        """The folder it may read: templates of rooms import core/paper.typ."""
        return ROOMS if self.template.is_relative_to(ROOMS) else self.template.parent


def make_pdf(paper: Paper, values: Mapping[str, Any]) -> bytes:
    """Fill a typst template and print it.

    values: anything JSON can hold. Put what people typed through `printing.typed`, references and the like through
        `printing.ltr`.

    The template finds them in `json(bytes(sys.inputs.values))`, beside `title`, `author`, `lang`, `region`, `dir` and
    `colours`. The same paper and values give the same bytes.

    Raises NotPrinted.
    """
    everything = {**values, **_about(paper), "colours": _colours(settings().brand_colour)}
    inputs = {"values": json.dumps(everything)}
    try:
        return _compiled(paper, inputs, STANDARD)
    except typst.TypstError as error:
        # A sign that slipped past `legible` has no picture. A receipt with a gap is better than no receipt;
        # it is tagged all the same, but must not call itself PDF/UA.
        if not error.message.startswith("PDF/UA"):
            raise
        log.warning("A PDF from %s is not PDF/UA", paper.template.name)
        return _compiled(paper, inputs)


def _compiled(paper: Paper, inputs: dict[str, str], *standards: Any) -> bytes:
    # A compiler costs a millisecond and serves one thread; the fonts are what is worth keeping.
    compiler = typst.Compiler(
        paper.template, root=paper.root, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )
    with _panics_are_errors():
        made = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=int(paper.made_at.timestamp()))
    if not isinstance(made, bytes):
        raise NotPrinted("typst made no PDF")
    return made


@contextmanager
def _panics_are_errors() -> Iterator[None]:
    """A panic inside typst is no Exception: it would end the thread of a worker."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotPrinted(str(error)) from None


def _about(paper: Paper) -> dict[str, str]:
    return {"title": legible(paper.title), "author": legible(paper.author), **tongue(paper.language)}


@cache
def _colours(brand: str) -> dict[str, str]:
    light, _dark = theme.themes(brand)
    return {role: theme.to_hex(colour) for role, colour in light.items()}


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in font_folders()]
    )
