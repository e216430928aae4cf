"""An editor makes a service from a template, adds questions, and tries it in Arabic, with and without JavaScript."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select


def choose_in(visitor, name: str, value: str) -> None:
    Select(visitor.find(f"main select[name='{name}']")).select_by_value(value)


def begin(visitor) -> str:
    """A draft of one's own; gives back the address of its questions."""
    visitor.sign_in_as("edith")
    visitor.go("/en/staff/services/new")
    visitor.fill("name", "Dog licence")
    visitor.choose("template", "permit")
    visitor.check_accessibility()
    visitor.go_on()
    return "/en/staff/services/dog-licence/questions"


def ids(visitor, kind: str) -> list[str]:
    """The sections, pages or questions of the list, in order."""
    found = visitor.driver.find_elements(By.CSS_SELECTOR, f"#outline [id^='{kind}-']:not([id$='-title'])")
    return [element.get_attribute("id").removeprefix(f"{kind}-") for element in found]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_an_editor_makes_a_service_adds_a_question_and_tries_it_in_arabic(visitor, width):
    getattr(visitor, width)()
    address = begin(visitor)
    visitor.go(address)
    visitor.see("Move")
    visitor.check_accessibility()
    page = ids(visitor, "page")[0]

    visitor.press(visitor.find(f"#add-page-{page}"))
    choose_in(visitor, "type", "one_of")
    visitor.fill("label", "How big is your dog?")
    visitor.press("Show its settings")
    assert visitor.find("[name='label']").get_attribute("value") == "How big is your dog?"
    for number, answer in enumerate(("Small", "Big")):
        visitor.press("Add an answer")
        assert visitor.driver.switch_to.active_element.get_attribute("id") == f"set-options-{number}-label"
        visitor.fill(f"set-options-{number}-label", answer)
    visitor.check_accessibility()
    visitor.press(visitor.find("#save"))
    visitor.see("How big is your dog?")
    visitor.check_accessibility()

    visitor.press("Try it")
    choose_in(visitor, "preview:to", page)
    visitor.press("Go there")
    choose_in(visitor, "preview:language", "ar")
    choose_in(visitor, "preview:width", "320")
    visitor.press("Show")
    shown = visitor.find(".preview")
    assert shown.find_element(By.CSS_SELECTOR, "[lang]").get_attribute("dir") == "rtl"
    assert "How big is your dog?" in shown.text
    visitor.check_accessibility()
    visitor.press(visitor.find("#preview--continue"))
    assert visitor.driver.switch_to.active_element.get_attribute("class").endswith("error-summary")
    visitor.check_accessibility()


def test_a_question_moves_by_keyboard_and_keeps_the_focus(visitor):
    address = begin(visitor)
    visitor.go(address)
    first, second = ids(visitor, "question")[:2]

    button = visitor.find(f"#down-question-{first}")
    if visitor.has_javascript:
        visitor.driver.execute_script("arguments[0].focus()", button)
        button.send_keys("\n")
        visitor.see("is moved down.", "#announcer")
        assert visitor.driver.switch_to.active_element.get_attribute("id") == f"down-question-{first}"
    else:
        visitor.press(button)
        visitor.see("is moved down.")
        assert visitor.path.endswith(f"#question-{first}")
    assert ids(visitor, "question")[:2] == [second, first]


def test_what_was_removed_comes_back(visitor):
    address = begin(visitor)
    visitor.go(address)
    before = ids(visitor, "question")

    button = visitor.find(f"#remove-question-{before[0]}")
    if visitor.has_javascript:
        button.click()
        visitor.see("is removed.")
    else:
        visitor.press(button)
    assert ids(visitor, "question") == before[1:]
    visitor.check_accessibility()
    visitor.press(visitor.find("button[form='undo-last']"))
    assert ids(visitor, "question") == before


def test_a_condition_is_put_together_without_a_language_to_learn(visitor):
    address = begin(visitor)
    visitor.go(address)
    page = ids(visitor, "page")[-1]
    visitor.press(visitor.find(f"#page-{page}-title a"))
    visitor.press("Add a condition")
    rows = visitor.driver.find_elements(By.CSS_SELECTOR, "select[name$='-name']")
    last = len(rows) - 1
    Select(rows[last]).select_by_index(1)
    choose_in(visitor, f"clause-{last}-relation", "answered")
    visitor.check_accessibility()
    visitor.press(visitor.find("#save"))
    visitor.see("was answered")
