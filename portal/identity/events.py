"""What has happened at the door."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AccountOpened:
    """A citizen's account is open under this address. Announced when it is new, and again when the address changes.

    person_id: the id their record shall have. email: known to be theirs.
    """

    account_id: UUID
    person_id: UUID
    email: str
    name: str
    language: str
    is_new: bool = True
