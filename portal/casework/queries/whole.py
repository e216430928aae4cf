"""A case with what belongs to it, as the database has it now."""

from sqlalchemy import Select
from sqlalchemy.orm import joinedload, selectinload

from ..models import Case


def whole(wanted: Select[Case], *, to_change: bool) -> Select[Case]:
    """With its service, what we asked for (in the same statement: it is little) and what we issued, even if read before.

    Read it with unique().

    to_change: nobody else changes it until this transaction ends.
    """
    wanted = wanted.options(
        joinedload(Case.service, innerjoin=True), joinedload(Case.requests), selectinload(Case.documents)
    )
    wanted = wanted.execution_options(populate_existing=True)
    return wanted.with_for_update(of=Case) if to_change else wanted
