"""The editors' pages. Every file puts its views on the blueprint `pages`; importing them here makes them known."""

from . import differences, new, overview, services
from .frame import pages

__all__ = ["differences", "new", "overview", "pages", "services"]
