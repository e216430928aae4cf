"""The page says what it is: WCAG 2.4.2, ACT rule 2779a5."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="title",
    criteria=("2.4.2",),
    title=_l("The page has no title."),
    blind_spots="Whether the title describes the page is a matter for a person.",
)
