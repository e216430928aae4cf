"""Who asks for less motion gets less: WCAG 2.3.3 (AAA), technique C39.

The page is met by a reader whose system is set to reduced motion; whatever then still moves, a person looks at.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="motion-when-reduced",
    criteria=("2.3.3",),
    title=_l("Something moves although the reader asked for less motion."),
    blind_spots="Movement made by scripts, in canvas, and only after something was pressed.",
    when=When.REDUCED,
)
