"""A real browser, with and without JavaScript, on a real server with the demo city in it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.serving import served
from portal.core.worker import Worker
from portal.demo.city import build_demo
from tests.browser.visitor import Visitor
from tests.cities import REGISTERS

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--lang=en-US",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(params=["sqlite"])
def database_kind(request) -> str:
    """Browsers see no difference between databases; the tests below them do both."""
    return request.param


@pytest.fixture(scope="session")
def demo_city(tmp_path_factory) -> Path:
    """The demo city, built once: a folder to copy."""
    folder = tmp_path_factory.mktemp("city")
    app = create_app(demo_settings(folder))
    build_demo(app)
    app.extensions["database"].engine.dispose()
    return folder


@pytest.fixture
def city(demo_city: Path, tmp_path: Path) -> Settings:
    """A demo city of this test's own."""
    folder = tmp_path / "city"
    shutil.copytree(demo_city, folder)
    return demo_settings(folder)


@pytest.fixture
def site(city: Settings) -> Iterator[str]:
    """The address of a running portal with its worker."""
    app = create_app(city)
    worker = Worker(app)
    with served(app) as address:
        app.extensions["settings"] = replace(city, portal_url=address)
        worker.run_in_thread()
        yield address
        worker.stop()


def demo_settings(folder: Path) -> Settings:
    return Settings(
        mode=Mode.DEMO,
        folder=folder,
        secret_key="a secret for tests that is long enough",
        database_url=f"sqlite:///{folder}/portal.db",
        portal_url="http://127.0.0.1",
        mail_url=f"folder:{folder}/mail",
        registers=REGISTERS,
    )


@pytest.fixture(scope="session")
def drivers() -> Iterator[dict[bool, Chrome]]:
    """One browser with JavaScript and one without, started when first needed."""
    started: dict[bool, Chrome] = {}
    yield started
    for driver in started.values():
        driver.quit()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request, drivers, site) -> Iterator[Visitor]:
    """Somebody at a browser, looking at the portal; every page they stop at is checked with axe."""
    if request.param not in drivers:
        drivers[request.param] = start_browser(javascript=request.param)
    driver = drivers[request.param]
    driver.delete_all_cookies()
    yield Visitor(driver, site, has_javascript=request.param)
    driver.delete_all_cookies()


def start_browser(*, javascript: bool) -> Chrome:
    options = ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    options.binary_location = shutil.which("chromium") or ""
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_window_size(1280, 900)
    return driver
