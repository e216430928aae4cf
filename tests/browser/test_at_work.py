"""Clerks share the work, ask citizens, and are told when a colleague was quicker."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.test_deciding import open_case_of


def test_a_clerk_takes_several_cases_and_undoes_it(visitor):
    visitor.sign_in_as("clara")
    visitor.see("Overview", "h1")
    visitor.check_accessibility()
    visitor.press("Cases nobody has")
    before = free_cases(visitor)
    for box in visitor.driver.find_elements(By.CSS_SELECTOR, "#cases input[name='case']")[:3]:
        box.click()
    visitor.press("Assign to me")
    visitor.see("3 cases are assigned to Clara Bennett.")
    visitor.check_accessibility()
    assert free_cases(visitor) == before[3:]

    visitor.press("Undo")
    visitor.see("3 cases are back where they were.")
    assert free_cases(visitor) == before


def test_a_clerk_goes_from_case_to_case_by_keyboard(visitor):
    visitor.sign_in_as("clara")
    visitor.press("My cases")
    case = visitor.find("#cases tbody a[href*='/staff/cases/A-']")
    reference = case.text.strip()
    press_enter(visitor, case, then=f"Case {reference}: Answers")
    press_enter(visitor, visitor.find("main a[href*='/decision']"), then=f"Case {reference}: Decide")
    press_keys(visitor, Keys.TAB, Keys.SPACE)
    assert visitor.find("#outcome").is_selected()
    press_enter(visitor, visitor.find("main form button:not([name])"), then=f"Case {reference}: Answers")
    visitor.see("The case is decided.")
    press_enter(visitor, visitor.find("#next-case"), then="Case A-")
    assert reference not in visitor.title
    visitor.check_accessibility()


def test_a_clerk_asks_for_more_and_the_citizen_answers(visitor):
    visitor.sign_in_as("clara")
    reference = open_case_of(visitor, "Deniz")
    visitor.press("Ask for more")
    visitor.check_accessibility()
    visitor.fill("text", "Which day suits you?")
    visitor.press("Ask the citizen")
    visitor.see("Waiting for the citizen")
    visitor.check_accessibility()

    visitor.sign_in_as("deniz")
    visitor.go(f"/en/applications/{reference}")
    visitor.press(visitor.find(f"main a[href$='/{reference}/answer']"))
    visitor.see("Which day suits you?")
    visitor.check_accessibility()
    visitor.find("main textarea").send_keys("Friday, please.")
    visitor.press("Send your answer")
    visitor.see("We have your answer")
    visitor.check_accessibility()

    visitor.sign_in_as("clara")
    visitor.go(f"/en/staff/cases/{reference}")
    visitor.see("Friday, please.")
    visitor.see("In progress")
    visitor.check_accessibility()


def test_the_second_of_two_clerks_is_told_and_loses_no_word(visitor):
    visitor.sign_in_as("clara")
    reference = open_case_of(visitor, "Deniz")
    visitor.press("Decide")
    visitor.choose("outcome", "granted")
    visitor.fill("words", "You can collect it from Monday.")
    with visitor.colleague("sam"):
        visitor.go(f"/en/staff/cases/{reference}")
        visitor.press("Assign to me")
        visitor.see("You have this case.")

    visitor.go_on()
    visitor.see("This case has changed while you were writing.")
    visitor.see("Sam Okafor took the case.")
    assert visitor.title.startswith("Error: ")
    assert visitor.find("main [name='words']").get_attribute("value") == "You can collect it from Monday."
    visitor.check_accessibility()
    visitor.go_on()
    visitor.see("The case is decided.")


def free_cases(visitor) -> list[str]:
    """The references of the cases that nobody has, as listed."""
    return [link.text for link in visitor.driver.find_elements(By.CSS_SELECTOR, "#cases tbody a")]


def press_keys(visitor, *keys: str) -> None:
    ActionChains(visitor.driver).send_keys(*keys).perform()


def press_enter(visitor, element, *, then: str) -> None:
    """Follow the link or press the button with the keyboard, to the page with this title."""
    element.send_keys(Keys.ENTER)
    visitor.see_title(then)
