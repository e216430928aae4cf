"""What the catalogue announces."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ServiceChanged:
    """A service has a newer version than it had. number: of that version."""

    slug: str
    version_id: UUID
    number: int
