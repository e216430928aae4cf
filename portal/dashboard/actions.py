"""Taking suggestions away, and bringing them back."""

from uuid import UUID

from portal.people import facts_of, update_person


def dismiss(person_id: UUID, service_slug: str) -> None:
    """Never suggest this service to this person again. Saying so twice changes nothing."""
    put_aside = facts_of(person_id).put_aside
    update_person(person_id, put_aside=sorted({*put_aside, service_slug}))


def bring_back(person_id: UUID) -> None:
    """Suggest everything again."""
    update_person(person_id, put_aside=[])
