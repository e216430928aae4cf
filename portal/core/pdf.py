"""PDFs everybody can read: tagged, in one language, made from a template and from values that are never run as code."""

import json
import logging
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from portal.config import settings
from portal.core import theme
from portal.core.fonts import font_folders, legible
from portal.core.i18n import direction

log = logging.getLogger(__name__)

STANDARD = "ua-1"
SPOKEN_AS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw")}
"""Languages that typst and PDF readers know by a language and a region; the region decides how characters are drawn."""

FIRST_STRONG, LEFT_TO_RIGHT, END = (
    "\N{FIRST STRONG ISOLATE}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
)
MAY_BREAK = "\N{ZERO WIDTH SPACE}"
LONGEST_WORD = 30
STEP = 6
LONG_WORD = re.compile(rf"[^\s\u2E80-\uFFFF\U00020000-\U0003FFFF]{{{LONGEST_WORD + 1},}}")
"""A run of letters no line may break in. Chinese, which may break nearly everywhere, is left alone."""


@dataclass(frozen=True)
class Paper:
    """What every PDF says about itself."""

    template: Path
    language: str
    title: str
    author: str
    made_at: datetime


def make_pdf(paper: Paper, values: Mapping[str, Any]) -> bytes:
    """Fill a typst template and print it.

    values: anything JSON can hold. Put what people typed through `typed`, references and phone numbers through `ltr`.

    The template finds them in `json(bytes(sys.inputs.values))`, beside `title`, `author`, `lang`, `region`, `dir` and
    `colours`. The same paper and values give the same bytes.
    """
    everything = {**values, **_about(paper), "colours": _colours(settings().brand_colour)}
    inputs = {"values": json.dumps(everything)}
    try:
        return _compiled(paper, inputs, STANDARD)
    except typst.TypstError as error:
        # A sign that slipped past `typed` has no picture. A receipt with a gap is better than no receipt;
        # it is tagged all the same, but must not call itself PDF/UA.
        if not error.message.startswith("PDF/UA"):
            raise
        log.warning("A PDF from %s is not PDF/UA", paper.template.name)
        return _compiled(paper, inputs)


def _compiled(paper: Paper, inputs: dict[str, str], *standards: Any) -> bytes:
    # A compiler costs a millisecond and serves one thread; the fonts are what is worth keeping.
    compiler = typst.Compiler(
        paper.template, root=paper.template.parent, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=inputs
    )
    made = compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=int(paper.made_at.timestamp()))
    if not isinstance(made, bytes):
        raise TypeError("typst made no PDF")
    return made


def typed(text: str) -> list[str]:
    """What somebody typed, as lines that are safe to print: each sign is visible and each line keeps its direction."""
    return [f"{FIRST_STRONG}{breakable(line)}{END}" for line in legible(text).splitlines()]


def typed_line(text: str) -> str:
    """The same for what belongs on one line, such as a name."""
    return f"{FIRST_STRONG}{breakable(' '.join(legible(text).split()))}{END}"


def ltr(text: str) -> str:
    """A reference, a phone number or an address of a page: from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{legible(text)}{END}"


def breakable(text: str) -> str:
    """The text with places in endless words where a line may break, never between a letter and its accent."""
    return LONG_WORD.sub(lambda word: MAY_BREAK.join(_pieces(word.group())), text)


def _pieces(word: str) -> Sequence[str]:
    pieces = [""]
    for sign in word:
        if len(pieces[-1]) >= STEP and not unicodedata.combining(sign):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _about(paper: Paper) -> dict[str, str]:
    lang, region = SPOKEN_AS.get(paper.language, (paper.language, ""))
    return {
        "title": legible(paper.title),
        "author": legible(paper.author),
        "lang": lang,
        "region": region,
        "dir": direction(paper.language),
    }


@cache
def _colours(brand: str) -> dict[str, str]:
    light, _dark = theme.themes(brand)
    return {role: theme.to_hex(colour) for role, colour in light.items()}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in font_folders()]
    )
