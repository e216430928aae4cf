"""The same way by ear: what to do is chosen from the browser's accessibility tree alone, and what is heard is kept.

What is heard is compared with accessibility/transcripts/. If it changed on purpose:
ACCEPT_TRANSCRIPTS=1 .venv/bin/pytest tests/browser/test_by_ear.py
"""

import os
import re
from difflib import unified_diff
from pathlib import Path

import pytest
from babel import Locale
from selenium.webdriver import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.announcing import Heard, focused, heard
from tests.browser.conftest import start_browser
from tests.browser.keyboard import SECONDS, Keyboard

TRANSCRIPTS = Path(__file__).parents[2] / "accessibility" / "transcripts"
ACCEPT = "ACCEPT_TRANSCRIPTS"
COMMAND = f"{ACCEPT}=1 .venv/bin/pytest tests/browser/test_by_ear.py"
LISTEN = """
const LIVE = '[aria-live]:not([aria-live=off]), [role=status], [role=alert]';
window.said = [];
new MutationObserver(records => {
  for (const record of records) {
    const at = (record.target.nodeType === 1 ? record.target : record.target.parentElement)?.closest(LIVE);
    const words = at?.textContent.trim();
    if (words) window.saidAt = performance.now();
    if (words) window.said.push(`${at.getAttribute('role') === 'alert' ? 'alert' : 'politely'}: ${words}`);
  }
}).observe(document, {subtree: true, childList: true, characterData: true});
"""
IS_SILENT_AGAIN = "return said.length > 0 && performance.now() - saidAt > 1500"
WORDS = {
    "en": {
        "search": "parkng permit",
        "apply": "Report it now",
        "begin": "Start now",
        "street": "Street and number",
        "postcode": "Postcode",
        "city": "Town or city",
        "go on": "Continue",
        "paper": "Paper and cardboard",
        "day": "Day",
        "month": "Month",
        "year": "Year",
        "note": "What else should we know?",
        "send": "Send your application",
    },
    "ar": {
        "search": "تصريح",
        "apply": "الإبلاغ الآن",
        "begin": "البدء الآن",
        "street": "الشارع ورقم المبنى",
        "postcode": "الرمز البريدي",
        "city": "المدينة أو البلدة",
        "go on": "متابعة",
        "paper": "الورق والكرتون",
        "day": "اليوم",
        "month": "الشهر",
        "year": "السنة",
        "note": "هل من معلومات أخرى تفيدنا؟",
        "send": "إرسال طلبك",
    },
}


class Listener(Keyboard):
    """Somebody who hears the page and has a keyboard."""

    def __init__(self, driver, site, language) -> None:
        super().__init__(driver, site)
        self.words = WORDS[language]
        self.lines: list[str] = []
        self._listening = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})

    def stop_listening(self) -> None:
        self.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", self._listening)

    def tree(self) -> list[dict]:
        return self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]

    def hear_page(self) -> None:
        """The title, what has the focus, and the main part from top to bottom."""
        tree = self.tree()
        self.lines += ["", f"page: {self.driver.title}"]
        if here := focused(tree):
            self.lines.append(f"focus: {here.line}")
        self.lines += [each.line for each in heard(tree, within="main")]

    def hear_focus(self) -> Heard:
        here = focused(self.tree())
        assert here, f"nothing has the focus at {self.path}"
        self.lines.append(f"focus: {here.line}")
        return here

    def go_to(self, role: str, name: str) -> None:
        """Move to what is called so, as screen readers do from their lists."""
        for each in heard(self.tree()):
            if (each.role == role and each.name.startswith(name)) or (role == each.role and each.name.endswith(name)):
                self.driver.execute_cdp_cmd("DOM.focus", {"backendNodeId": each.id})
                assert self.hear_focus().name == each.name
                return
        raise AssertionError(f"no {role} is called {name!r} at {self.path}")

    def follow(self, role: str, name: str) -> None:
        self.go_to(role, name)
        self.enter()
        self.hear_page()

    def fill(self, name: str, value: str) -> None:
        self.go_to("textbox", name)
        self.write(value)

    def hear_said(self) -> None:
        """What live regions said, once they say no more: the last of it, as a reader who is interrupted hears it."""
        WebDriverWait(self.driver, SECONDS).until(lambda page: page.execute_script(IS_SILENT_AGAIN), "nothing was said")
        self.lines.append(f"said {self.driver.execute_script('return said.at(-1)')}")


@pytest.fixture(params=["en", "ar"])
def listener(request, drivers, site):
    if True not in drivers:
        drivers[True] = start_browser(javascript=True)
    drivers[True].delete_all_cookies()
    listener = Listener(drivers[True], site, request.param)
    yield listener, request.param
    listener.stop_listening()


def test_somebody_who_hears_the_pages_applies_and_gets_a_receipt(listener):
    ear, language = listener
    ear.go(f"/{language}/search")
    field = next(each for each in heard(ear.tree(), within="main") if each.role in {"searchbox", "textbox"})
    ear.go_to(field.role, field.name)
    ear.write(ear.words["search"])
    ear.hear_said()

    ear.go(f"/{language}/demo/sign-in")
    ear.go_to("button", "Deniz Aydın")
    ear.enter()
    ear.go(f"/{language}/services/report-missed-bin")
    ear.hear_page()
    ear.follow("link", ear.words["apply"])
    ear.follow("button", ear.words["begin"])
    for field, value in (("street", "7 Ropewalk Lane"), ("postcode", "10005"), ("city", "Port Alder")):
        ear.fill(ear.words[field], value)
    ear.follow("button", ear.words["go on"])

    ear.follow("button", ear.words["go on"])  # nothing was answered
    assert focused(ear.tree()).role == "group"
    ear.press(Keys.TAB, Keys.ENTER)
    assert ear.hear_focus().role == "radio"
    ear.go_to("radio", ear.words["paper"])
    ear.press(Keys.SPACE)
    assert "not checked" not in ear.hear_focus().line
    for field, value in (("day", "2"), ("month", "11"), ("year", "2026")):
        ear.fill(ear.words[field], value)
    ear.follow("button", ear.words["go on"])
    ear.fill(ear.words["note"], "7 / ٧")
    ear.follow("button", ear.words["go on"])
    ear.follow("button", ear.words["send"])

    assert ear.path.endswith("/receipt")
    compare(masked(ear.lines, language), TRANSCRIPTS / f"{language}.txt")


def masked(lines: list[str], language: str) -> str:
    """Without what differs from day to day: references, figures, and the names of days and months."""
    locale = Locale.parse(language)
    names = [*locale.months["format"]["wide"].values(), *locale.months["stand-alone"]["wide"].values()]
    names += [*locale.days["format"]["wide"].values(), *locale.days["stand-alone"]["wide"].values()]
    words = "|".join(sorted({re.escape(name) for name in names}, key=len, reverse=True))
    text = "\n".join(lines).strip() + "\n"
    text = re.sub(r"\bA-[0-9A-Z]{4}-[0-9A-Z]{4}\b", "A-…", text)
    text = re.sub(r"(?<!heading )\d+", "#", text)
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)(?=.*#)|(?<=# )(?:{words})", "…", text)


def compare(text: str, kept: Path) -> None:
    if os.environ.get(ACCEPT):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    changes = "\n".join(unified_diff(before.splitlines(), text.splitlines(), "kept", "heard now", lineterm="", n=2))
    assert not changes, f"Something else is heard. If it is meant so: {COMMAND}\n{changes}"
