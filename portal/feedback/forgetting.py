"""How a person's ratings are forgotten: the score stays and says nothing about anybody."""

from sqlalchemy import delete, update

from portal.core.db import db, new_id
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import Rating

KEPT = "ratings, only the score: they say how good a service was, not who said so"


def forget(whom: Whom) -> Forgotten:
    mine = Rating.person_id == whom.person_id
    unanswered = db.execute(delete(Rating).where(mine, Rating.rated_at.is_(None)))
    nameless = db.execute(update(Rating).where(mine).values(person_id=new_id(), words=""))
    return Forgotten({"requests for a rating": unanswered.rowcount}, {KEPT: nameless.rowcount})  # type: ignore[attr-defined]


FORGETTING = Forgetting("feedback", forget)
