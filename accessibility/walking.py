"""One walk through a page with the Tab key, forward and back; every check about focus reads what was met on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from .checking import Found
from .keys import press, press_often
from .page import Page
from .pressing import fresh

BEGIN = Path(__file__).with_name("walking.js").read_text(encoding="utf-8")
MOST_STOPS = 120
MOST_BACK = 40
SECONDS = 3.0
"""For each direction; a page with more stops is walked in part."""
A_MOMENT = 0.04
"""How long a script that takes the focus back is given before the walk believes its eyes."""
A_FEW = 10
"""Keys in one go where there are more stops than were expected."""
MOST_PARTS = 60
"""Keys that may pass inside one stop, as in a video with controls or a frame."""
READ = "return __audit.walk.read()"
MOVED = "return __audit.walk.moved()"
IS_THERE = "return Boolean(window.__audit?.walk)"
FIND = """
const find = selector => { try { return document.querySelector(selector); } catch { return null; } };
__audit.walk.elements = arguments[0].map(selector => find(selector) || document.createElement('i'));
"""
NAMED = """
return __audit.walk.elements.map(element => ({
  selector: audit.selector(element), html: audit.html(element), name: audit.name(element), role: audit.role(element) || '',
  sign: [element.tagName, element.className, element.parentElement?.tagName, element.parentElement?.className, element.type, element.getAttribute('style')].join('|'),
}));
"""


@dataclass(frozen=True)
class Stop:
    """One element that has the focus after a press of Tab.

    index: of the element, in the order in which elements were met.
    box: left, top, width and height on the page.
    inside: how much of it lies in the window (0 to 1). covered: how much of that lies under something else.
    by: the element that covers it. lost: an element that had the focus first and lost it at once.
    parts: whether there are several stops inside, like the fields of a date.
    written: whether one types into it.
    forced: whether a script moved the focus, or kept the key from doing so.
    shown: elements that could be seen since it had the focus.
    count: how many dialogs, windows, navigations and sent forms there were until then.
    """

    index: int
    events: int
    lost: int
    count: dict[str, int]
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    inside: float = 1
    covered: float = 0
    by: int = -1
    seen: bool = True
    parts: bool = False
    forced: bool = False
    written: bool = False
    tabindex: int = 0
    rtl: bool = False
    floats: bool = False
    shown: tuple[int, ...] = ()


@dataclass(frozen=True)
class Walk:
    """What was met.

    stops: forward, each once. back: those met with Shift and Tab.
    ended: whether the walk came to the end of the page, or all the way round.
    circle, circle_back: the indices among which the focus goes round without reaching an end.
    robbed: the indices of elements that lost the focus at the moment they got it.
    named: of each index: selector, html, name, role, sign (elements with the same look alike).
    before: how many dialogs, windows and so on there were before the walk.
    """

    stops: tuple[Stop, ...]
    back: tuple[Stop, ...]
    ended: bool
    circle: frozenset[int]
    circle_back: frozenset[int]
    robbed: tuple[int, ...]
    named: tuple[dict[str, str], ...]
    before: dict[str, int]

    def found(self, index: int, evidence: str, *, certain: bool = True, criteria: tuple[str, ...] = ()) -> Found:
        """What a check says of this element."""
        about = self.named[index]
        return Found(about["selector"], evidence, about["html"], certain=certain, criteria=criteria)

    def called(self, index: int) -> str:
        """How people would call it."""
        about = self.named[index]
        return f"“{about['name']}”" if about["name"] else about["selector"]


def walk_through(page: Page) -> Walk:
    """The walk, done once for all checks."""
    if "walk" not in page.kept:
        fresh(page)
        page.kept["walk"] = _walked(page)
    walk: Walk = page.kept["walk"]
    return walk


def begin(page: Page) -> dict[str, int]:
    """Make the page ready to be walked, from its beginning."""
    before: dict[str, int] = page.script(BEGIN)
    return before


def resume(page: Page, walk: Walk) -> None:
    """Find the elements of the walk again: the page may have been loaded anew meanwhile."""
    fresh(page)
    if not page.script(IS_THERE):
        begin(page)
        end(page)
        page.script(FIND, [named["selector"] for named in walk.named])


def end(page: Page) -> None:
    page.script("__audit.walk.end(); __audit.holding = false")


def step(page: Page, key: str = "Tab", *, back: bool = False, slowly: bool = False) -> Stop:
    """Press a key and say what has the focus then."""
    press(page, key, shift=back)
    if slowly:
        sleep(A_MOMENT)
    seen = page.script(READ)
    if seen["lost"] >= 0 or seen["events"] > 1:
        sleep(A_MOMENT)
        later = page.script(READ)
        seen = {**later, "lost": seen["lost"], "events": seen["events"] + later["events"]}
    return _stop(seen)


def look_again(page: Page) -> Stop:
    """What has the focus a moment later, without another key."""
    sleep(A_MOMENT)
    return _stop(page.script(READ))


def _stop(seen: dict[str, Any]) -> Stop:
    lists: dict[str, Any] = {name: tuple(seen[name]) for name in ("box", "shown") if name in seen}
    return Stop(**(seen | lists))


def _walked(page: Page) -> Walk:
    before = begin(page)
    there = _run(page, MOST_STOPS)
    back = _run(page, MOST_BACK, back=True) if there else None
    if not there or not back or _is_moved(page):
        page.reload()  # from its beginning, whatever the quick keys did
        before = begin(page)
        there = _go(page, MOST_STOPS, lambda slowly: step(page, slowly=slowly))
        back = _go(page, MOST_BACK, lambda slowly: step(page, back=True, slowly=slowly))
    named = page.look(NAMED)
    end(page)
    return Walk(
        stops=tuple(there.stops),
        back=tuple(back.stops),
        ended=there.ended,
        circle=frozenset(there.circle),
        circle_back=frozenset(back.circle),
        robbed=tuple(sorted(there.robbed)),
        named=tuple(named),
        before=before,
    )


@dataclass
class _Leg:
    """One direction of a walk, as far as it has come."""

    stops: list[Stop] = field(default_factory=list)
    circle: set[int] = field(default_factory=set)
    robbed: set[int] = field(default_factory=set)
    ended: bool = False


def _is_moved(page: Page) -> bool:
    """Whether a script moved the focus, or does so in a moment."""
    moves, waits = page.script(MOVED)
    if waits and not moves:
        sleep(A_MOMENT)
        moves, _ = page.script(MOVED)
    return bool(moves)


def _run(page: Page, most: int, *, back: bool = False) -> _Leg | None:
    """The walk with many keys in one go. None: something but the reader moved the focus, so every step counts."""
    leg = _Leg()
    times = page.script("__audit.walk.runs = true; return __audit.walk.guess()") + 1
    while len(leg.stops) < most:
        times = min(times, most - len(leg.stops))
        press_often(page, "Tab", times, shift=back)
        taken = [_stop(seen) for seen in page.script("return __audit.walk.take()")]
        if len(taken) != times:
            return None
        for stop in taken:
            if stop.forced or stop.parts or stop.lost >= 0 or stop.events > 1:
                return None
            if stop.index < 0 or (leg.stops and stop.index == leg.stops[0].index):
                leg.ended = True
                return leg
            if any(stop.index == each.index for each in leg.stops):
                return None
            leg.stops.append(stop)
        times = A_FEW
    return leg


Further = Callable[[bool], Stop]


def _go(page: Page, most: int, further: Further) -> _Leg:
    leg, parts = _Leg(), 0
    until = min(monotonic() + SECONDS, page.ends_at)
    while len(leg.stops) + len(leg.robbed) < most and monotonic() < until:
        stop = further(False)
        if stop.index < 0 and stop.lost >= 0 and stop.lost not in leg.robbed:
            leg.robbed.add(stop.lost)
            continue
        if stop.index < 0:
            came_back = look_again(page).index >= 0
            leg.ended, leg.circle = not came_back, _round(leg.stops, further) if came_back else set()
            return leg
        known = [each.index for each in leg.stops]
        if stop.index not in known:
            leg.stops.append(stop)
            parts = 0
        elif stop.parts and stop.index == known[-1] and parts < MOST_PARTS:
            parts += 1
        else:
            leg.ended = stop.index == known[0] and len(known) > 1
            leg.circle = _round(leg.stops, further) if _is_held(leg, stop) else set()
            return leg
    return leg


def _is_held(leg: _Leg, again: Stop) -> bool:
    """Whether something may keep the focus here; browsers themselves begin anew where a page ends."""
    whole = again.index == leg.stops[0].index and not leg.robbed
    return not whole or any(
        stop.forced or stop.parts or stop.lost >= 0 or stop.events > 1 for stop in (*leg.stops, again)
    )


def _round(stops: list[Stop], further: Further) -> set[int]:
    """Go on slowly, twice round: where no end and nothing new is met, the focus is held in a circle."""
    circle: set[int] = set()
    for _ in range(min(2 * len(stops) + 2, 16)):
        stop = further(True)
        if stop.index < 0:
            return set()
        circle.add(stop.index)
    return circle
