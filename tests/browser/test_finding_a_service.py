"""A citizen finds a service, reads what it is, and checks whether they may have it."""

import pytest


def test_a_citizen_finds_a_service_by_words_with_a_slip(visitor):
    visitor.wide()
    visitor.go("/en/search")
    visitor.check_accessibility()

    visitor.fill("q", "parkng permit")
    if visitor.has_javascript:
        visitor.see("Residence parking permit", "#results")
        assert "result" in visitor.find("#announcer").get_attribute("textContent")
        assert "q=parkng" in visitor.path
        assert visitor.driver.switch_to.active_element.get_attribute("id") == "q"
    else:
        visitor.press(visitor.find("#q-button"))
    visitor.see("These are results for “parking permit”.")
    visitor.check_accessibility()

    visitor.press("Residence parking permit")
    visitor.see("What you need")
    visitor.check_accessibility()


def test_nothing_found_helps_on_a_small_phone_in_arabic(visitor):
    visitor.narrow()
    visitor.go("/ar/search?q=zzzzzz")

    assert visitor.driver.find_elements("css selector", "a[id^='topic-']")
    visitor.check_accessibility()


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hant"])
def test_every_way_to_a_service_can_be_used_by_everybody(visitor, language):
    visitor.narrow()
    for path in (
        "/services",
        "/services/a-z/A",
        "/topics/family",
        "/life-events/moving-home",
        "/personas/parent",
        "/departments",
        "/departments/families",
        "/services/childcare-subsidy",
    ):
        visitor.go(f"/{language}{path}")
        visitor.check_accessibility()


def test_a_citizen_checks_whether_they_may_have_it_and_changes_the_language_midway(visitor):
    visitor.narrow()
    visitor.go("/en/services/childcare-subsidy/eligibility")
    visitor.press("Continue")
    assert visitor.title.startswith("Error: ")
    assert visitor.driver.switch_to.active_element.get_attribute("id") == "errors"
    visitor.check_accessibility()

    visitor.choose("lives_here", "yes")
    visitor.press("Continue")
    visitor.choose("child_under_seven", "yes")
    visitor.press("Continue")
    visitor.see("nursery")
    visitor.driver.find_element("css selector", ".menu summary, .menu > button").click()
    visitor.press(visitor.find("a[hreflang='ar']"))
    assert visitor.path.startswith("/ar/services/childcare-subsidy/eligibility?")

    visitor.choose("has_place", "yes")
    visitor.press(visitor.find("main form button:not([name])"))
    visitor.fill("household_income", "1800")
    visitor.check_accessibility()
    visitor.press(visitor.find("main form button:not([name])"))
    visitor.see("يمكنك")
    visitor.check_accessibility()
