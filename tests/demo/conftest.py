"""The whole city, built once for all tests here."""

import pytest
from flask import Flask

from portal.app import create_app
from portal.config import Mode, Settings
from portal.demo import build_demo
from tests.careful_client import CarefulClient
from tests.databases import make_tables


@pytest.fixture(scope="session")
def city(tmp_path_factory) -> Flask:
    folder = tmp_path_factory.mktemp("port-alder")
    app = create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=f"sqlite:///{folder}/portal.db",
            portal_url="http://localhost",
            mail_url=f"folder:{folder}/mail",
        )
    )
    app.testing = True
    app.test_client_class = CarefulClient
    make_tables(app.extensions["database"].engine)
    build_demo(app)
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
