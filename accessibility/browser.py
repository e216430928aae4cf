"""A real browser: started once, then switched from one way of meeting a page to the next without loading it again."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any, Literal

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

from .findings import Cell
from .library import FIRST_OF_ALL
from .wire import Wire

INSTALL = "apt-get install chromium chromium-driver fonts-noto-core fonts-noto-cjk"
SECONDS_FOR_A_PAGE = 10
SECONDS_FOR_A_SLOW_PAGE = 1
"""Once it is known that something on it never comes."""
SECONDS_FOR_A_SCRIPT = 10
HEIGHT = {1280: 900, 320: 256}
"""At 320 CSS pixels the height is that of WCAG 1.4.10: what is left of 1280 x 1024 at 400 %."""
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
    # Frames and processes kept in store for pages one may come back to cost a third of each load.
    "--disable-features=RenderDocument,BackForwardCache,SpareRendererForSitePerProcess,PaintHolding",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--lang=en-US",
)
FOR_SMALL_PAGES = ("--js-flags=--no-opt --no-maglev",)
"""Compiling scripts for speed takes longer than it saves there."""
SCHEMES: Mapping[str, dict[str, str]] = {
    "light": {"prefers-color-scheme": "light", "forced-colors": "none"},
    "dark": {"prefers-color-scheme": "dark", "forced-colors": "none"},
    "forced": {"prefers-color-scheme": "light", "forced-colors": "active"},
}
SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-block-end:2em!important}"
)
"""The four values of WCAG 1.4.12."""
SET_SPACING = "const s=new CSSStyleSheet();s.replaceSync(arguments[0]);document.adoptedStyleSheets=[s]"
CLEAR_SHEETS = "document.adoptedStyleSheets=[]"
SET_TEXT_200 = """
const sizes = [...document.body.querySelectorAll('*')].map(e => [e, parseFloat(getComputedStyle(e).fontSize)]);
for (const [e, size] of sizes) if (e.style) {
  e.dataset.auditStyle = e.getAttribute('style') ?? '-';
  e.style.setProperty('font-size', 2 * size + 'px', 'important');
}"""
CLEAR_TEXT_200 = """
for (const e of document.querySelectorAll('[data-audit-style]')) {
  if (e.dataset.auditStyle === '-') e.removeAttribute('style'); else e.setAttribute('style', e.dataset.auditStyle);
  e.removeAttribute('data-audit-style');
}"""

FINISH_TRANSITIONS = "for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();"
"""What is half-way from light to dark has colours that nobody meant."""


IS_READABLE = "return document.readyState !== 'loading' && Boolean(document.body?.childElementCount)"
GONE = (WebDriverException, HTTPError)
"""What a browser that crashed, or was ended, answers with."""


class NoBrowser(Exception):
    """There is nothing to look with; the sentence says what to install."""


def missing() -> list[str]:
    """What this machine lacks, one sentence each with the command that installs it."""
    lacking = [
        f"There is no {program}. Install it: {INSTALL}"
        for program in ("chromium", "chromedriver")
        if not shutil.which(program)
    ]
    for language, script in (("ar", "Arabic"), ("zh", "Chinese")):
        if not _has_font(language):
            lacking.append(f"There is no font for {script}, so widths would mislead. Install one: {INSTALL}")
    return lacking


def _has_font(language: str) -> bool:
    listed = shutil.which("fc-list")
    if not listed:
        return False
    fonts = subprocess.run([listed, f":lang={language}", "family"], capture_output=True, text=True, check=False)  # noqa: S603
    return bool(fonts.stdout.strip())


class Browser:
    """One browser, and how it is set at the moment."""

    def __init__(self, flags: Sequence[str] = ()) -> None:
        """Start it.

        flags: of the browser's command line, besides ours.

        Raises NoBrowser.
        """
        self.flags = flags
        self.driver = _start(flags)
        self.wire = Wire(self.driver)
        self.was_ended = False
        self._slow: set[str] = set()
        self._media: tuple[str, str] | None = None
        self._width = 0
        self._text = ""
        self._script = True
        self._patience: float = SECONDS_FOR_A_PAGE

    def close(self) -> None:
        self.wire.close()
        try:
            self.driver.quit()
        except GONE:
            self._end()
            self.driver.service.stop()

    def again(self) -> None:
        """Leave a browser that crashed or hangs, and start another one."""
        self.close()
        self.__init__(self.flags)  # type: ignore[misc]

    @contextmanager
    def no_longer_than(self, seconds: float) -> Iterator[None]:
        """End the browser if what is inside takes longer; whoever waits for it gets one of GONE."""
        watch = Timer(seconds, self._end)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _end(self) -> None:
        self.was_ended = True
        process = self.driver.service.process
        if process:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)

    def cdp(self, method: str, **parameters: Any) -> Any:
        """Give a command of the DevTools protocol."""
        return self.wire.ask(method, **parameters)

    def script(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page; `return` gives its answer."""
        return self.wire.run(script, *arguments)

    def meet(self, cell: Cell) -> None:
        """Set width, colours, motion and text for this cell in place. Scripts are switched by `load`."""
        self._set_width(cell.width)
        self._set_media(cell.scheme, cell.motion)
        self._set_text(cell.text)
        self.script(FINISH_TRANSITIONS)

    def load(self, url: str, *, script: bool = True) -> None:
        """Open this address.

        Raises TimeoutException if it does not come, WebDriverException if it cannot be reached.
        """
        if script != self._script:
            self.cdp("Emulation.setScriptExecutionDisabled", value=not script)
            self._script = script
        self._text = ""
        self._wait_for(SECONDS_FOR_A_SLOW_PAGE if url in self._slow else SECONDS_FOR_A_PAGE)
        try:
            self.driver.get(url)
        except TimeoutException:
            if not self.script(IS_READABLE):
                raise
            self._slow.add(url)
            self.script("window.stop()")  # a picture or script never comes: people read what is there

    def _wait_for(self, seconds: float) -> None:
        if seconds != self._patience:
            self.driver.set_page_load_timeout(seconds)
            self._patience = seconds

    def _set_width(self, width: int) -> None:
        if width != self._width:
            size = {"width": width, "height": HEIGHT.get(width, 900)}
            self.cdp("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=False)
            self._width = width

    def _set_media(self, scheme: Literal["light", "dark", "forced"], motion: str) -> None:
        if (scheme, motion) != self._media:
            wanted = {**SCHEMES[scheme], "prefers-reduced-motion": "reduce" if motion else "no-preference"}
            features = [{"name": name, "value": value} for name, value in wanted.items()]
            self.cdp("Emulation.setEmulatedMedia", features=features)
            self._media = (scheme, motion)

    def _set_text(self, text: str) -> None:
        if text == self._text:
            return
        if self._text:
            self.script(CLEAR_SHEETS if self._text == "spacing" else CLEAR_TEXT_200)
        if text == "spacing":
            self.script(SET_SPACING, SPACING)
        elif text:
            self.script(SET_TEXT_200)
        self._text = text


def _start(flags: Sequence[str]) -> Chrome:
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        raise NoBrowser(" ".join(missing()))
    options = ChromeOptions()
    for flag in (*FLAGS, *flags):
        options.add_argument(flag)
    options.binary_location = chromium
    options.unhandled_prompt_behavior = "dismiss"
    options.set_capability("pageLoadStrategy", "normal")
    driver = Chrome(options=options, service=Service(chromedriver, popen_kw={"start_new_session": True}))
    driver.set_page_load_timeout(SECONDS_FOR_A_PAGE)
    driver.set_script_timeout(SECONDS_FOR_A_SCRIPT)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": FIRST_OF_ALL})
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})  # as if its window were in front
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "deny"})
    return driver
