"""What strangers and machines may ask."""

from .machines import machines

__all__ = ["machines"]
