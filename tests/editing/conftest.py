"""Editors, and services to edit."""

from dataclasses import replace

import pytest

from portal.catalogue import ServiceDefinition, import_authority, publish
from tests.catalogue.factories import read
from tests.cities import REGISTERS
from tests.identity.factories import staff

PERMIT = "residence-parking-permit"


@pytest.fixture
def settings(settings):
    """With the registers the services name."""
    return replace(settings, registers=REGISTERS)


@pytest.fixture
def city(acting):
    """Port Alder with two published services."""
    with acting():
        import_authority(read("authority.yaml"))
        for name in (PERMIT, "library-card"):
            publish(ServiceDefinition.model_validate(read(f"services/{name}.yaml")))


@pytest.fixture
def edith(city, sign_in):
    """An editor who is signed in, in a city with services."""
    return sign_in(staff("editor", name="Edith Rowe"))


@pytest.fixture
def yusuf(app, city, sign_in):
    """A second editor, in a browser of his own: yusuf.get(...)."""
    browser = app.test_client()
    sign_in(staff("editor", name="Yusuf Karim"), on=browser)
    return browser
