"""Accessibility as evidence: looks at every state of every page, says what shuts people out, and keeps what it saw.

Any team can run it on its own site: nothing in here knows the portal.
"""

__version__ = "0.1.0"
