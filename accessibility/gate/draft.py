"""A draft as the checks see it: its elements in order, what each says, in which language, under which heading."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from .colours import Colours
from .reading import parsed

BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td"
    " textarea tfoot th thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNHEARD = frozenset({"script", "style", "template", "head", "math"})
NOT_PROSE = frozenset({"code", "pre", "kbd", "samp", "var"})
SPACES = re.compile(r"[^\S\n]+")
WHOLE_PAGE = re.compile(r"<html[\s>]|<!doctype", re.IGNORECASE)


def tidy(text: str) -> str:
    """On one line, with single spaces."""
    return " ".join(text.split())


@dataclass(eq=False, slots=True)
class Spot:
    """An element where it stands.

    number: the how-many-eth of its kind in the whole draft, from 1. place: the same among its siblings.
    pieces: what stands in it and in no block inside of it: (language, text, whether it is prose), line breaks as they are.
    heard: what it says to somebody who listens, pictures included; only of links, headings, cells, and of bold or
        coloured words.
    """

    tag: str
    attributes: dict[str, str]
    parent: "Spot | None"
    language: str
    number: int
    place: int
    under: "Spot | None" = None
    is_hidden: bool = False
    children: list["Spot"] = field(default_factory=list)
    pieces: list[tuple[str, str, bool]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    beside: dict[int, tuple["Spot | None", "Spot | None"]] = field(default_factory=dict)
    said: tuple[int, str] = (-1, "")

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def words(self) -> str:
        """What it says, on one line. Put together once: many checks ask, and some for each thing inside of it."""
        known = len(self.heard) + len(self.pieces)
        if self.said[0] != known:
            parts = self.heard or [text for _code, text, _is in self.pieces]
            self.said = known, tidy("".join(parts))
        return self.said[1]

    @property
    def name(self) -> str:
        """What a screen reader calls it, as far as its own attributes and its text tell."""
        return tidy(self.get("aria-label")) or self.words or tidy(self.get("title"))

    @property
    def is_named_elsewhere(self) -> bool:
        return bool(self.get("aria-labelledby").strip())

    def after(self, child: "Spot") -> "Spot | None":
        """The element after this child."""
        return self._neighbours.get(id(child), (None, None))[1]

    def before(self, child: "Spot") -> "Spot | None":
        """The element before this child."""
        return self._neighbours.get(id(child), (None, None))[0]

    @property
    def _neighbours(self) -> dict[int, tuple["Spot | None", "Spot | None"]]:
        if len(self.beside) != len(self.children):
            row = (None, *self.children, None)
            self.beside.update({id(row[at]): (row[at - 1], row[at + 1]) for at in range(1, len(row) - 1)})
        return self.beside

    def above(self) -> Iterator["Spot"]:
        """What it stands in, from the inside out."""
        here = self.parent
        while here is not None:
            yield here
            here = here.parent

    def inside(self) -> Iterator["Spot"]:
        """Everything in it, in order."""
        waiting = self.children[::-1]
        while waiting:
            spot = waiting.pop()
            yield spot
            waiting += spot.children[::-1]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one block in one language. Lines are kept."""

    spot: Spot
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """Who listens to the text at some place."""

    spot: Spot
    block: Spot
    listeners: tuple[Spot, ...]
    is_prose: bool


class Draft:
    """What an editor has written, as HTML.

    language: of whatever does not say its own. colours: chosen for it. is_page: a whole page, not a part of one.
    """

    def __init__(self, html: str, language: str, colours: Sequence[Colours] = ()) -> None:
        self.colours = colours
        self.is_page = bool(WHOLE_PAGE.search(html[:2000]))
        self.spots: list[Spot] = []
        root, self.is_whole = parsed(html)
        self._counts: Counter[str] = Counter()
        self._places: Counter[tuple[int, str]] = Counter()
        self.language = (root.get("lang") or "").strip() or language
        self.title = tidy(root.findtext("head/title") or "")
        self.root = Spot("html", dict(root.attrib), None, self.language, 1, 1)
        self._walk(root)

    def of(self, *tags: str) -> list[Spot]:
        """Every element of these kinds that is not hidden from those who listen, in order."""
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        wanted = set(tags)
        if not wanted & self._by_tag.keys():
            return []
        return [spot for spot in self.spots if spot.tag in wanted and not spot.is_hidden]

    @cached_property
    def headings(self) -> list[Spot]:
        return self.of(*HEADINGS)

    @cached_property
    def passages(self) -> list[Passage]:
        """All text, block by block, a passage for each language in it."""
        found = []
        for spot in (self.root, *self.spots):
            by_language: dict[str, list[str]] = {}
            for language, text, is_prose in spot.pieces:
                if is_prose:
                    by_language.setdefault(language, []).append(text)
            for language, texts in by_language.items():
                if text := SPACES.sub(" ", "".join(texts)).strip():
                    found.append(Passage(spot, language, text))
        return found

    @cached_property
    def _by_tag(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = {}
        for spot in self.spots:
            if not spot.is_hidden:
                found.setdefault(spot.tag, []).append(spot)
        return found

    def _walk(self, root: Element) -> None:
        heading: Spot | None = None
        waiting: list[tuple[Element | str, _Frame]] = [(root, _Frame(self.root, self.root, (), True))]
        while waiting:
            what, frame = waiting.pop()
            if isinstance(what, str):
                _hear(what, frame)
                continue
            if what is not root:
                if not isinstance(what.tag, str) or what.tag in UNHEARD:
                    continue
                spot = self._spot(what, frame.spot, heading)
                heading = spot if spot.tag in HEADINGS else heading
                frame = _frame(spot, frame)
            inside: list[tuple[Element | str, _Frame]] = [(what.text, frame)] if what.text else []
            for child in () if frame.spot.tag == "svg" else what:
                inside.append((child, frame))
                if child.tail:
                    inside.append((child.tail, frame))
            waiting += inside[::-1]

    def _spot(self, element: Element, parent: Spot, heading: Spot | None) -> Spot:
        tag = str(element.tag).rpartition("}")[2]
        attributes = {str(name): value for name, value in element.attrib.items()} if element.attrib else {}
        self._counts[tag] += 1
        self._places[id(parent), tag] += 1
        spot = Spot(
            tag,
            attributes,
            parent,
            attributes.get("lang", "").strip() or parent.language,
            self._counts[tag],
            self._places[id(parent), tag],
            heading,
            parent.is_hidden or attributes.get("aria-hidden") == "true" or "hidden" in attributes,
        )
        parent.children.append(spot)
        self.spots.append(spot)
        return spot


def _frame(spot: Spot, frame: _Frame) -> _Frame:
    """Who listens inside of this element: at most one of a kind, the innermost."""
    block = spot if spot.tag in BLOCKS else frame.block
    kind = _kind(spot)
    listeners = frame.listeners
    if kind:
        listeners = (*(each for each in listeners if _kind(each) != kind), spot)
    if spot.tag == "br":
        block.pieces.append((spot.language, "\n", True))
        _say(" ", frame)
    elif spot.tag in {"img", "svg"} and not spot.is_hidden:
        _say(f" {spot.get('alt') or spot.get('aria-label') or spot.get('title')} ", frame)
    elif spot.tag in BLOCKS:
        _say(" ", frame)
    return _Frame(spot, block, listeners, frame.is_prose and spot.tag not in NOT_PROSE)


def _kind(spot: Spot) -> str:
    tag = spot.tag
    if tag in HEADINGS:
        return "heading"
    if tag == "font" or (tag in {"span", "em", "i", "mark", "small"} and "style" in spot.attributes):
        return "styled"
    return {
        "a": "link",
        "button": "link",
        "object": "object",
        "canvas": "object",
        "td": "cell",
        "th": "cell",
        "strong": "bold",
        "b": "bold",
    }.get(tag, "")


def _hear(text: str, frame: _Frame) -> None:
    if "hidden" not in frame.spot.attributes:
        frame.block.pieces.append((frame.spot.language, text.replace("\n", " "), frame.is_prose))
    _say(text, frame)


def _say(text: str, frame: _Frame) -> None:
    if not frame.spot.is_hidden:
        for listener in frame.listeners:
            listener.heard.append(text)
