"""Documents that people write as data: pieces that refuse unknown keys, texts in several languages, and what to mend."""

from .flaws import Flaw, Path, flaws_of
from .parts import Part
from .texts import LONGEST_TEXT, Text

__all__ = ["LONGEST_TEXT", "Flaw", "Part", "Path", "Text", "flaws_of"]
