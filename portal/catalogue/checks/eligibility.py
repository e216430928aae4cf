"""A decision table without a last word that is too tangled to be looked through."""

from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from ..rules import gaps


def undecided_table(definition: ServiceDefinition) -> Iterator[Finding]:
    check = definition.eligibility
    if check and check.otherwise is None and not gaps(check.table).is_decided:
        sentence = "Write otherwise: it could not be decided in time whether the rows cover everything."
        yield Finding("eligibility.otherwise", sentence, "policy", "eligibility")
