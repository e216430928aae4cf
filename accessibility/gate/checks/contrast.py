"""Colours an editor has chosen that cannot be told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask_babel import lazy_gettext as _l

from ..colours import ENOUGH, ENOUGH_WHEN_LARGE, Colour, Colours, colour, contrast
from ..draft import Draft, Spot
from ..remarks import Check, Seen

DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
TOKEN = re.compile(r"(?:rgb|hsl)a?\([^()]*\)|#[0-9a-f]+|[a-z]+", re.IGNORECASE)
SIZE = re.compile(r"([\d.]+)(px|pt|rem|em|%)")
PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "em": 16.0, "%": 0.16}
LONGEST_STYLE = 2000
LARGE, LARGE_WHEN_BOLD = 24.0, 18.66
WHO = _l("People with poor sight, and everybody in the sun, cannot read it.")


@dataclass(frozen=True)
class _Style:
    """Colours are None where they are not known. chosen: which of the two are the editor's."""

    text: Colour | None
    background: Colour | None
    size: float = 16.0
    is_bold: bool = False
    chosen: frozenset[str] = frozenset()

    @property
    def is_large(self) -> bool:
        return self.size >= LARGE or (self.is_bold and self.size >= LARGE_WHEN_BOLD)


def look(draft: Draft) -> Iterator[Seen]:
    yield from _pairs(draft)
    page = draft.colours[0] if draft.colours else None
    first = _Style(colour(page.text), colour(page.background)) if page else _Style(None, None)
    styles: dict[int, _Style] = {id(draft.root): first}
    for spot in draft.spots:
        above = styles[id(spot.parent)]
        style = styles[id(spot)] = _style(spot, above)
        if style.chosen and style != above:
            yield from _seen(spot, style, above)


def _pairs(draft: Draft) -> Iterator[Seen]:
    for pair in draft.colours:
        text, background = colour(pair.text), colour(pair.background)
        if text and background and background[3] == 1:
            yield from _judged(draft.root, contrast(text, background), pair.is_large, _named(pair))


def _seen(spot: Spot, style: _Style, above: _Style) -> Iterator[Seen]:
    if not _own_words(spot):
        return
    if style.text and style.background and style.background[3] == 1:
        if (style.text, style.background, style.is_large) != (above.text, above.background, above.is_large):
            yield from _judged(spot, contrast(style.text, style.background), style.is_large, "")
    elif len(style.chosen) == 1 and not above.chosen:
        mend = _l("Choose the colour of the text and the one behind it together, or none: readers may have dark pages.")
        yield Seen(spot, "hint", WHO, mend)


def _own_words(spot: Spot) -> bool:
    return bool(spot.words) or any(each.words for each in spot.inside())


def _judged(spot: Spot, ratio: float, is_large: bool, excerpt: str) -> Iterator[Seen]:
    least = ENOUGH_WHEN_LARGE if is_large else ENOUGH
    if ratio < least:
        mend = _l(
            "Choose colours that differ more: the contrast is %(ratio)s to 1, and at least %(least)s to 1 is needed.",
            ratio=f"{int(ratio * 100) / 100:g}",
            least=f"{least:g}",
        )
        yield Seen(spot, "error", WHO, mend, excerpt)


def _named(pair: Colours) -> str:
    return f"{pair.name} {pair.text} / {pair.background}".strip()


def _style(spot: Spot, above: _Style) -> _Style:
    style = above
    if spot.tag in {"h1", "h2"}:
        style = replace(style, size=LARGE, is_bold=True)
    elif spot.tag in {"strong", "b", "h3", "h4", "th"}:
        style = replace(style, is_bold=True)
    said = dict(DECLARATION.findall(spot.get("style")[:LONGEST_STYLE].lower()))
    text = said.get("color") or (spot.get("color") if spot.tag == "font" else "")
    behind = said.get("background-color") or said.get("background") or spot.get("bgcolor")
    if text:
        found = colour(text.replace("!important", ""))
        style = replace(style, text=found or style.text if text == "inherit" else found, chosen=style.chosen | {"text"})
    if behind and behind.strip() not in {"none", "transparent", "inherit"}:
        style = replace(style, background=_background(behind), chosen=style.chosen | {"background"})
    if found_size := SIZE.match(said.get("font-size", "")):
        relative = style.size / 16 if found_size[2] in {"em", "%"} else 1
        style = replace(style, size=float(found_size[1]) * PIXELS[found_size[2]] * relative)
    if said.get("font-weight", "").strip() in {"bold", "700", "800", "900"}:
        style = replace(style, is_bold=True)
    return style


def _background(written: str) -> Colour | None:
    """None where a picture or a gradient may be seen, or something shines through."""
    if "url(" in written or "gradient" in written or "var(" in written:
        return None
    found = next((each for token in TOKEN.findall(written) if (each := colour(token))), None)
    return found if found and found[3] == 1 else None


check = Check(
    name="contrast",
    criteria=("1.4.3",),
    asks="Can text be told from what is behind it? (G18, G145, F24)",
    blind_spots="Colours of style sheets, pictures behind text, and text inside of pictures.",
    look=look,
)
