"""The focus goes the way one reads: WCAG 2.4.3, failure F44.

The order of the stops of a walk with Tab is compared with where they are: down in a column, along a row in the direction of
writing. Certain only where tabindex sends the focus up and down through the fields of one column of a form, or where it
climbs the fields of a form from below; other leaps are for a person to judge.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..walking import Stop, Walk, resume, walk_through

MOST = 3
NEAR = 24
MOST_UPWARDS = 4
"""Fields of a form; fewer may be a matter of taste."""
MOSTLY = 0.75
FIELDS = {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio"}
FORMS = """
const forms = [...document.querySelectorAll('form, fieldset, [role=form], main, body')];
return __audit.walk.elements.map(each => forms.indexOf(each.closest('form, fieldset, [role=form], main, body')));
"""
WHOLE_FORMS = "const forms = [...document.forms]; return __audit.walk.elements.map(each => forms.indexOf(each.form));"
NEIGHBOURS = """
const [one, other] = [...arguments].map(index => __audit.walk.elements[index]);
let up = 0, at = one;
while (at && !at.contains(other)) { at = at.parentElement; up += 1; }
const columns = getComputedStyle(at || document.body).columnCount;
return up <= 3 && columns === 'auto' && !one.closest('[role=grid], [role=menu], [role=tree], dialog') ? up : 99;
"""


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    stops = [
        stop for stop in walk.stops if stop.seen and stop.inside and not stop.floats and stop.box[2] and stop.box[3]
    ]
    if len(stops) < 3:
        raise NotApplicable
    resume(page, walk)
    certain = [*_by_tabindex(page, walk, stops), *_upwards(page, walk, stops)]
    yield from certain
    if certain:
        return
    leaps = ((one, other) for one, other in pairwise(stops) if _is_leap(one, other))
    near = [(one, other) for one, other in leaps if page.script(NEIGHBOURS, one.index, other.index) < 99]
    for one, other in near[:MOST]:
        said = f"After {walk.called(one.index)} the focus goes to {walk.called(other.index)}, which stands before it."
        yield walk.found(other.index, said, certain=False)


def _by_tabindex(page: Page, walk: Walk, stops: list[Stop]) -> Iterator[Found]:
    """Where a positive tabindex sends people to and fro in one form."""
    if all(stop.tabindex <= 0 for stop in stops):
        return
    form_of = page.script(FORMS)
    for form in sorted({form_of[stop.index] for stop in stops}):
        inside = [stop for stop in stops if form_of[stop.index] == form]
        column = [stop for stop in inside if abs(stop.box[0] - inside[0].box[0]) < NEAR and _stands_alone(stop, inside)]
        ups = [(one, other) for one, other in pairwise(column) if other.box[1] < one.box[1]]
        if len(column) > 2 and ups and any(stop.tabindex > 0 for stop in column):
            one, other = ups[0]
            said = (
                f"tabindex leads from {walk.called(one.index)} up to {walk.called(other.index)}; "
                f"in this column the focus goes {' → '.join(walk.called(stop.index) for stop in column[:6])}."
            )
            yield walk.found(other.index, said)


def _upwards(page: Page, walk: Walk, stops: list[Stop]) -> Iterator[Found]:
    """Where the focus climbs a form from its end, field after field."""
    fields = [stop for stop in stops if walk.named[stop.index]["role"] in FIELDS]
    if not any(_is_above(one, other) for one, other in pairwise(fields)):
        return
    form_of = page.script(WHOLE_FORMS)
    for form in sorted({form_of[stop.index] for stop in fields} - {-1}):
        inside = [stop for stop in fields if form_of[stop.index] == form]
        pairs = list(combinations(inside, 2))
        up = sum(_is_above(one, other) for one, other in pairs)
        if len(inside) >= MOST_UPWARDS and up > MOSTLY * len(pairs):
            way = " → ".join(walk.called(stop.index) for stop in inside[:6])
            yield walk.found(inside[0].index, f"In this form the focus climbs from below to above: {way}.")


def _is_above(one: Stop, other: Stop) -> bool:
    """Whether the second stands wholly above the first, in one column."""
    return _same_column(one, other) and other.box[1] + other.box[3] <= one.box[1] + 2


def _stands_alone(stop: Stop, others: list[Stop]) -> bool:
    return not any(_same_row(stop, other) for other in others if other is not stop)


def _is_leap(one: Stop, other: Stop) -> bool:
    if _same_row(one, other):
        ahead = other.box[0] - one.box[0]
        return (ahead > 0) if one.rtl else (ahead < 0)
    return _is_above(one, other)


def _same_row(one: Stop, other: Stop) -> bool:
    return _overlap(one.box[1], one.box[3], other.box[1], other.box[3]) > 0.5


def _same_column(one: Stop, other: Stop) -> bool:
    return _overlap(one.box[0], one.box[2], other.box[0], other.box[2]) > 0.5


def _overlap(begin: float, length: float, other_begin: float, other_length: float) -> float:
    shared = min(begin + length, other_begin + other_length) - max(begin, other_begin)
    return shared / max(min(length, other_length), 1)


check = Check(
    name="focus-order",
    criteria=("2.4.3",),
    title=_l("The focus does not go the way one reads."),
    look=look,
    when=When.DEEP,
    blind_spots="Whether an order makes sense; what is placed absolutely or fixed; orders inside grids, menus and trees.",
)
