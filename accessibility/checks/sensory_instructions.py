"""Instructions do not need eyes or ears: WCAG 1.3.3, ACT rule 9bd38c, failures F14 and F26.

It reads sentences that ask to use something, and looks for place, shape, colour or sound as the only sign of what is meant;
a sentence that also gives the name of a control on the page is well. In English, Spanish, Arabic, Russian and Chinese.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="sensory-instructions",
    criteria=("1.3.3",),
    title=_l("An instruction names something by its place, shape, colour or sound only."),
    blind_spots="Other languages, instructions spread over several sentences, and instructions in pictures.",
)
