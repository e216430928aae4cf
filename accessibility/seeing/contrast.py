"""The contrast of every text with what lies behind it; where that is more than a colour, in a picture of the screen."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..checking import Found, NotApplicable
from ..page import Page
from .pictures import picture, read, script

SCREENS = 4
"""Pictures of one page at most; texts over pictures are few, and near each other."""
POOR = 0.3
"""The share of the background on which text is too weak; from here on a person looks."""


def too_weak(page: Page) -> Iterator[Found]:
    """Texts with less contrast than WCAG 1.4.3 asks for.

    Raises NotApplicable.
    """
    seen = _measured(page)
    for found in seen["found"]:
        yield Found(found["selector"], found["evidence"], found["html"], certain=found["certain"])
    # In forced colours, browsers paint a plain colour behind every letter.
    if page.cell.scheme != "forced":
        yield from _over_pictures(page, seen["waiting"])


def weaker_than_enhanced(page: Page) -> Iterator[Found]:
    """Pairs of colours with less contrast than WCAG 1.4.6 asks for, each once.

    Raises NotApplicable.
    """
    enhanced = _measured(page)["enhanced"]
    pairs = Counter(found["pair"] for found in enhanced)
    for found in enhanced:
        if times := pairs.pop(found["pair"], 0):
            evidence = f"{found['evidence']} Elements with these colours: {times}."
            yield Found(found["selector"], evidence, found["html"], certain=False)


def _measured(page: Page) -> dict[str, Any]:
    """Both levels, measured once for each way of meeting the page."""
    kept, cell = page.kept.get("contrast", (None, None))
    if cell != page.cell:
        kept = page.look(script("contrast.js"))
        page.kept["contrast"] = kept, page.cell
    seen: dict[str, Any] = kept
    if not seen["any"]:
        raise NotApplicable
    return seen


def _over_pictures(page: Page, waiting: int) -> Iterator[Found]:
    at = screens = 0
    try:
        while at < waiting and screens < SCREENS:
            at, screens = int(page.script(script("behind.js"), at)), screens + 1
            for answer in read(page, script("measure.js"), picture(page)):
                yield from _judged(answer)
    finally:
        page.script(script("uncover.js"))


def _judged(answer: dict[str, Any]) -> Iterator[Found]:
    figures = f"between {answer['worst']} and {answer['best']}, at least {answer['needed']} is needed"
    evidence = f"{answer['what']} lies on a picture, a gradient or other elements: contrast {figures}"
    if answer["best"] < answer["needed"] - 0.05:
        yield Found(answer["selector"], f"{evidence}.", answer["html"], certain=answer["certain"])
    elif answer["poor"] > POOR:
        evidence = f"{evidence}; too little on {answer['poor']:.0%} of it."
        yield Found(answer["selector"], evidence, answer["html"], certain=False)
