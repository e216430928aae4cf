"""The pages of applications, in the order a citizen meets them."""

from . import begin, follow, items, send, wizard
from .frame import pages

__all__ = ["begin", "follow", "items", "pages", "send", "wizard"]
