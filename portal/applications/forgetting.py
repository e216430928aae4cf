"""How what a person sent is forgotten: drafts go; of what was decided, the answers and files go."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from uuid import UUID

from sqlalchemy import delete, select

from portal.core import files
from portal.core.db import db, new_id
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import Application, ApplicationFile
from .rules import State


def forget(whom: Whom) -> Forgotten:
    """What is left of a decided one belongs to nobody: its case still leads to it."""
    mine = db.scalars(select(Application).where(Application.person_id == whom.person_id)).all()
    number = drop_files(sent.id for sent in mine)
    for sent in mine:
        if sent.state is State.DRAFT:
            db.delete(sent)
        else:
            sent.answers, sent.typed, sent.person_id = {}, {}, new_id()
    db.flush()
    drafts = sum(sent.state is State.DRAFT for sent in mine)
    return Forgotten({"drafts": drafts, "answers of applications": len(mine) - drafts, "files": number})


def remove(application_id: UUID) -> None:
    """The case about it is gone, so it goes, too."""
    drop_files([application_id])
    db.execute(delete(Application).where(Application.id == application_id))


def drop_files(application_ids: Iterable[UUID]) -> int:
    theirs = ApplicationFile.application_id.in_(list(application_ids))
    found = set(db.scalars(select(ApplicationFile.file_id).where(theirs)))
    db.execute(delete(ApplicationFile).where(theirs))
    discard_unused(found)
    return len(found)


def discard_unused(file_ids: AbstractSet[UUID]) -> None:
    """Of files that were dropped somewhere, those that nothing else was sent with."""
    still_used = db.scalars(select(ApplicationFile.file_id).where(ApplicationFile.file_id.in_(file_ids)))
    files.discard(file_ids - set(still_used))


FORGETTING = Forgetting("applications", forget)
