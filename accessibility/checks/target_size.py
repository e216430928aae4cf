"""What is pressed is large enough, or has room around it: WCAG 2.5.8.

A target under 24 by 24 CSS pixels fails if a circle of that diameter on its middle meets another target, or the circle of
another small one. Targets within sentences, those the browser draws, and those with a larger twin are left out.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="target-size",
    criteria=("2.5.8",),
    title=_l("Something to press is too small and too close to another."),
    blind_spots="Targets without a role or native element; whether a size is essential, as on a map.",
    when=When.LOAD | When.NARROW,
)
