"""What goes into the receipt of an application, in the language it was written in."""

from portal.config import settings
from portal.core.i18n import authority_name, portal_name, speaking, tr
from portal.people import names_of
from portal.questions import describe

from ..receipt import Receipt, Section
from ..receipt import receipt_pdf as printed
from .applications import Opened, case_with_requests, times_of


def receipt_pdf(sent: Opened) -> bytes:
    """The receipt of a submitted application as a tagged PDF."""
    application = sent.application
    case = case_with_requests(application)
    with speaking(application.language):
        sections = [
            Section(part.title, [(row.label, row.value) for row in part.rows], part.level)
            for part in describe(sent.form, application.answers)
        ]
        return printed(
            Receipt(
                language=application.language,
                reference=application.reference,
                service_name=tr(application.service_name),
                person_name=names_of([application.person_id]).get(application.person_id, ""),
                sent_at=application.submitted_at or application.changed_at,
                portal_name=portal_name(),
                authority_name=authority_name(),
                portal_url=settings().portal_url,
                support_phone=settings().support_phone,
                expected_on=case.due_on if case else None,
                tone=sent.tone,
                is_certain=sent.is_certain,
                times=[(starts_at, tr(place)) for starts_at, place in times_of(sent)],
                sections=sections,
            )
        )
