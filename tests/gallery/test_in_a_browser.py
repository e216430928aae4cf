"""The components at work: what the script adds, and that nobody is shut out in any scheme or width."""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from portal.core.serving import served

AXE = Path(__file__).parents[2] / "accessibility/vendor/axe.min.js"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def driver(tmp_path_factory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('browser')}"]:
        options.add_argument(flag)
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def site(app) -> Iterator[str]:
    with served(app) as address:
        yield address


def look(driver: Chrome, *, width: int, scheme: str) -> None:
    """Change the window and the colours of the page that is open, which is quicker than opening it again."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def show(driver: Chrome, url: str) -> None:
    look(driver, width=1280, scheme="light")
    driver.get(url)
    driver.execute_script(AXE.read_text(encoding="utf-8"))


def violations(driver: Chrome) -> list[str]:
    return driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        axe.run(document).then(
          (result) => done(result.violations.map((rule) => rule.id + ": " + rule.nodes.map((node) => node.html).join(" "))),
          (error) => done([String(error)]));
    """)


@pytest.mark.parametrize("page", ["", "/refused", "/question", "/done", "/list"])
@pytest.mark.parametrize("language", ["en", "ar", "ru", "zh-Hans"])
def test_nobody_is_shut_out(driver, site, language, page):
    show(driver, f"{site}/{language}/components{page}")
    for width, scheme in product([1280, 320], ["light", "dark"]):
        look(driver, width=width, scheme=scheme)

        assert violations(driver) == [], (width, scheme)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_refused_citizen_lands_on_the_summary(driver, site):
    show(driver, f"{site}/en/components/refused")

    assert driver.switch_to.active_element.get_attribute("id") == "errors"
    driver.find_element(By.LINK_TEXT, "The date you moved must include a month").click()
    assert driver.switch_to.active_element.get_attribute("id") == "moved-month"


def test_a_citizen_looks_at_the_password_they_typed(driver, site):
    show(driver, f"{site}/en/components")
    password = driver.find_element(By.ID, "password")
    button = driver.find_element(By.ID, "password-show")

    button.click()
    assert (password.get_attribute("type"), button.text) == ("text", "Hide password")
    button.click()
    assert (password.get_attribute("type"), button.text) == ("password", "Show password")


def test_pressing_twice_sends_once(driver, site):
    show(driver, f"{site}/en/components/question")
    driver.execute_script("""
        window.sent = 0;
        const form = document.getElementById("answers");
        addEventListener("submit", (event) => { if (!event.defaultPrevented) window.sent++; event.preventDefault(); });
        const button = form.querySelector('button[type="submit"]');
        button.click();
        button.click();
    """)

    assert driver.execute_script("return window.sent") == 1


def test_the_menu_of_languages_closes_by_keyboard(driver, site):
    show(driver, f"{site}/en/components")
    menu = driver.find_element(By.CSS_SELECTOR, "details.menu")
    summary = menu.find_element(By.TAG_NAME, "summary")

    summary.send_keys(Keys.ENTER)
    assert menu.get_attribute("open")
    menu.find_element(By.CSS_SELECTOR, "a[lang=ar]").send_keys(Keys.ESCAPE)
    assert not menu.get_attribute("open")
    assert driver.switch_to.active_element == summary


def test_the_dialog_opens_and_closes(driver, site):
    show(driver, f"{site}/en/components")
    dialog = driver.find_element(By.ID, "why")

    driver.find_element(By.ID, "why-open").click()
    assert dialog.is_displayed()
    assert violations(driver) == []
    driver.find_element(By.ID, "why-close").click()
    assert not dialog.is_displayed()


def test_a_file_is_sent_with_its_progress_and_the_answer_takes_its_place(driver, site, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"not really a photo" * 10_000)
    show(driver, f"{site}/en/components")

    driver.find_element(By.ID, "proof").send_keys(str(photo))
    driver.find_element(By.ID, "proof-upload").click()

    WebDriverWait(driver, 10).until(lambda page: page.title.startswith("Error: "))
    assert driver.current_url.endswith("/components/refused")
    assert driver.switch_to.active_element.get_attribute("id") == "errors"


def test_another_part_of_a_list_is_said_and_the_focus_stays(driver, site):
    show(driver, f"{site}/en/components/list?page=4")
    driver.execute_script("window.isTheSamePage = true")

    following = driver.find_element(By.ID, "payments-next")
    following.send_keys(Keys.ENTER)

    WebDriverWait(driver, 10).until(lambda page: page.find_element(By.ID, "announcer").text == "Page 5")
    assert driver.execute_script("return window.isTheSamePage")
    assert driver.current_url.endswith("page=5")
    assert driver.switch_to.active_element.get_attribute("id") == "payments-next"
    assert violations(driver) == []
