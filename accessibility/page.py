"""One page as checks see it: in a browser, as it was served, and as assistive technology is told of it."""

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

from . import wording
from .browser import Browser
from .findings import Cell

LIBRARY = Path(__file__).with_name("page.js").read_text(encoding="utf-8") + wording.script()
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
SPEAK_UP = "const run = axe.run; axe.run = (...what) => run(...what).catch(error => ({error: String(error)}));"
"""axe-selenium-python waits for ever for a promise that was rejected; so it is kept, with its reason."""
FRAMES = "return [...document.querySelectorAll('iframe, frame')].filter(one => one.contentDocument).slice(0, 8)"
"""Those of the same site; only they can be read from the page around them."""
FRAMES_DEEP = 2
SET_UP = "axe.teardown(); axe.setup(document.documentElement);"


class Page:
    """A loaded page.

    cell: how it is met at the moment.
    seconds: how long all checks together may take.
    reach: brings the browser here again, where the address alone does not: a refused form, somebody's own page.
    kept: what was seen once and several checks ask for, like a walk by keyboard.
    """

    def __init__(
        self, browser: Browser, cell: Cell, *, seconds: float, reach: Callable[[Browser, Cell], None] | None = None
    ) -> None:
        self.browser = browser
        self.cell = cell
        self.ends_at = monotonic() + seconds
        self.reach = reach
        self.kept: dict[str, Any] = {}

    @property
    def driver(self) -> Chrome:
        return self.browser.driver

    @property
    def seconds_left(self) -> float:
        return self.ends_at - monotonic()

    @cached_property
    def status(self) -> int:
        """The status of the answer; 0 where there was none, as for a file."""
        return int(self.script("return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0"))

    @cached_property
    def source(self) -> str:
        """The HTML as it was served, before any script."""
        tree = self.cdp("Page.getResourceTree")["frameTree"]["frame"]
        kept = self.cdp("Page.getResourceContent", frameId=tree["id"], url=tree["url"])
        return str(kept["content"])

    def cdp(self, method: str, **parameters: Any) -> Any:
        """Ask the browser by the DevTools protocol."""
        return self.browser.cdp(method, **parameters)

    def script(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page; `return` gives its answer."""
        return self.driver.execute_script(script, *arguments)

    def look(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page with `audit` (page.js) in hand."""
        self.bring_axe()
        return self.script(
            f"{SET_UP}{LIBRARY}try {{ return (() => {{ {script} }})(); }} finally {{ axe.teardown(); }}", *arguments
        )

    def bring_axe(self) -> None:
        """Put axe-core into the page, and into the frames it can read, if it is not there."""
        if not self.script("return typeof axe === 'object'"):
            self.script(AXE.read_text(encoding="utf-8") + SPEAK_UP)
            self._bring_axe_into_frames(FRAMES_DEEP)

    def _bring_axe_into_frames(self, depth: int) -> None:
        for frame in self.script(FRAMES):
            try:
                self.driver.switch_to.frame(frame)
                self.script(AXE.read_text(encoding="utf-8"))
                if depth > 1:
                    self._bring_axe_into_frames(depth - 1)
            except WebDriverException:
                """A frame that left, or that lets nobody in: axe-core says itself which ones it could not read."""
            self.driver.switch_to.parent_frame()

    def reload(self) -> None:
        """Open the page anew, met as before; what was typed or pressed is gone."""
        if self.reach:
            self.reach(self.browser, self.cell)
        else:
            self.browser.load(self.driver.current_url, script=self.cell.script)
        self.browser.meet(self.cell)

    def tree(self) -> list[dict[str, Any]]:
        """What the browser tells assistive technology: the nodes of its accessibility tree, those ignored left out."""
        nodes = self.cdp("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node.get("ignored")]


def literal(value: Any) -> str:
    """A value as JavaScript."""
    return json.dumps(value, ensure_ascii=False)
