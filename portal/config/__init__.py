"""Settings from the environment, checked once at the start."""

from .definition import LANGUAGES, PORT_ALDER, PORT_ALDER_BODY, Mode, Settings, UnsafeSettings
from .reading import from_environment, settings

__all__ = [
    "LANGUAGES",
    "PORT_ALDER",
    "PORT_ALDER_BODY",
    "Mode",
    "Settings",
    "UnsafeSettings",
    "from_environment",
    "settings",
]
