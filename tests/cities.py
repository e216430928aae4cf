"""Port Alder as `portal demo` builds it, for tests that need a whole city."""

from pathlib import Path

from flask import Flask

from portal.app import create_app
from portal.config import Mode, Settings
from portal.demo import build_demo
from tests.careful_client import CarefulClient
from tests.databases import make_tables

FOLDER = Path(__file__).parents[1] / "portal" / "demo" / "port_alder" / "registers"
REGISTERS = {name: str(FOLDER / f"{name}.csv") for name in ("addresses", "businesses", "residents")}
"""The setting of the demo: without what they say, other cases are decided by hand."""


def built_city(folder: Path) -> Flask:
    """A portal with the demo in it. Takes some seconds: build it once for many tests."""
    app = create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=f"sqlite:///{folder}/portal.db",
            portal_url="http://localhost",
            mail_url=f"folder:{folder}/mail",
            registers=REGISTERS,
        )
    )
    app.testing = True
    app.test_client_class = CarefulClient
    make_tables(app.extensions["database"].engine)
    build_demo(app)
    return app
