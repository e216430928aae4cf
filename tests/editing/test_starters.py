"""What editors begin from is itself in order."""

import pytest

from portal.catalogue import ServiceDefinition
from portal.catalogue.checks import findings
from portal.catalogue.trials import run_trials
from portal.editing.actions import STARTERS, starter, starters

KINDS = {
    "benefit",
    "booking",
    "certificate",
    "complaint",
    "consultation",
    "data_donation",
    "inspection",
    "licence",
    "permit",
    "registration",
    "report",
    "survey",
}


@pytest.fixture
def definition(app):
    """A starter as a service of some department."""

    def read(name):
        with app.app_context():
            return ServiceDefinition.model_validate({**starter(name), "department": "citizens-office"})

    return read


def test_there_is_one_for_each_kind_of_service():
    assert {content["kind"] for content in starters().values()} == KINDS
    assert len(starters()) == len(KINDS)


@pytest.mark.parametrize("name", sorted(file.stem for file in STARTERS.glob("*.yaml")))
def test_nothing_is_left_to_mend_in_it_and_its_tests_pass(app, definition, name):
    found = definition(name)

    with app.app_context():
        assert not findings(found)
        assert found.tests
        assert all(result.passed for result in run_trials(found))
