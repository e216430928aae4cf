"""Rule engines of others, each in one file: what they find is told in our words (Finding), and only what they never
cry wolf about is a failure; the rest is for a person to look at.
"""

from .axe import Axe
from .engine import Engine
from .html import Html
from .htmlcs import HtmlCodeSniffer

ENGINES: tuple[Engine, ...] = (Axe(), HtmlCodeSniffer(), Html())

__all__ = ["ENGINES", "Engine"]
