"""The whole city, built once for all tests here."""

import pytest
from flask import Flask

from tests.careful_client import CarefulClient
from tests.cities import built_city


@pytest.fixture(scope="session")
def city(tmp_path_factory) -> Flask:
    app = built_city(tmp_path_factory.mktemp("port-alder"))
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def inside(city: Flask):
    """Inside the city, without a request."""
    with city.app_context():
        yield


@pytest.fixture
def visit(city: Flask):
    """A browser in which one of the cast has signed in, from the demo's page in this language."""

    def signed_in(email: str, language: str = "en") -> CarefulClient:
        client = city.test_client()
        answer = client.post(f"/{language}/demo/sign-in", data={"email": email})
        assert answer.status_code == 303
        return client

    return signed_in
