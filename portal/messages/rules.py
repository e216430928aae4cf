"""How often and how long a delivery is tried, and whose address is in which language."""

import re
from datetime import timedelta
from enum import StrEnum

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 10
MOST_WHILE_AWAY = 105
"""Four days at one attempt an hour: a mail server that is away over a long weekend costs nobody a letter."""

WITHOUT_SERVER = timedelta(minutes=10)

LANGUAGE_IN_PATH = re.compile(r"^/(en|es|ar|ru|zh-Hans|zh-Hant)(?=/|$)")


class DeliveryState(StrEnum):
    """How far a message got on its way out of the portal."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    DEAD = "dead"


def wait_after(attempts: int) -> timedelta:
    """How long to wait after this many attempts in vain: twice as long each time, at most an hour."""
    return min(FIRST_WAIT * (1 << (attempts - 1)), LONGEST_WAIT)


def is_last(attempts: int, *, is_final: bool) -> bool:
    """True when nobody but staff tries again. is_final: the mail server does not want this letter, now or later."""
    return attempts >= (MOST_ATTEMPTS if is_final else MOST_WHILE_AWAY)


def path_in(language: str, path: str) -> str:
    """The page in the reader's language. A clerk's link is in the clerk's."""
    return f"/{language}{LANGUAGE_IN_PATH.sub('', path)}"
