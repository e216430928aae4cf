"""The whole way from the first page to the receipt with Tab, Shift and Tab, arrows, Enter and Space alone."""

import pytest
from selenium.webdriver import Keys

from tests.browser.conftest import start_browser
from tests.browser.keyboard import Keyboard

SEND = "main form:not([data-aside]) button[type='submit']:not([name])"
NOTE = {"en": "It stands behind the gate.", "ar": "خلف البوابة"}
RECEIPT = {"en": "We have your application", "ar": "وصلنا طلبك"}


@pytest.fixture
def keyboard(drivers, site) -> Keyboard:
    if True not in drivers:
        drivers[True] = start_browser(javascript=True)
    drivers[True].delete_all_cookies()
    return Keyboard(drivers[True], site)


def begin(keyboard: Keyboard, language: str) -> None:
    keyboard.go(f"/{language}/demo/sign-in")
    keyboard.tab_to("button[name='email'][value^='deniz@']")
    keyboard.enter()
    keyboard.go(f"/{language}/services/report-missed-bin")
    keyboard.tab_to("main a[href$='/application']")
    keyboard.enter()
    keyboard.tab_to(SEND)
    keyboard.enter()


def write_where(keyboard: Keyboard) -> None:
    for part, value in (("street", "7 Ropewalk Lane"), ("postcode", "10005"), ("city", "Port Alder")):
        keyboard.tab_to(f"[name='bin_address-{part}']")
        keyboard.write(value)
    keyboard.tab_to(SEND)
    keyboard.space()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_key_leads_past_the_head_of_the_page(keyboard, language):
    keyboard.go(f"/{language}/")
    keyboard.press(Keys.TAB)
    assert keyboard.is_at("a.skip")

    keyboard.press(Keys.ENTER)
    keyboard.press(Keys.TAB)
    assert keyboard.is_at("main *")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_somebody_with_a_keyboard_alone_applies_and_gets_a_receipt(keyboard, language):
    begin(keyboard, language)
    write_where(keyboard)

    keyboard.tab_to(SEND)
    keyboard.enter()  # nothing was answered: it is said, and the focus is where it is said
    assert keyboard.is_at(".error-summary")
    keyboard.press(Keys.TAB, Keys.ENTER)
    assert keyboard.is_at("[name='bin_kind']")

    keyboard.press(Keys.ARROW_DOWN)
    assert keyboard.is_at("[name='bin_kind'][value='paper']:checked")
    for part, value in (("day", "2"), ("month", "11"), ("year", "2026")):
        keyboard.tab_to(f"[name='collection_date-{part}']")
        keyboard.write(value)
    keyboard.tab_to(SEND)
    keyboard.enter()

    keyboard.tab_to("[name='note']")
    keyboard.write(NOTE[language])
    keyboard.tab_to(SEND)
    keyboard.enter()

    keyboard.tab_to(SEND)
    keyboard.tab_back_to("main a[href*='which-bin']")  # a second thought: back to an answer, and on again
    keyboard.enter()
    keyboard.tab_to("[name='bin_kind']")
    assert keyboard.is_at("[value='paper']:checked")
    keyboard.tab_to(SEND)
    keyboard.enter()

    keyboard.tab_to(SEND)
    keyboard.enter()
    assert keyboard.path.endswith("/receipt")
    assert RECEIPT[language] in keyboard.driver.title
