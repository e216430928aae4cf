"""HTML as the gate reads it: parsed as browsers do, but never further than its limits."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from html5lib import HTMLParser, treebuilders
from html5lib._tokenizer import HTMLTokenizer

LONGEST = 2_000_000
"""Characters."""
MOST_ELEMENTS, MOST_TOKENS, MOST_ATTRIBUTES = 30_000, 150_000, 200
DEEPEST = 200
"""Elements inside each other. Browsers stop at 512; no text written by people comes near."""
MOST_MISPLACED = 500
"""Things that stand in a table outside of its cells; each is moved in front of it."""
MOST_COPIED = 1_000_000_000
"""Characters copied while texts are put together piece by piece."""
LONGEST_NAME = 200
UNREAD = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<![^>]{200,}(?:>|\Z)|</?[a-z][^\s>/]{200,}[^>]*|<(script|style)\b[^>]*(?:>|\Z).*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
ONE_PARAGRAPH = re.compile(r"<p>([^<&\0\r]*)</p>\s*")
"""What most texts of a definition are: quickly read, whatever stands in them."""


class _TooTangled(Exception):
    """There is more than the gate reads."""


class _BoundedTree(treebuilders.getTreeBuilder("etree")):  # type: ignore[misc]
    """The tree of html5lib. What grows faster than its text (nesting, bold that is never closed) ends it."""

    def __init__(self, namespaceHTMLElements: bool) -> None:  # noqa: N803 html5lib's own name
        super().__init__(namespaceHTMLElements)
        self.elements = self.misplaced = self.row = self.copied = 0

    def insertElementNormal(self, token: Any) -> Any:  # noqa: N802 html5lib's own name
        self.elements += 1
        self.row = 0
        if self.elements > MOST_ELEMENTS or len(self.openElements) > DEEPEST:
            raise _TooTangled
        return super().insertElementNormal(token)

    def insertText(self, data: str, parent: Any = None) -> None:  # noqa: N802 html5lib's own name
        self.row += len(data)
        self.copied += self.row
        if self.copied > MOST_COPIED:
            raise _TooTangled
        super().insertText(data, parent)

    def getTableMisnestedNodePosition(self) -> Any:  # noqa: N802 html5lib's own name
        self.misplaced += 1
        if self.misplaced > MOST_MISPLACED:
            raise _TooTangled
        return super().getTableMisnestedNodePosition()


class _BoundedTokenizer(HTMLTokenizer):  # type: ignore[misc]
    def __iter__(self) -> Any:
        for number, token in enumerate(super().__iter__()):
            if number > MOST_TOKENS:
                raise _TooTangled
            yield token

    copied = 0

    def rcdataEndTagNameState(self) -> Any:  # noqa: N802 html5lib's own name
        if len(self.temporaryBuffer) > LONGEST_NAME:
            raise _TooTangled
        return super().rcdataEndTagNameState()

    def rawtextEndTagNameState(self) -> Any:  # noqa: N802 html5lib's own name
        if len(self.temporaryBuffer) > LONGEST_NAME:
            raise _TooTangled
        return super().rawtextEndTagNameState()

    def attributeNameState(self) -> Any:  # noqa: N802 html5lib's own name
        attributes = self.currentToken["data"]  # type: ignore[index]
        if len(attributes) > MOST_ATTRIBUTES or len(attributes[-1][0]) > LONGEST_NAME:
            raise _TooTangled
        return super().attributeNameState()

    def processEntityInAttribute(self, allowedChar: str | None) -> None:  # noqa: N802, N803 html5lib's own names
        self.copied += len(self.currentToken["data"][-1][1])  # type: ignore[index]
        if self.copied > MOST_COPIED:
            raise _TooTangled
        super().processEntityInAttribute(allowedChar)


class _BoundedParser(HTMLParser):  # type: ignore[misc]
    def _parse(self, stream: Any, *_more: Any, **_words: Any) -> None:
        self.innerHTMLMode, self.container, self.scripting = False, "div", False
        self.tokenizer = _BoundedTokenizer(stream, parser=self)
        self.reset()
        self.mainLoop()


def parsed(html: str) -> tuple[Element, bool]:
    """The element `html`, and whether everything was read. Comments, scripts and styles are left out."""
    if found := ONE_PARAGRAPH.fullmatch(html):
        return _one_paragraph(found[1]), True
    parser = _BoundedParser(tree=_BoundedTree, namespaceHTMLElements=False)
    whole = len(html) <= LONGEST
    try:
        parser.parse(UNREAD.sub("", html[:LONGEST]))
    except _TooTangled:
        whole = False
    root = parser.tree.document._element.find("html")  # noqa: SLF001 the only way to what was built so far
    return (Element("html") if root is None else root), whole


def _one_paragraph(text: str) -> Element:
    root = Element("html")
    root.append(Element("head"))
    body = Element("body")
    root.append(body)
    paragraph = Element("p")
    paragraph.text = text
    body.append(paragraph)
    return root
