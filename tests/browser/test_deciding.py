"""The office decides, the citizen hears of it, and says how it was."""

from selenium.webdriver.common.by import By


def open_case_of(visitor, name: str) -> str:
    """From the list of cases, found by the citizen's name, to the first case; gives back its reference."""
    visitor.go("/en/staff/cases")
    visitor.check_accessibility()
    visitor.fill("search", name)
    visitor.find("#filter-show").click()
    visitor.see(name, "#cases")
    link = visitor.find("#cases tbody a[href*='/staff/cases/A-']")
    reference = link.text.strip()
    visitor.press(link)
    visitor.see(reference, "h1")
    return reference


def test_staff_decide_and_the_citizen_hears_of_it_and_rates_it(visitor):
    visitor.sign_in_as("clara")
    reference = open_case_of(visitor, "Deniz")
    visitor.check_accessibility()

    visitor.press(visitor.find(f"main a[href*='/{reference}/decision']"))
    visitor.check_accessibility()
    visitor.go_on()
    assert visitor.title.startswith("Error: ")
    visitor.check_accessibility()
    visitor.choose("outcome", "granted")
    visitor.fill("words", "You can collect it from Monday.")
    visitor.go_on()
    visitor.see("Granted")
    visitor.check_accessibility()

    visitor.sign_in_as("deniz")
    visitor.go(f"/en/applications/{reference}")
    visitor.see("You can collect it from Monday.")
    visitor.check_accessibility()
    visitor.go("/en/messages")
    visitor.see(reference)
    visitor.check_accessibility()

    visitor.go(f"/en/ratings/{reference}")
    visitor.check_accessibility()
    visitor.find("main input[type='radio']").click()
    visitor.go_on()
    visitor.see("Thank you")
    visitor.check_accessibility()


def test_clerks_see_only_what_is_theirs_to_see(visitor):
    visitor.sign_in_as("deniz")
    visitor.go("/en/staff/cases")
    assert "Forbidden" not in visitor.text
    assert not visitor.driver.find_elements(By.CSS_SELECTOR, "#cases")


def test_a_citizens_page_in_arabic_on_a_small_phone(visitor):
    visitor.narrow()
    visitor.sign_in_as("amina", language="ar")
    for path in ("/ar/my", "/ar/my/applications", "/ar/messages", "/ar/profile", "/ar/display", "/ar/search?q=سكن"):
        visitor.go(path)
        visitor.check_accessibility()
