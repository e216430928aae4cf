"""Pages at the door, by topic: registration, signing in, one's own account, the demo's shortcut."""

from . import account, demo, display, registration, sign_in
from .frame import pages

__all__ = ["account", "demo", "display", "pages", "registration", "sign_in"]
