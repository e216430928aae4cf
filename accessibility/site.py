"""A site in which people sign in: brings a browser to a state of one of its pages, as one of them."""

from collections.abc import Mapping, Sequence
from time import monotonic, sleep

from selenium.common.exceptions import NoSuchElementException, TimeoutException, WebDriverException

from .browser import Browser
from .findings import Cell
from .running import Visit
from .subjects import Fill, Step, Subject

SECONDS_FOR_A_STEP = 5
A_MOMENT = 0.01
IS_THERE = "return Boolean(document.querySelector(arguments[0]))"
PRESS = "document.documentElement.dataset.auditWaits = ''; document.querySelector(arguments[0]).click()"
IS_ANOTHER_PAGE = "return document.readyState === 'complete' && !('auditWaits' in document.documentElement.dataset)"
FILL = """
const [selector, value] = arguments, fields = [...document.querySelectorAll(selector)], [field] = fields;
if (/^(radio|checkbox)$/.test(field.type)) {
  fields.find(one => one.value === value).click();
} else {
  field.value = value;
  if (field.value !== value) throw new Error(`${selector} does not take ${value}`);
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
}
"""
"""Type into a text field, choose in a list, tick the box that stands for the value."""


class Site:
    """Where the subjects are, and the cookies of those who are signed in.

    address: without a slash at the end.
    cookies: by persona.
    """

    def __init__(self, address: str, subjects: Sequence[Subject], cookies: Mapping[str, Mapping[str, str]]) -> None:
        self.address = address
        self.subjects = {subject.name: subject for subject in subjects}
        self.cookies = cookies

    def visits(self, languages: Sequence[str], *, deep_in: Sequence[str]) -> list[Visit]:
        """Every subject in every language.

        deep_in: the languages in which the slow walks are done: in the first with every subject, in others with one
            state of each page, because they look for what the direction of writing changes.
        """
        one_of_each = {name.partition(":")[0]: name for name in reversed(self.subjects)}.values()
        return [
            Visit(
                Cell(subject.name, subject.in_language(language).path, subject.persona, language),
                deep=language in deep_in and (language == deep_in[0] or subject.name in one_of_each),
            )
            for subject in self.subjects.values()
            for language in languages
        ]

    def reach(self, browser: Browser, cell: Cell) -> None:
        """Open the page as the cell's persona and do its steps.

        Raises TimeoutException if a step leads nowhere, NoSuchElementException if there is nothing to press.
        """
        browser.cdp("Network.clearBrowserCookies")
        for name, value in self.cookies.get(cell.persona, {}).items():
            browser.cdp("Network.setCookie", url=self.address, name=name, value=value)
        browser.load(self.address + cell.url, script=cell.script)
        for step in self.subjects[cell.subject].in_language(cell.language).steps:
            _do(browser, step)


def _do(browser: Browser, step: Step) -> None:
    selector = f"main [name='{step.name}']" if isinstance(step, Fill) else step.selector
    if not browser.script(IS_THERE, selector):
        if step.if_there:
            return
        raise NoSuchElementException(f"there is no {selector}")
    if isinstance(step, Fill):
        browser.script(FILL, selector, step.value)
        return
    browser.script(PRESS, selector)
    until = monotonic() + SECONDS_FOR_A_STEP
    while not _is_another_page(browser):
        if monotonic() > until:
            raise TimeoutException(f"nothing came of {selector}")
        sleep(A_MOMENT)


def _is_another_page(browser: Browser) -> bool:
    try:
        return bool(browser.script(IS_ANOTHER_PAGE))
    except WebDriverException:
        return False  # between two pages there is nobody to ask
