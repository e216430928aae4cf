"""Pure decisions of the catalogue: letters of alphabets, addresses made of names."""

from .alphabet import LONGEST_LETTER, Filed, filed, letter_order
from .slugs import slug_of

__all__ = ["LONGEST_LETTER", "Filed", "filed", "letter_order", "slug_of"]
