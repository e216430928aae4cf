"""One kind of barrier, and how it is put into a good page."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[str], str]


class Unchanged(Exception):
    """The page has no place for this barrier any more; the sentence says which place was looked for."""


@dataclass(frozen=True)
class Barrier:
    """One kind of barrier.

    name: says what is wrong.
    criteria: success criteria of WCAG 2.2 that are not met with it.
    twin: the good page it is put into.
    changes: what to do to the page's HTML, one after the other.
    without: of a PDF: the entry of its catalogue or of what it says of itself that is left out.
    """

    name: str
    criteria: tuple[str, ...]
    twin: str
    changes: tuple[Change, ...] = ()
    without: str = ""

    def put_into(self, html: str) -> str:
        """The page with the barrier.

        Raises Unchanged.
        """
        for change in self.changes:
            html = change(html)
        return html


def barrier(name: str, criteria: str, twin: str, *changes: Change) -> Barrier:
    """criteria: like "1.1.1 4.1.2"."""
    return Barrier(name, tuple(criteria.split()), twin, changes)


def paper(name: str, criteria: str, without: str) -> Barrier:
    """A PDF that lacks something, like /Lang."""
    return Barrier(name, tuple(criteria.split()), "receipt.pdf", without=without)


def swap(pattern: str, replacement: str, *, times: int = 1) -> Change:
    """Put something in place of what stands there. times: 0 means wherever it stands."""

    def change(html: str) -> str:
        changed, number = re.subn(pattern, replacement, html, count=times, flags=re.DOTALL)
        if not number:
            raise Unchanged(f"nothing in the page is like {pattern}")
        return changed

    return change


def drop(pattern: str, *, times: int = 1) -> Change:
    """Leave out what stands there."""
    return swap(pattern, "", times=times)


def add(html: str) -> Change:
    """Put this at the end of the main part."""
    return swap(r"</main>", _literal(html) + "</main>")


def style(css: str) -> Change:
    """Add a rule to the page's styles."""
    return swap(r"</head>", _literal(f"<style>{css}</style>") + "</head>")


def script(javascript: str) -> Change:
    """Add a script at the end of the page."""
    return swap(r"</body>", _literal(f"<script>{javascript}</script>") + "</body>")


def _literal(text: str) -> str:
    r"""Text that stands for itself in a replacement, where \1 would not."""
    return text.replace("\\", r"\\")
