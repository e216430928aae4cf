"""Rule engines of others, each in one file: what they find is told in our words (Finding), and only what they never
cry wolf about is a failure; the rest is for a person to look at.
"""

from .axe import Axe
from .engine import Engine
from .html import Html
from .htmlcs import HtmlCodeSniffer
from .tools import TOOLS

ENGINES: tuple[Engine, ...] = (Axe(), HtmlCodeSniffer(), Html(), *(tool for tool in TOOLS if tool.is_there()))
"""Those that are always there, and those that somebody installed beside them."""

__all__ = ["ENGINES", "Engine"]
