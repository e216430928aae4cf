"""Principle 4: every browser and every assistive technology can make sense of it."""

from flask_babel import lazy_gettext as _l

from .criterion import Criterion

ROBUST = (
    Criterion(
        "4.1.2",
        "A",
        "2.0",
        _l("Name, Role, Value"),
        _l("People who use a screen reader do not learn what this control is, what it is called or how it is set."),
        _l(
            "Use the HTML element made for it and give it a name. If you build your own, state role, name and state in the code."
        ),
    ),
    Criterion(
        "4.1.3",
        "AA",
        "2.1",
        _l("Status Messages"),
        _l("People who use a screen reader are not told that something happened."),
        _l("Put the message into a live region that is on the page from the start, like role status or alert."),
    ),
)
