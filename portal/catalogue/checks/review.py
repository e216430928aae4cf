"""A date on which somebody must look again, and has not."""

from collections.abc import Iterator

from portal.content import Finding
from portal.core import clock

from ..definition import ServiceDefinition


def overdue_review(definition: ServiceDefinition) -> Iterator[Finding]:
    if definition.review_on and definition.review_on < clock.today():
        sentence = "Look whether everything is still right, then write a later date: this one has passed."
        yield Finding("review_on", sentence, "policy", "review")
