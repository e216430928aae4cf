"""The staff's pages: the inbox, and one case."""

from . import case, documents, work
from .frame import case_pages
from .inbox import inbox_pages

__all__ = ["case", "case_pages", "documents", "inbox_pages", "work"]
