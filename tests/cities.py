"""Port Alder as `portal demo` builds it, for tests that need a whole city."""

import fcntl
import shutil
from pathlib import Path

from flask import Flask

from portal.app import create_app
from portal.config import Mode, Settings
from portal.demo.city import build_demo
from tests.careful_client import CarefulClient
from tests.databases import make_tables

FOLDER = Path(__file__).parents[1] / "portal" / "demo" / "port_alder" / "registers"
REGISTERS = {name: str(FOLDER / f"{name}.csv") for name in ("addresses", "businesses", "residents")}
"""The setting of the demo: without what they say, other cases are decided by hand."""


def built_city(folder: Path) -> Flask:
    """A portal with the demo in it, in a folder of pytest's. It is built once for all test processes, and copied."""
    base = folder.parent.parent if folder.parent.name.startswith("popen-") else folder.parent
    whole = base / "port-alder"
    with (base / "port-alder.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            _build(base / "port-alder.part")
            (base / "port-alder.part").rename(whole)
    shutil.copytree(whole, folder, dirs_exist_ok=True)
    return _portal(folder)


def _build(folder: Path) -> None:
    folder.mkdir()
    app = _portal(folder)
    make_tables(app.extensions["database"].engine)
    build_demo(app)
    app.extensions["database"].engine.dispose()


def _portal(folder: Path) -> Flask:
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
    return app
