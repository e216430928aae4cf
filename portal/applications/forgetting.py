"""How what a person sent is forgotten: drafts go; of what was decided, the answers and files go."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from uuid import UUID

from sqlalchemy import delete, select

from portal.core import files
from portal.core.db import db, new_id
from portal.core.files import StoredFile
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import Application, ApplicationFile
from .rules import State


def forget(whom: Whom) -> Forgotten:
    """What is left of a decided one belongs to nobody: its case still leads to it."""
    mine = db.scalars(select(Application).where(Application.person_id == whom.person_id)).all()
    number = drop_files([sent.id for sent in mine])
    for sent in mine:
        if sent.state is State.DRAFT:
            db.delete(sent)
        else:
            sent.answers, sent.typed, sent.person_id = {}, {}, new_id()
    db.flush()
    drafts = sum(sent.state is State.DRAFT for sent in mine)
    return Forgotten({"drafts": drafts, "answers of applications": len(mine) - drafts, "files": number})


def remove(application_ids: Collection[UUID]) -> None:
    """The cases about them are gone, so they go, too."""
    drop_files(application_ids)
    db.execute(delete(Application).where(Application.id.in_(application_ids)))


def drop_files(application_ids: Collection[UUID], *, only: AbstractSet[tuple[UUID, UUID]] | None = None) -> int:
    """only: of these applications, these files."""
    link = ApplicationFile
    theirs = select(link.id, link.application_id, link.file_id).where(link.application_id.in_(application_ids))
    found = [row for row in db.execute(theirs) if only is None or (row.application_id, row.file_id) in only]
    if not found:
        return 0
    db.execute(delete(link).where(link.id.in_([row.id for row in found])))
    file_ids = {row.file_id for row in found}
    is_sent = select(link.id).where(link.file_id == StoredFile.id).exists()
    files.discard(set(db.scalars(select(StoredFile.id).where(StoredFile.id.in_(file_ids), ~is_sent))))
    return len(file_ids)


FORGETTING = Forgetting("applications", forget)
