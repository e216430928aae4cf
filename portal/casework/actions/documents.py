"""Issuing documents: the words as they were on the day, under a reference of their own."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.catalogue import ServiceDefinition
from portal.core import clock
from portal.core.db import db, new_id
from portal.core.i18n import pick
from portal.core.markdown import escaped
from portal.core.references import new_reference

from ..models import Case, IssuedDocument
from ..queries.documents import document_in
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
        title=filled_in(pick(words.title, body.language).text, _public(names))[:300],
        body=filled_in(body.text, names, wrap=escaped),
        language=body.language,
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
        log(case, "case.took_back", document=str(issued.id), reference=issued.reference, reason=reason)
        issued.revoked_at = clock.now()


def _public(names: Mapping[str, str]) -> Mapping[str, str]:
    """What the title may hold: whoever checks the document reads it, and learns nothing about the person."""
    return {name: names[name] for name in ("service", "reference") if name in names}


def _words(definition: ServiceDefinition | None, document: str) -> Any:
    for words in definition.documents if definition else ():
        if words.id == document:
            return words
    raise LookupError(f"The service has no document {document}")
