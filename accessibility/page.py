"""One page as checks see it: in a browser, as it was served, and as assistive technology is told of it."""

import json
from collections.abc import Callable
from functools import cached_property
from time import monotonic
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

from .browser import Browser
from .findings import Cell
from .library import IS_THERE, LIBRARY

FRAMES = "[...document.querySelectorAll('iframe, frame')].filter(one => one.contentDocument).slice(0, 8)"
"""Those of the same site; only they can be read from the page around them."""
FRAMES_DEEP = 2
ABSENT = "the library is not there"
LOOK = f"""
if (!({IS_THERE})) return {ABSENT!r};
axe.teardown(); axe.setup(document.documentElement);
const audit = __auditor();
try {{ return (() => {{ %(script)s }})(); }} finally {{ axe.teardown(); }}
"""


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
    def source(self) -> str:
        """The HTML as it was served, before any script."""
        return self.browser.wire.document()

    def cdp(self, method: str, **parameters: Any) -> Any:
        """Ask the browser by the DevTools protocol."""
        return self.browser.cdp(method, **parameters)

    def script(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page; `return` gives its answer."""
        return self.browser.script(script, *arguments)

    def look(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page with `audit` (page.js) in hand."""
        script = LOOK.replace("%(script)s", script)
        answer = self.script(script, *arguments)
        if answer != ABSENT:
            return answer
        self.script(LIBRARY)
        return self.script(script, *arguments)

    def bring_axe(self) -> None:
        """Put axe-core into the page, and into the frames it can read, where it is not."""
        if not self.script(f"return {IS_THERE}"):
            self.script(LIBRARY)
        if self.script(f"return {FRAMES}.length"):
            self._bring_axe_into_frames(FRAMES_DEEP)

    def _bring_axe_into_frames(self, depth: int) -> None:
        for frame in self.driver.execute_script(f"return {FRAMES}"):
            try:
                self.driver.switch_to.frame(frame)
                self.driver.execute_script(f"if (!({IS_THERE})) {{ {LIBRARY} }}")
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
