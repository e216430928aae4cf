from pathlib import Path

import pytest
import yaml

from portal import app as house
from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.core.rooms import Room

PORT_ALDER = Path(__file__).parents[2] / "portal" / "demo" / "port_alder"


@pytest.fixture
def extra(monkeypatch) -> list:
    """Put cards in here before the portal is made: a tiny room brings them."""
    things: list = []
    room = Room("extra", contributes=things)
    others = [each for each in house.ROOMS if each.name != "extra"]
    monkeypatch.setattr(house, "ROOMS", [*others, room])
    return things


@pytest.fixture
def city(acting) -> None:
    """Port Alder with three of its services."""
    with acting():
        import_authority(yaml.safe_load((PORT_ALDER / "authority.yaml").read_text()))
        for name in ("residence-parking-permit", "childcare-subsidy", "report-missed-bin"):
            text = (PORT_ALDER / "services" / f"{name}.yaml").read_text()
            publish(ServiceDefinition.model_validate(yaml.safe_load(text)))
