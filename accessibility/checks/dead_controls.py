"""Without scripts, links are links and forms can be sent: good practice, beyond WCAG.

Links to # or javascript:, buttons that only scripts give a meaning, forms without a button or place to send to, and pages that say they
need scripts. A person judges whether people lose something.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="dead-controls",
    criteria=(),
    title=_l("Without scripts this does nothing."),
    when=When.NO_SCRIPT,
    blind_spots="What the server answers; controls that only enrich.",
)
