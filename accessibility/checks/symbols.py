"""Drawings made of signs, and signs that stand for words, have a text: WCAG 1.1.1, failures F71, F72, technique H86.

A block of lines of signs, a smiley of signs, words written with digits, and a cell, link or item with nothing but an emoji
or a tick. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="symbols",
    criteria=("1.1.1",),
    title=_l("Signs stand for words, and a screen reader reads the signs."),
    blind_spots="Signs that a sentence explains; drawings made of letters.",
)
