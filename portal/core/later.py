"""Modules loaded when they are first used: most processes never need them, and they cost memory, and time at the start."""

from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for a module until something in it is asked for.

    So that types are still checked, import the module itself `if TYPE_CHECKING:` and this in its place otherwise.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)
