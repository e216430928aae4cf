"""Appointments that would be booked only once although citizens choose several: an application has one at an office."""

from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .places import pages_of


def doubled_appointments(definition: ServiceDefinition) -> Iterator[Finding]:
    """On a page that repeats, or twice at one office on pages that everybody is asked."""
    if definition.form is None:
        return
    places, offices = dict(pages_of(definition.form)), set[str]()
    for page in definition.form.pages:
        for number, question in enumerate(page.questions):
            if question.type != "appointment":
                continue
            if page.repeat or question.own.office in offices:
                sentence = "Ask for one appointment at an office: only the first would be booked."
                yield Finding(f"{places[page.id]}.questions[{number}]", sentence, "error", "appointments")
            elif page.when is None:
                offices.add(question.own.office)
