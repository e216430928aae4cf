"""A small authority with services, as tests of the catalogue need it."""

from dataclasses import replace

import pytest

from portal.app import create_app
from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.config import Mode, Settings
from tests.catalogue.factories import read
from tests.cities import REGISTERS


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """Reading definitions needs no database: one portal serves every test that only reads."""
    folder = tmp_path_factory.mktemp("house")
    return create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=f"sqlite:///{folder}/none.db",
            portal_url="http://localhost",
        )
    )


@pytest.fixture
def settings(settings):
    """With the registers the services name."""
    return replace(settings, registers=REGISTERS)


@pytest.fixture
def authority(acting):
    """Port Alder's departments and themes, without services."""
    with acting():
        import_authority(read("authority.yaml"))


@pytest.fixture
def city(acting, authority):
    """Three of Port Alder's services."""
    with acting():
        for name in ("residence-parking-permit", "childcare-subsidy", "report-missed-bin"):
            publish(ServiceDefinition.model_validate(read(f"services/{name}.yaml")))


@pytest.fixture
def offer(acting, authority, small):
    """Publish a small service; keywords go into its definition."""

    def publish_one(**values):
        with acting():
            return publish(small(**values))

    return publish_one


@pytest.fixture
def small():
    """The definition of a small service; call it in the context of an app."""

    def definition(**values):
        about = {"id": "dog-licence", "department": "revenue", "name": {"en": "Dog licence"}, **values}
        return ServiceDefinition.model_validate(about)

    return definition
