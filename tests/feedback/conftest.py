from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from portal.casework import open_case
from portal.casework.actions import decide
from portal.casework.queries import case_of
from portal.casework.rules import Outcome
from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.core.db import new_id

PORT_ALDER = Path(__file__).parents[2] / "portal" / "demo" / "port_alder"


@pytest.fixture
def decided(acting) -> Callable:
    """A case of this person is decided; gives back its reference and the case's id."""

    def deciding(someone, *, granted=True, service="dog-licence", name="Dog licence"):
        subject_id = new_id()
        with acting():
            open_case(
                kind="wish",
                subject_id=subject_id,
                person_id=someone.id,
                person_name=someone.name,
                service=service,
                service_name={"en": name, "ar": "رخصة كلب"},
                working_days=10,
            )
        with acting():
            case = case_of(subject_id, to_change=True)
            decide(
                case, Outcome.GRANTED if granted else Outcome.REFUSED, reasons=[] if granted else [{"en": "No room"}]
            )
            return case.reference

    return deciding


@pytest.fixture
def parking(acting) -> None:
    """Port Alder with one service."""
    with acting():
        import_authority(yaml.safe_load((PORT_ALDER / "authority.yaml").read_text()))
        text = (PORT_ALDER / "services" / "residence-parking-permit.yaml").read_text()
        publish(ServiceDefinition.model_validate(yaml.safe_load(text)))
