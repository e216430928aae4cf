"""Somebody who has a keyboard and nothing else: keys go to whatever has the focus, and only that can be asked about."""

from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 10
MOST_KEYS = 90
LEAVE = "document.documentElement.dataset.left = ''"
IS_NEW = "return document.readyState === 'complete' && !('left' in document.documentElement.dataset)"
MATCHES = "return document.activeElement !== document.body && document.activeElement.matches(arguments[0])"


class Keyboard:
    """One person at one keyboard."""

    def __init__(self, driver: Chrome, site: str) -> None:
        self.driver = driver
        self.site = site

    def go(self, path: str) -> None:
        """Type an address, as everybody does."""
        self.driver.get(f"{self.site}{path}")

    def press(self, *keys: str) -> None:
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def back(self) -> None:
        ActionChains(self.driver, duration=0).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()

    def write(self, text: str) -> None:
        """In place of what stands there."""
        ActionChains(self.driver, duration=0).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        self.press(*text)

    def is_at(self, selector: str) -> bool:
        """Whether this is what has the focus."""
        return bool(self.driver.execute_script(MATCHES, selector))

    def tab_to(self, selector: str) -> None:
        """Go on with Tab until this has the focus."""
        self._until(selector, lambda: self.press(Keys.TAB))

    def tab_back_to(self, selector: str) -> None:
        self._until(selector, self.back)

    def enter(self) -> None:
        """Press Enter and wait until the next page is there."""
        self.driver.execute_script(LEAVE)
        self.press(Keys.ENTER)
        self.arrive()

    def space(self) -> None:
        """Press Space and wait until the next page is there."""
        self.driver.execute_script(LEAVE)
        self.press(Keys.SPACE)
        self.arrive()

    def arrive(self) -> None:
        WebDriverWait(self.driver, SECONDS).until(lambda page: page.execute_script(IS_NEW), "no new page came")

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.site)

    def _until(self, selector: str, move) -> None:
        for _ in range(MOST_KEYS):
            move()
            if self.is_at(selector):
                return
        raise AssertionError(f"{selector} is not reached by keyboard at {self.path}")
