"""From finding a service to the receipt, by people who differ in language, screen and luck."""

import sqlite3

import pytest
from selenium.webdriver.common.by import By

RECEIPT_TITLE = {"en": "We have your application", "ar": "وصلنا طلبك"}


def where(visitor, street: str = "7 Ropewalk Lane") -> None:
    visitor.fill("bin_address-street", street)
    visitor.fill("bin_address-postcode", "10005")
    visitor.fill("bin_address-city", "Port Alder")


def which_bin(visitor) -> None:
    visitor.choose("bin_kind", "paper")
    for part, value in (("day", "2"), ("month", "11"), ("year", "2026")):
        visitor.fill(f"collection_date-{part}", value)


def begin(visitor, *, language: str = "en", who: str = "deniz") -> None:
    visitor.sign_in_as(who, language=language)
    visitor.go(f"/{language}/services/report-missed-bin/application")
    visitor.go_on()
    visitor.find("[name='bin_address-street']")


def cases(city) -> list[tuple[str, str]]:
    """(reference, state) of every case about a missed bin that came in today."""
    with sqlite3.connect(city.folder / "portal.db") as database:
        return database.execute(
            "SELECT cases.reference, cases.status FROM cases JOIN applications ON applications.case_id = cases.id"
            " WHERE applications.service = 'report-missed-bin' AND cases.received_at > datetime('now', '-1 hour')"
        ).fetchall()


@pytest.mark.parametrize(("language", "width"), [("en", "wide"), ("ar", "narrow")])
def test_a_citizen_finds_a_service_applies_and_gets_a_receipt(visitor, city, language, width):
    getattr(visitor, width)()
    visitor.go(f"/{language}/")
    visitor.check_accessibility()
    visitor.go(f"/{language}/services/report-missed-bin")
    visitor.check_accessibility()

    begin(visitor, language=language)
    visitor.check_accessibility()
    where(visitor)
    visitor.go_on()
    which_bin(visitor)
    visitor.check_accessibility()
    visitor.go_on()
    visitor.fill("note", "It stands behind the blue gate. / إنها خلف البوابة الزرقاء")
    visitor.check_accessibility()
    visitor.go_on()
    visitor.see("7 Ropewalk Lane")
    visitor.check_accessibility()
    visitor.go_on()

    visitor.find(".panel")
    visitor.check_accessibility()
    assert visitor.path.startswith(f"/{language}/applications/A-")
    assert visitor.path.endswith("/receipt")
    assert visitor.driver.find_element(By.TAG_NAME, "html").get_attribute("dir") == (
        "rtl" if language == "ar" else "ltr"
    )
    ((reference, state),) = cases(city)
    assert reference in visitor.text
    assert state in {"received", "in_progress"}  # the worker runs, and may have begun


def test_wrong_answers_are_explained_where_they_are_and_nothing_typed_is_lost(visitor):
    begin(visitor)
    where(visitor)
    visitor.go_on()
    visitor.choose("bin_kind", "paper")
    visitor.fill("collection_date-day", "31")
    visitor.fill("collection_date-month", "2")
    visitor.fill("collection_date-year", "2026")
    visitor.go_on()

    assert visitor.title.startswith("Error: ")
    summary = visitor.find(".error-summary")
    assert visitor.driver.switch_to.active_element == summary
    visitor.check_accessibility()
    assert visitor.find("[name='collection_date-day']").get_attribute("value") == "31"
    assert visitor.find("[name='bin_kind'][value='paper']").is_selected()

    summary.find_element(By.TAG_NAME, "a").click()
    assert visitor.driver.switch_to.active_element.get_attribute("name").startswith("collection_date-")


def test_another_language_midway_keeps_what_was_typed(visitor):
    begin(visitor)
    where(visitor, "12 Lantern Hill Straße")
    visitor.find(".menu summary").click()
    visitor.press(visitor.find("button[name='switch_to'][value='ru']"))

    assert visitor.path.startswith("/ru/applications/")
    assert visitor.find("[name='bin_address-street']").get_attribute("value") == "12 Lantern Hill Straße"
    assert visitor.driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ru"
    visitor.check_accessibility()


def test_a_session_that_ends_midway_loses_nothing(visitor, city):
    begin(visitor)
    page = visitor.path
    where(visitor, "99 Mill Quay")
    with sqlite3.connect(city.folder / "portal.db") as database:
        database.execute("UPDATE sessions SET ended_at = CURRENT_TIMESTAMP WHERE ended_at IS NULL")
    visitor.go_on()
    assert "/sign-in" in visitor.path
    visitor.check_accessibility()

    visitor.press(visitor.find("main a[href*='demo/sign-in']"))
    visitor.press(visitor.find("button[name='email'][value^='deniz@']"))

    assert visitor.path.partition("?")[0] == page
    assert visitor.find("[name='bin_address-street']").get_attribute("value") == "99 Mill Quay"


def test_sending_twice_makes_one_case_and_shows_one_receipt(visitor, city):
    begin(visitor)
    where(visitor)
    visitor.go_on()
    which_bin(visitor)
    visitor.go_on()
    visitor.go_on()
    summary = visitor.path
    first = visitor.driver.current_window_handle
    visitor.driver.switch_to.new_window("tab")
    visitor.go(summary)
    second = visitor.driver.current_window_handle
    visitor.go_on()
    receipt = visitor.path
    visitor.driver.switch_to.window(first)
    visitor.go_on()

    assert visitor.path == receipt
    assert len(cases(city)) == 1
    visitor.driver.switch_to.window(second)
    visitor.driver.close()
    visitor.driver.switch_to.window(first)
