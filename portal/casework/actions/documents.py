"""Issuing documents: the words as they were on the day, under a reference of their own."""

from typing import Any

from sqlalchemy import select

from portal.catalogue import ServiceDefinition
from portal.core import clock
from portal.core.db import db, new_id
from portal.core.i18n import pick
from portal.core.references import new_reference

from ..models import Case, IssuedDocument
from ..queries.workflow import definition_of, language_of, names_for
from ..rules import filled_in, months_after
from .changes import log


def issue_document(case: Case, document: str, *, key: str) -> IssuedDocument:
    """Issue one of the service's documents in the citizen's language. Under the same key it is issued once.

    document: its id in the definition.

    Raises LookupError if the service has no such document.
    """
    known = db.scalars(select(IssuedDocument).where(IssuedDocument.key == key)).one_or_none()
    if known:
        return known
    words = _words(definition_of(case), document)
    body = pick(words.body, language_of(case))
    names = names_for(case, body.language)
    issued = IssuedDocument(
        id=new_id(),
        reference=new_reference("D"),
        case_id=case.id,
        person_id=case.person_id,
        key=key,
        document=document,
        title=filled_in(pick(words.title, body.language).text, names)[:300],
        body=filled_in(body.text, names),
        language=body.language,
        issued_at=clock.now(),
        valid_until=months_after(clock.today(), words.valid_months) if words.valid_months else None,
    )
    log(case, "case.issued", document=str(issued.id), reference=issued.reference, title=dict(words.title))
    db.add(issued)
    db.flush()
    return issued


def _words(definition: ServiceDefinition | None, document: str) -> Any:
    for words in definition.documents if definition else ():
        if words.id == document:
            return words
    raise LookupError(f"The service has no document {document}")
