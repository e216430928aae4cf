"""The staff's pages: the inbox, and one case."""

from .case import case_pages
from .inbox import inbox_pages

__all__ = ["case_pages", "inbox_pages"]
