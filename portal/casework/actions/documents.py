"""Issuing documents: the words as they were on the day, under a reference of their own."""

from uuid import UUID

from sqlalchemy import select

from portal.core import clock
from portal.core.db import db, new_id
from portal.core.references import new_reference

from ..models import Case, IssuedDocument
from ..queries.documents import document_in
from ..queries.workflow import language_of
from ..queries.written import document_words, words_for
from ..rules import months_after
from .changes import log


def issue_document(case: Case, document: str, *, key: str) -> IssuedDocument:
    """Issue one of the service's documents in the citizen's language. Under the same key it is issued once.

    document: its id in the definition.

    Raises LookupError if the service has no such document.
    """
    known = db.scalars(select(IssuedDocument).where(IssuedDocument.key == key)).one_or_none()
    if known:
        return known
    words = words_for(case, document)
    issued = IssuedDocument(
        id=new_id(),
        reference=new_reference("D"),
        case_id=case.id,
        person_id=case.person_id,
        key=key,
        document=document,
        **document_words(case, document, language_of(case)),
        issued_at=clock.now(),
        valid_until=months_after(clock.today(), words.valid_months) if words.valid_months else None,
    )
    log(case, "case.issued", document=str(issued.id), reference=issued.reference, title=dict(words.title))
    db.add(issued)
    db.flush()
    return issued


def take_back(case: Case, document_id: UUID, *, reason: str) -> None:
    """The document does not hold any more. Taking it back twice changes nothing."""
    issued = document_in(case, document_id, to_change=True)
    if issued.revoked_at is None:
        log(case, "case.took_back", document=str(issued.id), reference=issued.reference, said={"reason": reason})
        issued.revoked_at = clock.now()
