"""Settings from the environment, checked once at the start."""

from .definition import LANGUAGES, PORT_ALDER, PORT_ALDER_BODY, Mode, Settings, UnsafeSettings
from .made_once import made_once
from .reading import from_environment, settings

__all__ = [
    "LANGUAGES",
    "PORT_ALDER",
    "PORT_ALDER_BODY",
    "Mode",
    "Settings",
    "UnsafeSettings",
    "from_environment",
    "made_once",
    "settings",
]
