"""The author's tests: that they pass, and that there are any."""

from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from ..trials import run_trials


def failed_tests(definition: ServiceDefinition) -> Iterator[Finding]:
    for number, result in enumerate(run_trials(definition)):
        if not result.passed:
            sentence = f"Mend the service or the test “{result.name}”: {' '.join(result.differences)}"
            yield Finding(f"tests[{number}]", sentence, "error", "tests")


def missing_tests(definition: ServiceDefinition) -> Iterator[Finding]:
    if (definition.eligibility or definition.workflow) and not definition.tests:
        yield Finding("tests", "Write at least one test: the service decides something.", "policy", "tests")
