"""What can go wrong with a backup, each with the sentence an operator reads and the exit code a script sees."""

import errno

SHORTEST_KEY = 32
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What a system says when there is no more room."""


class Trouble(Exception):
    """It did not work, and nothing was half done. The message says what to do."""

    exit_code = 1


class NoKey(Trouble):
    """There is no key, or it is too short to be one."""

    exit_code = 3


class WrongKey(Trouble):
    """The backup was made with another key."""

    exit_code = 3


class Damaged(Trouble):
    """The backup, or something in it, is not what was written."""

    exit_code = 4


class OtherVersion(Trouble):
    """The backup is of a release this one does not know."""

    exit_code = 5


class NotEmpty(Trouble):
    """There is something where it should go."""

    exit_code = 6


class NoRoom(Trouble):
    """The disk is full."""

    exit_code = 7


def checked_key(text: str) -> bytes:
    """Raises NoKey."""
    key = text.strip()
    if len(key) < SHORTEST_KEY:
        raise NoKey(
            f"Set BACKUP_KEY, or name a file with --key-file: a random text of at least {SHORTEST_KEY} characters, kept"
            " apart from the backups. For example from: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return key.encode()
