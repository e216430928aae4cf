"""The purpose of each link is clear from its words, with the words around it: WCAG 2.4.4 (2.4.9 for the words alone), ACT rules
5effbb, aizyf1, failure F84, techniques G53, G91, H30, H78.

Words that say nothing, in six languages. Certain where nothing stands around them in the paragraph, list item, table cell or
description, and no heading leads to them; else a person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="link-text",
    criteria=("2.4.4",),
    title=_l("The words of a link do not say where it leads."),
    blind_spots="Words that say something wrong; what a link does that no word around it tells.",
)
