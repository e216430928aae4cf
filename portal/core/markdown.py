"""What editors write, as HTML that cannot harm a page."""

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


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _lower_heading(token: Token, *, by: int) -> None:
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(int(token.tag[1]) + by, LOWEST_HEADING)}"
