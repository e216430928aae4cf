"""What editors write, as HTML that cannot harm a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {
    *(
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "a",
        "br",
        "hr",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
LOWEST_HEADING = 6
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""Every sign that can mean something in Markdown; each may stand behind a backslash (CommonMark 0.31, 2.4)."""


@dataclass(frozen=True)
class Run:
    """Words that look the same."""

    text: str
    is_strong: bool


@dataclass(frozen=True)
class Block:
    """kind: heading, paragraph, bullet or number."""

    kind: str
    runs: list[Run]


def to_html(text: str, *, first_heading: int = 2) -> Markup:
    """Markdown as HTML. Tags typed in the text are shown, not obeyed; pictures and odd links are left out.

    first_heading: what `#` becomes; a page has its own h1 already.
    """
    reader = _reader()
    tokens = reader.parse(text)
    for token in tokens:
        _lower_heading(token, by=first_heading - 1)
    html = reader.renderer.render(tokens, reader.options, {})
    safe = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None
    )
    return Markup(safe)  # noqa: S704 cleaned above


def escaped(text: str) -> str:
    """Words somebody typed, for the middle of Markdown: they stay on their line and mean nothing but themselves."""
    return PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))


def blocks(text: str) -> list[Block]:
    """Markdown for paper: headings, paragraphs and items of lists, each a row of runs; anything else as its words."""
    found: list[Block] = []
    kinds: list[str] = []
    for token in _reader().parse(text):
        if token.type in {"bullet_list_open", "ordered_list_open", "heading_open"}:
            kinds.append({"b": "bullet", "o": "number", "h": "heading"}[token.type[0]])
        elif token.type in {"bullet_list_close", "ordered_list_close", "heading_close"}:
            kinds.pop()
        elif token.type in {"inline", "fence", "code_block"}:
            found.append(Block(kinds[-1] if kinds else "paragraph", list(_runs(token))))
    return found


def _runs(token: Token) -> Iterator[Run]:
    strong = 0
    for child in token.children or [token]:
        if child.type in {"strong_open", "strong_close"}:
            strong += 1 if child.type == "strong_open" else -1
        elif child.type in {"softbreak", "hardbreak"}:
            yield Run("\n" if child.type == "hardbreak" else " ", is_strong=False)
        elif child.content:
            yield Run(child.content, is_strong=strong > 0)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _lower_heading(token: Token, *, by: int) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(int(token.tag[1]) + by, LOWEST_HEADING)}"
