"""Words as they go on paper: visible, each line in its own direction, each piece in its own language.

A line is a list of pieces, a piece is a text with the language it is in, if that is not the page's.
"""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser

from markupsafe import Markup

from portal.core.fonts import legible
from portal.core.i18n import direction

Piece = dict[str, str]
Line = list[Piece]

FIRST_STRONG, LEFT_TO_RIGHT, END = (
    "\N{FIRST STRONG ISOLATE}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
)
SPOKEN_AS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw")}
"""Languages that typst and PDF readers know by a language and a region; the region decides how characters are drawn."""

MAY_BREAK = "\N{ZERO WIDTH SPACE}"
LONGEST_WORD = 25
STEP = 6
LONG_WORD = re.compile(rf"[^\s\u2E80-\uFFFF\U00020000-\U0003FFFF]{{{LONGEST_WORD + 1},}}")
"""A run of letters no line may break in. Chinese, which may break nearly everywhere, is left alone."""


def typed(words: str | Markup) -> list[Line]:
    """Words as lines for a template.

    words: plain text as somebody typed it; or markup of this portal, of which line breaks, <bdi> and the language of a
        <span> count.
    """
    if isinstance(words, Markup):
        reader = _Reader()
        reader.feed(words)
        reader.close()
        return [line for line in reader.lines if line]
    return [[{"text": f"{FIRST_STRONG}{printable(line)}{END}"}] for line in words.splitlines() if line.strip()]


def typed_line(words: str | Markup) -> list[Line]:
    """The same for what belongs on one line, such as a name."""
    if isinstance(words, Markup):
        pieces = [piece for line in typed(words) for piece in line]
        return [pieces] if pieces else []
    return typed(" ".join(words.split()))


def plain(words: str | Markup) -> str:
    """Nothing but the text, for a title that cannot hold more."""
    return words.striptags() if isinstance(words, Markup) else words


def ltr(text: str) -> str:
    """A reference, a phone number or an address of a page: from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{legible(text)}{END}"


def tongue(code: str) -> Piece:
    """A language as typst names it."""
    lang, region = SPOKEN_AS.get(code, (code, ""))
    return {"lang": lang, "region": region, "dir": direction(code)}


def printable(text: str) -> str:
    """Legible, and with places in endless words where a line may break, never between a letter and its accent."""
    return LONG_WORD.sub(lambda word: MAY_BREAK.join(_parts(word.group())), legible(text))


def _parts(word: str) -> Iterator[str]:
    part = ""
    for sign in word:
        if len(part) >= STEP and not unicodedata.combining(sign):
            yield part
            part = ""
        part += sign
    yield part


class _Reader(HTMLParser):
    """Reads what questions and `tr` say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = [[]]
        self.languages = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "span":
            self.languages.append(dict(attrs).get("lang") or self.languages[-1])
        elif tag == "bdi":
            self._add(FIRST_STRONG)

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and len(self.languages) > 1:
            self.languages.pop()
        elif tag == "bdi":
            self._add(END)

    def handle_data(self, data: str) -> None:
        self._add(printable(data))

    def _add(self, text: str) -> None:
        code = self.languages[-1]
        self.lines[-1].append({"text": text, **(tongue(code) if code else {})})
