"""What strangers and machines may ask."""

from .machines import machines
from .public import pages

__all__ = ["machines", "pages"]
