"""What was typed stands in its boxes again, sign for sign, beside what to mend."""

from html.parser import HTMLParser

import pytest
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from portal.core.i18n import speaking
from portal.questions import Sheet
from tests.questions.conftest import question

JUNK = "  \u200fمريم \"><b>'&amp; １２ "
CHOICE = {"rating_scale": "4", "consent": "no"}
KINDS = {
    "email": {"confirm": True, "concept": "person.email"},
    "web_address": {},
    "national_id": {"pattern": "999", "example": "123"},
    "iban": {},
    "time": {},
    "date_range": {},
    "duration": {"units": ["days", "hours", "minutes"]},
    "percentage": {},
    "rating_scale": {},
    "vehicle_plate": {},
    "business": {},
    "signature": {},
    "consent": {},
}


class Controls(HTMLParser):
    """Controls of a page: what each would send, and how it is marked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "input":
            self.all.append({name: value or "" for name, value in attributes})

    @property
    def sent(self) -> dict[str, str]:
        return {
            control["name"]: control["value"]
            for control in self.all
            if control["type"] != "radio" or "checked" in control
        }

    @property
    def names(self) -> set[str]:
        return {control["name"] for control in self.all}


def controls(sheet: Sheet) -> Controls:
    return Controls(render_template_string("{% include 'questions/_fields.html' %}", sheet=sheet))


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hant"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_stands_in_its_boxes_again(house, kind, language):
    with house.test_request_context(f"/{language}/"), speaking(language):
        asked = question(kind, **KINDS[kind])
        empty = controls(Sheet([asked], typed={}))
        assert set(empty.sent.values()) <= {""}
        fields = dict.fromkeys(empty.names, CHOICE.get(kind, JUNK))
        sheet = Sheet.parked([asked], MultiDict(fields))
        sheet.check()

        assert controls(sheet).sent == fields


@pytest.mark.parametrize("kind", KINDS)
def test_every_box_says_what_a_browser_may_fill_in_and_only_wrong_ones_are_marked(house, kind):
    with house.test_request_context("/en/"), speaking("en"):
        asked = question(kind, **KINDS[kind])
        refused = Sheet([asked], typed={})
        assert not refused.check()
        found = controls(refused).all

        assert all(control.get("autocomplete") for control in found if control["type"] != "radio")
        marked = [control["id"] for control in found if control.get("aria-invalid")]
        assert found[0]["type"] == "radio" or refused.problems[0][0] in marked


def test_addresses_and_numbers_run_from_left_to_right_on_every_page(house):
    with house.test_request_context("/ar/"), speaking("ar"):
        for kind in ("email", "web_address", "national_id", "iban", "percentage", "duration", "date_range"):
            asked = question(kind, **KINDS[kind])
            assert {control["dir"] for control in controls(Sheet([asked], typed={})).all} == {"ltr"}, kind
