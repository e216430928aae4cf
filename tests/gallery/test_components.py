"""Every component, in every language, as the pages use it."""

import re
from dataclasses import replace
from pathlib import Path

import brotli
import html5lib
import pytest
from flask import Flask, render_template_string
from wtforms import (
    BooleanField,
    EmailField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from portal.app import create_app
from portal.config import LANGUAGES, Mode
from portal.core.forms import DateParts, PortalForm

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "portal").rglob("templates/**/*.html"))
PAGES = ("", "/refused", "/question", "/done", "/list")
FLIGHT = 14_000
STYLESHEET = 7_000


def parsed(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def compressed(content: bytes, quality: int = 5) -> int:
    return len(brotli.compress(content, quality=quality))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_builders_see_the_components_in_every_language(client, language, page):
    response = client.get(f"/{language}/components{page}")

    assert response.status_code == (422 if page == "/refused" else 200)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in response.text


def test_citizens_never_meet_the_gallery(settings):
    app = create_app(replace(settings, mode=Mode.PRODUCTION, portal_url="https://portal.example"))
    app.testing = True

    assert app.test_client().get("/en/components").status_code == 404
    app.extensions["database"].engine.dispose()


@pytest.mark.parametrize("topic", ["blocks", "fields"])
def test_the_gallery_shows_every_component_and_the_readme_explains_it(app: Flask, topic):
    pages = [path.read_text() for path in (ROOT / "portal/gallery/templates").rglob("*.html")]
    offered = re.findall(
        r"^{% set (\w+) =", (ROOT / f"portal/templates/components/{topic}.html").read_text(), re.MULTILINE
    )
    shown = {name for page in pages for name in re.findall(r"(?:{{|call|tag=|,|\[)\s*(\w+)\(", page)}

    explained = set(re.findall(r"`(\w+)", (ROOT / "portal/templates/components/README.md").read_text()))

    assert set(offered) - shown <= {"icon", "flash_note", "wtf"}
    assert set(offered) - explained == set()


def test_every_icon_a_page_asks_for_is_drawn(app: Flask):
    drawn = set(
        re.findall(r'^  "([\w-]+)":', (ROOT / "portal/templates/components/icons.html").read_text(), re.MULTILINE)
    )
    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r'(?:\bicon\(|symbol=)"([\w-]+)"', path.read_text(encoding="utf-8"))
    }

    assert asked - drawn == set()


def test_a_refused_citizen_finds_each_mistake_by_a_link(client):
    page = parsed(client.get("/en/components/refused").text)
    summary = page.find(".//*[@id='errors']")
    links = [link.get("href")[1:] for link in summary.iter("a")]

    assert summary.get("autofocus") is not None
    assert page.findtext(".//title").startswith("Error: ")
    for target in links:
        control = page.find(f".//*[@id='{target}']")
        assert control.tag in {"input", "select", "textarea"}, target


def test_a_refused_citizen_hears_the_mistake_together_with_its_field(client):
    page = parsed(client.get("/en/components/refused").text)
    described = {name for element in page.iter() for name in (element.get("aria-describedby") or "").split()}
    errors = {element.get("id") for element in page.iter() if (element.get("id") or "").endswith("-error")}

    assert len(errors) == 10
    assert errors <= described


def test_enter_means_continue_even_where_the_languages_are_buttons_of_the_form(client):
    page = parsed(client.get("/en/components/question").text)
    buttons = [
        button
        for button in page.iter("button")
        if button.get("form") == "answers" or button in list(page.find(".//form[@id='answers']").iter("button"))
    ]

    assert buttons[0].get("name") is None
    assert {button.get("value") for button in buttons if button.get("name") == "switch_to"} == set(LANGUAGES) - {"en"}


def test_a_reader_gets_the_look_they_chose(client):
    client.set_cookie("display", "text=larger&theme=dark&layout=plain")

    page = client.get("/en/components").text

    assert '<html lang="en" dir="ltr" data-text="larger" data-theme="dark" data-layout="plain">' in page


def test_a_page_that_does_not_exist_says_so_in_the_language_of_its_address(client):
    response = client.get("/ar/no-such-page")

    assert response.status_code == 404
    assert '<html lang="ar" dir="rtl"' in response.text


@pytest.mark.parametrize("code", [403, 404, 410, 413, 422, 429, 500, 503])
def test_every_error_says_what_to_do_and_how_to_reach_a_person(app: Flask, code):
    with app.test_request_context("/en/"):
        page = render_template_string(f'{{% include "errors/{code}.html" %}}')

    assert page.count("<h1>") == 1
    assert "+1 555 0100" in page


@pytest.mark.parametrize("code", [403, 404, 410, 413, 422, 429, 500, 503])
def test_builders_see_every_error_page_without_breaking_anything(client, code):
    response = client.get(f"/ar/components/errors/{code}")

    assert response.status_code == code
    assert '<html lang="ar" dir="rtl"' in response.text


def test_other_codes_are_no_page_of_the_gallery(client):
    assert client.get("/en/components/errors/200").status_code == 404


@pytest.mark.parametrize("code", [500, 503])
def test_the_last_error_pages_stand_on_nothing_that_may_be_broken(code):
    errors = ROOT / "portal/templates/errors"
    source = (errors / f"{code}.html").read_text() + (errors / "stand_alone.html").read_text()

    assert source.count("extends") == 1
    assert source.startswith('{% extends "errors/stand_alone.html" %}')
    assert "nav_entries" not in source
    assert "layout.html" not in source


def test_what_changed_is_said_only_when_a_part_of_the_page_changed(app: Flask):
    source = '{% from "components/announce.html" import announce %}{{ announce("3 < 4 free times") }}'

    with app.test_request_context("/en/"):
        assert render_template_string(source) == ""
    with app.test_request_context("/en/", headers={"HX-Request": "true"}):
        partial = render_template_string(source)
    assert partial == '<p id="announcer" hx-swap-oob="innerHTML">3 &lt; 4 free times</p>'


def test_what_people_typed_is_shown_as_text(app: Flask):
    source = """
      {% from "components/fields.html" import text_field, file_field, date_field %}
      {% from "components/blocks.html" import summary_list %}
      {{ text_field("a", "a", "Name", value=typed) }}
      {{ date_field("b", "b", "Day", value={"day": typed}) }}
      {{ file_field("c", "c", "File", files=[{"id": "1", "name": typed, "size": ""}]) }}
      {{ summary_list([{"label": "Name", "value": typed}]) }}
    """
    with app.test_request_context("/en/"):
        page = render_template_string(source, typed='"><script>alert(1)</script>')

    assert "<script>" not in page
    assert page.count("&lt;script&gt;") >= 4


def test_the_first_view_fits_in_one_network_flight(client):
    style = compressed((ROOT / "static/portal.css").read_bytes(), quality=11)
    theme = compressed(client.get(re.search(r'href="(/theme-[^"]+)"', client.get("/en/components").text)[1]).data)
    page = compressed(client.get("/ru/components/question").data)

    assert style <= STYLESHEET
    assert style + theme + page <= FLIGHT


def test_a_page_asks_no_other_host_for_anything(client):
    page = parsed(client.get("/en/components").text)
    loaded = [
        element.get("src") or element.get("href")
        for element in page.iter()
        if element.tag in {"script", "link", "img", "iframe", "source"}
    ]

    assert all(url.startswith("/") and not url.startswith("//") for url in loaded)


class Everything(PortalForm):
    """One field of each kind that WTForms and the portal have."""

    name = StringField("Your name", description="As you write it", validators=[InputRequired("Enter your name")])
    email = EmailField("E-mail", validators=[Optional()])
    secret = PasswordField("Password")
    story = TextAreaField("Your story")
    rooms = IntegerField("Rooms")
    born = DateParts("Birth date")
    size = RadioField("Size", choices=[SelectChoice("s", "Small"), SelectChoice("l", "Large")])
    city = SelectField("City", choices=[SelectChoice("a", "Alder"), SelectChoice("b", "Birch")])
    tell = SelectMultipleField("Whom to tell", choices=[SelectChoice("x", "Tax office"), SelectChoice("y", "School")])
    agree = BooleanField("I agree")


def test_any_form_of_a_room_becomes_fields_that_keep_what_was_typed(app: Flask):
    typed = {
        "email": "amina@example", "secret": "hush", "story": "<b>long</b>", "rooms": "three", "born-day": "31",
        "born-month": "2", "born-year": "2026", "size": "l", "city": "b", "tell": ["x", "y"], "agree": "yes",
    }  # fmt: skip
    source = '{% from "components/fields.html" import wtf %}{% for field in form %}{{ wtf(field) }}{% endfor %}'

    with app.test_request_context("/en/", method="POST", data=typed):
        form = Everything()
        form.validate()
        page = parsed(render_template_string(source, form=form))

    def control(name: str):
        return page.find(f".//*[@id='{name}']")

    assert control("name").get("aria-describedby") == "name-hint name-error"
    assert control("email").get("value") == "amina@example"
    assert "(optional)" in "".join(page.find(".//label[@for='email']").itertext())
    assert not control("secret").get("value")
    assert control("story").text == "<b>long</b>"
    assert (control("rooms").get("value"), control("rooms").get("aria-invalid")) == ("three", "true")
    assert [control(f"born-{part}").get("value") for part in ("day", "month", "year")] == ["31", "2", "2026"]
    assert control("born-day").get("aria-invalid") == "true"
    assert control("born-year").get("aria-invalid") is None
    assert [(box.get("id"), box.get("checked")) for box in page.iter("input") if box.get("name") == "size"] == [
        ("size", None),
        ("size-2", ""),
    ]
    assert [box.get("checked") for box in page.iter("input") if box.get("name") == "tell"] == ["", ""]
    assert page.find(".//option[@value='b']").get("selected") is not None
    assert control("agree").get("checked") is not None


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["without JavaScript", "with htmx"])
def test_a_list_shows_its_next_part_with_and_without_javascript(client, headers):
    response = client.get("/en/components/list?page=5", headers=headers)

    assert "Page 5" in response.text
    assert 'href="/en/components/list?page=6"' in response.text
    assert ("<html" in response.text) == (headers == {})
    assert "HX-Request" in response.headers["Vary"]
