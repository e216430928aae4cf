"""You wrote to me: what the portal tells a citizen, in the portal and by e-mail.

Front door: send a message, from a template or in words of its own; take everything as read; a letter with a link to the page
it is about; how many e-mails are late.
"""

from portal.messages.actions import leading_to, mark_all_read, send, send_text
from portal.messages.queries import late_deliveries

__all__ = ["late_deliveries", "leading_to", "mark_all_read", "send", "send_text"]
