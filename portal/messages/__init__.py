"""You wrote to me: what the portal tells a citizen, in the portal and by e-mail.

Front door: send a message.
"""

from portal.messages.actions import send

__all__ = ["send"]
