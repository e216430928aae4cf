"""You wrote to me: what the portal tells a citizen, in the portal and by e-mail.

Front door: send a message; take everything as read.
"""

from portal.messages.actions import mark_all_read, send

__all__ = ["mark_all_read", "send"]
