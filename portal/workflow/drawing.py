"""A workflow as a picture: boxes one below the other, arrows beside them. Only places are computed here."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.core.definitions import Text

from .definition import Stage, WorkflowDefinition
from .doing import Decide

Kind = Literal["person", "portal", "timer", "decision"]
WIDTH, GAP, LINE, PADDING, LANE = 240, 40, 22, 14, 22
LONGEST_LINE, MOST_LINES = 26, 3
ENDS = ("granted", "refused")


@dataclass(frozen=True)
class Exit:
    """A way out of a stage.

    to: the id of a stage, granted or refused. kind: a person chooses it, the portal takes it, a timer runs out,
    or the case is decided by it. label: what the button says. when: the condition, if there is one.
    """

    to: str
    kind: Kind
    label: Text | None = None
    when: str | None = None
    after_working_days: int | None = None


@dataclass(frozen=True)
class Box:
    """A stage or an end. x, y: of its upper left corner; lines: its title, broken into lines that fit."""

    id: str
    lines: tuple[str, ...]
    x: int
    y: int
    height: int
    is_end: bool = False

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True)
class Arrow:
    """path: as SVG writes it. kind: of the ways it stands for; one arrow stands for all of a kind."""

    path: str
    kind: Kind


@dataclass(frozen=True)
class Drawing:
    """Everything in units of the picture, which is `width` by `height`."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int


def exits(stage: Stage) -> list[Exit]:
    """Every way out of a stage, in the order in which they are tried."""
    found = [Exit(step.outcome, "decision", when=step.when) for step in stage.steps if isinstance(step, Decide)]
    found += [Exit(way.to, "portal", when=way.when) for way in stage.ways if way.label is None]
    found += [Exit(way.to, "person", label=way.label, when=way.when) for way in stage.ways if way.label is not None]
    for timer in stage.timers:
        days = timer.after_working_days
        ends = [Exit(step.outcome, "timer", None, step.when, days) for step in timer.steps if isinstance(step, Decide)]
        found += [*ends, *([Exit(timer.to, "timer", None, timer.when, days)] if timer.to else [])]
    if stage.role and (stage.person_decides or not stage.ways):
        found += [Exit(end, "decision") for end in ENDS]
    return found


def drawing(workflow: WorkflowDefinition, titles: Mapping[str, str]) -> Drawing:
    """Where everything stands.

    titles: by id of a stage, and of granted and refused, in the reader's language.
    """
    links = {(stage.id, out.to, out.kind): out for stage in workflow.stages for out in exits(stage)}
    ends = [end for end in ENDS if any(to == end for _start, to, _kind in links)]
    order = [*(stage.id for stage in workflow.stages), *ends]
    lanes = list(_lanes(links, order))
    left = LANE * (1 + max((-lane for lane in lanes if lane < 0), default=0))
    right = LANE * (1 + max((lane for lane in lanes if lane > 0), default=0))
    boxes = _boxes(order, titles, left)
    known = {box.id: box for box in boxes}
    arrows = tuple(
        Arrow(_path(known[start], known[to], lane), kind) for (start, to, kind), lane in zip(links, lanes, strict=True)
    )
    return Drawing(boxes, arrows, left + WIDTH + right, boxes[-1].y + boxes[-1].height + 2)


def _boxes(order: Sequence[str], titles: Mapping[str, str], left: int) -> tuple[Box, ...]:
    boxes: list[Box] = []
    y = 2
    for name in order:
        lines = tuple(broken(titles[name]))
        height = len(lines) * LINE + 2 * PADDING
        boxes.append(Box(name, lines, left, y, height, is_end=name in ENDS))
        y += height + GAP
    return tuple(boxes)


def _lanes(links: Mapping[tuple[str, str, Kind], Exit], order: Sequence[str]) -> Iterator[int]:
    """For each arrow: 0 straight down to the next box, 1, 2… on the right when it goes further, -1… back on the left."""
    right = back = 0
    straight: set[tuple[str, str]] = set()
    for start, to, _kind in links:
        step = order.index(to) - order.index(start)
        if step == 1 and (start, to) not in straight:
            straight.add((start, to))
            yield 0
        elif step > 0:
            right += 1
            yield right
        else:
            back += 1
            yield -back


def _path(start: Box, to: Box, lane: int) -> str:
    if lane == 0:
        x = start.x + WIDTH // 2
        return f"M{x} {start.y + start.height}V{to.y - 2}"
    if lane > 0:
        edge = start.x + WIDTH
        return f"M{edge} {start.middle}h{lane * LANE}V{to.middle}H{edge + 2}"
    return f"M{start.x} {start.middle}h{lane * LANE}V{to.middle}H{start.x - 2}"


def broken(title: str) -> Iterator[str]:
    """A title in at most three lines; where words are not parted by spaces, signs are."""
    words = title.split(" ") if " " in title else list(title)
    gap = " " if " " in title else ""
    lines, line = list[str](), ""
    for word in words:
        longer = f"{line}{gap}{word}" if line else word
        if line and _room(longer) > LONGEST_LINE:
            lines.append(line)
            longer = word
        line = longer
    lines.append(line)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    yield from lines


def _room(text: str) -> int:
    """How wide a text is; Chinese signs take the room of two letters."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
