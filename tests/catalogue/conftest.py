"""A small authority with services, as tests of the catalogue need it."""

import pytest

from portal.catalogue import ServiceDefinition, import_authority, publish
from tests.catalogue.factories import read


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
