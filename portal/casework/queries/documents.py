"""Documents that were issued: for whoever holds one, for the citizen, for staff, and on paper."""

from pathlib import Path
from uuid import UUID

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from portal.config import settings
from portal.core.db import db
from portal.core.i18n import authority_name, long_date, portal_name, speaking
from portal.core.markdown import blocks
from portal.core.pdf import Paper, make_pdf
from portal.core.printing import ltr, printable, typed_line
from portal.core.references import tidy_reference

from ..models import Case, IssuedDocument

TEMPLATE = Path(__file__).parents[1] / "templates" / "casework" / "document.typ"


def document_called(typed: str) -> IssuedDocument | None:
    """The document with this reference, however it was typed."""
    reference = tidy_reference(typed)
    return db.scalars(select(IssuedDocument).where(IssuedDocument.reference == reference)).one_or_none()


def document_of(person_id: UUID, reference: str) -> IssuedDocument:
    """This person's document. Raises NoResultFound."""
    mine = (IssuedDocument.person_id == person_id, IssuedDocument.reference == reference)
    return db.scalars(select(IssuedDocument).where(*mine)).one()


def document_in(case: Case, document_id: UUID, *, to_change: bool = False) -> IssuedDocument:
    """A document of this case. Raises NoResultFound."""
    wanted = select(IssuedDocument).where(IssuedDocument.case_id == case.id, IssuedDocument.id == document_id)
    return db.scalars(wanted.with_for_update() if to_change else wanted).one()


def document_pdf(issued: IssuedDocument) -> bytes:
    """The document as a tagged PDF (PDF/UA-1), always with the words it was issued with."""
    with speaking(issued.language):
        paths = current_app.url_map.bind("localhost")
        path = paths.build("documents.check", {"language": issued.language, "reference": issued.reference})
        url = f"{settings().portal_url}{path}"
        facts = [
            (_("Reference"), typed_line(issued.reference)),
            (_("Issued on"), typed_line(long_date(issued.issued_at))),
            (_("Valid until"), typed_line(long_date(issued.valid_until) if issued.valid_until else _("No end"))),
        ]
        values = {
            "authority": typed_line(authority_name()),
            "portal": typed_line(portal_name()),
            "heading": printable(issued.title),
            "reference": ltr(issued.reference),
            "blocks": [
                {"kind": block.kind, "runs": [{**vars(run), "text": printable(run.text)} for run in block.runs]}
                for block in blocks(issued.body)
            ],
            "facts": facts,
            "check_heading": _("Is this document genuine?"),
            "check": _("Anybody can check it here:"),
            "url": url,
            "url_shown": ltr(url),
            "page": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
        }
        return make_pdf(Paper(TEMPLATE, issued.language, issued.title, authority_name(), issued.issued_at), values)
