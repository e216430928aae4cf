"""How a person's record is forgotten: all of it."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, func, select

from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import Address, Fact, Person, ToldAnswer

PARTS = {"addresses": Address, "facts": Fact, "remembered answers": ToldAnswer}


def person_called(email: str) -> UUID | None:
    """None if there is nobody, or more than one: whoever asks must give the id then."""
    found = db.scalars(select(Person.id).where(func.lower(Person.email) == email.lower()).limit(2)).all()
    return found[0] if len(found) == 1 else None


def words(person_id: UUID) -> Sequence[str]:
    who = db.get(Person, person_id)
    homes = db.scalars(select(Address).where(Address.person_id == person_id)).all()
    places = [line for home in homes for line in (home.street, home.extra)]
    return [each for each in (who.name, who.address_as, who.email, who.phone, *places) if each] if who else []


def forget(whom: Whom) -> Forgotten:
    gone = {
        name: db.execute(delete(part).where(part.person_id == whom.person_id)).rowcount  # type: ignore[attr-defined]
        for name, part in PARTS.items()
    }
    gone["record"] = db.execute(delete(Person).where(Person.id == whom.person_id)).rowcount  # type: ignore[attr-defined]
    return Forgotten(gone)


FORGETTING = Forgetting("people", forget, words=words, find=person_called)
