"""Who may do what, how long a session lasts, and which passwords are too easy."""

import importlib.util
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from string import digits, punctuation
from uuid import UUID

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256
FEWEST_DIFFERENT_CHARACTERS = 5
LONGEST_NAME = 200
LONGEST_EMAIL = 254

CODE_LASTS = timedelta(minutes=30)
MOST_TRIES = 5
PARKED_FOR = timedelta(hours=2)


class Role(StrEnum):
    """What a member of staff is there for. Citizens have none."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"
    AUDITOR = "auditor"
    OPERATOR = "operator"


CASEWORK = frozenset({"cases:read", "cases:decide", "people:look"})
PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.CASEWORKER: CASEWORK,
    Role.SUPERVISOR: CASEWORK | {"cases:assign", "deliveries:read", "ratings:read"},
    Role.EDITOR: frozenset({"catalogue:edit", "content:edit", "ratings:read"}),
    Role.AUDITOR: frozenset({"audit:read", "audit:write", "ratings:read"}),
    Role.OPERATOR: frozenset({"deliveries:read", "accounts:manage", "operations:read", "operations:act"}),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[str]:
    """Everything these roles together may do."""
    return frozenset().union(*(PERMISSIONS[role] for role in roles))


@dataclass(frozen=True)
class SignedIn:
    """Whoever sends this request. `name` is what we call them; staff who are no citizens have no person."""

    account_id: UUID
    person_id: UUID | None
    name: str
    email: str
    language: str
    permissions: frozenset[str]
    session_id: UUID

    is_authenticated = True

    @property
    def is_staff(self) -> bool:
        return bool(self.permissions)


@dataclass(frozen=True)
class Limits:
    """A session ends after `idle` without a request, and after `whole` in any case."""

    idle: timedelta
    whole: timedelta


STAFF_LIMITS = Limits(idle=timedelta(minutes=30), whole=timedelta(hours=12))
CITIZEN_LIMITS = Limits(idle=timedelta(hours=1), whole=timedelta(hours=12))
KEPT_LIMITS = Limits(idle=timedelta(days=14), whole=timedelta(days=90))


def limits(*, is_staff: bool, is_kept: bool) -> Limits:
    """Staff see other people's data, so their sessions are short. Citizens may ask to stay signed in on their device."""
    if is_staff:
        return STAFF_LIMITS
    return KEPT_LIMITS if is_kept else CITIZEN_LIMITS


def is_over(session_limits: Limits, *, started_at: datetime, last_seen_at: datetime, now: datetime) -> bool:
    """True if the session has ended by itself."""
    return now >= last_seen_at + session_limits.idle or now >= started_at + session_limits.whole


def email_key(email: str) -> str:
    """One account for one address, however it is written."""
    return unicodedata.normalize("NFC", email).strip().casefold()


def fingerprint(token: str) -> str:
    """What the database keeps of a random token: whoever reads the table cannot use it."""
    return sha256(token.encode()).hexdigest()


class Weakness(StrEnum):
    """Why a password is not taken."""

    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    KNOWN = "known"
    ABOUT_YOU = "about you"


def weakness_of(password: str, *, about: Iterable[str] = ()) -> Weakness | None:
    """Why this password would be guessed, or None.

    Length counts, not the mix of characters. Refused are passwords from published lists, the same with a few digits
    or signs around them, something short said over and over, and runs such as 1234567890123.

    about: what others know of the person, such as name and e-mail address.
    """
    if len(password) < SHORTEST_PASSWORD:
        return Weakness.TOO_SHORT
    if len(password) > LONGEST_PASSWORD:
        return Weakness.TOO_LONG
    folded = unicodedata.normalize("NFKC", password).casefold()
    if folded.strip() in {known.casefold().strip() for known in about}:
        return Weakness.ABOUT_YOU
    core = folded.strip(digits + punctuation + " ")
    is_known = folded in breached_passwords() or core in breached_passwords()
    length = (folded + folded).find(folded, 1)  # where it begins again when it is said twice
    piece = folded[:length] if length < len(folded) else ""
    is_repeated = 0 < len(piece) < SHORTEST_PASSWORD / 2 or piece in breached_passwords()
    is_run = len({(ord(after) - ord(before)) % 10 for before, after in pairwise(folded)}) == 1
    if is_known or is_repeated or is_run or len(set(folded)) < FEWEST_DIFFERENT_CHARACTERS:
        return Weakness.KNOWN
    return None


@cache
def breached_passwords() -> frozenset[str]:
    """30,000 passwords from breaches, as shipped with zxcvbn.

    The module of lists is loaded by its file: importing the package would keep 15 MB we do not need.
    """
    package = importlib.util.find_spec("zxcvbn")
    file = Path(str(package and package.origin)).with_name("frequency_lists.py")
    spec = importlib.util.spec_from_file_location("password_lists", file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    lists = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(lists)
    return frozenset(lists.FREQUENCY_LISTS["passwords"])


BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
"""What stands in a browser's long name, the telling signs first."""


def device_of(user_agent: str) -> str:
    """A browser's long name in two words a person recognises: 'Firefox, Android'. Empty if we do not know it."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)
