"""What somebody at a browser does: go, read, type, press, and look at the page again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_selenium_python import Axe
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

AXE = Path(__file__).parents[2] / "accessibility" / "vendor" / "axe.min.js"
SECONDS = 10


class Visitor:
    """One person at one browser."""

    def __init__(self, driver: Chrome, site: str, *, has_javascript: bool) -> None:
        self.driver = driver
        self.site = site
        self.has_javascript = has_javascript

    def go(self, path: str) -> None:
        self.driver.get(f"{self.site}{path}")

    def sign_in_as(self, who: str, *, language: str = "en") -> None:
        """Through the demo sign-in, as one of the cast."""
        self.go(f"/{language}/demo/sign-in")
        self.press(self.find(f"button[name='email'][value^='{who}@']"))

    @contextmanager
    def colleague(self, who: str) -> Iterator[None]:
        """Meanwhile one of the cast is at a browser of their own; then this visitor's page is there again as it was."""
        mine, cookies = self.driver.current_window_handle, self.driver.get_cookies()
        self.driver.delete_all_cookies()
        self.driver.switch_to.new_window("tab")
        self.sign_in_as(who)
        yield
        self.driver.delete_all_cookies()
        for cookie in cookies:
            self.driver.add_cookie(cookie)
        self.driver.close()
        self.driver.switch_to.window(mine)

    def narrow(self) -> None:
        """A small phone: 320 CSS pixels."""
        self._metrics(320, 640)

    def wide(self) -> None:
        self._metrics(1280, 900)

    def find(self, selector: str) -> WebElement:
        return WebDriverWait(self.driver, SECONDS).until(lambda page: page.find_element(By.CSS_SELECTOR, selector))

    def see(self, text: str, selector: str = "main") -> None:
        """Wait until the page says this."""
        missing = [NoSuchElementException, StaleElementReferenceException]
        WebDriverWait(self.driver, SECONDS, ignored_exceptions=missing).until(
            lambda page: text in page.find_element(By.CSS_SELECTOR, selector).text,
            f"{text!r} is not in {selector} of {self.driver.current_url}",
        )

    def see_title(self, start: str) -> None:
        """Wait until the page with a title that begins so is there."""
        WebDriverWait(self.driver, SECONDS).until(
            lambda page: page.title.startswith(start), f"{start!r} is not how {self.title!r} begins"
        )

    def press(self, element: WebElement | str) -> None:
        """Press a button or link and wait until the next page is there, if one comes."""
        if isinstance(element, str):
            element = self.labelled(element)
        before = self.driver.find_element(By.TAG_NAME, "html")
        element.click()
        WebDriverWait(self.driver, SECONDS).until(lambda _page: _is_gone(before), "no new page came")

    def go_on(self) -> None:
        """Press the button that sends the form of the page: the one without a name, in any language."""
        self.press(self.find("main form:not([data-aside]) button[type='submit']:not([name])"))

    def labelled(self, text: str) -> WebElement:
        """The button or link with these words."""
        quoted = json.dumps(text, ensure_ascii=False)
        path = f"//main//button[normalize-space()={quoted}] | //main//a[normalize-space()={quoted}]"
        return WebDriverWait(self.driver, SECONDS).until(
            lambda page: page.find_element(By.XPATH, path), f"nothing is called {text!r} at {self.driver.current_url}"
        )

    def fill(self, name: str, value: str) -> None:
        """Type into the field of this name, in place of what stands there."""
        field = self.find(f"main [name='{name}']")
        field.clear()
        field.send_keys(value)

    def choose(self, name: str, value: str) -> None:
        """Tick the radio button or checkbox."""
        box = self.find(f"main [name='{name}'][value='{value}']")
        if not box.is_selected():
            box.click()

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.site)

    @property
    def title(self) -> str:
        return self.driver.title

    @property
    def text(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "body").text

    def check_accessibility(self) -> None:
        """axe finds nothing, in light and in dark, and the page does not scroll sideways."""
        if not self.has_javascript:
            return  # axe needs JavaScript; the same page is checked in the other run
        for scheme in ("light", "dark"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            )
            axe = Axe(self.driver, script_url=str(AXE))
            axe.inject()
            found = axe.run()["violations"]
            assert not found, f"{self.path} ({scheme}): {[(v['help'], v['nodes'][0]['html']) for v in found]}"
        width = self.driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1], f"{self.path} scrolls sideways: {width}"

    def _metrics(self, width: int, height: int) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )


def _is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except WebDriverException:  # stale, or in a document that is gone: Chromium says it in several ways
        return True
    return False
