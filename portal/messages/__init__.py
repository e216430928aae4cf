"""You wrote to me: what the portal tells a citizen, in the portal and by e-mail.

Front door: send a message, from a template or in words of its own; take everything as read.
"""

from portal.messages.actions import mark_all_read, send, send_text

__all__ = ["mark_all_read", "send", "send_text"]
