"""A page of questions: shown in every language, read, refused, shown again."""

from io import BytesIO

import pytest
from flask import render_template_string
from werkzeug.datastructures import FileStorage, MultiDict

from portal.config import LANGUAGES
from portal.core.i18n import speaking
from portal.questions import Sheet
from portal.questions.question_type import Posted
from portal.questions.sheet import read
from tests.careful_client import check_page
from tests.questions.conftest import BUILT_IN_NAMES, question, typed_in

PAGE = """{% extends "layout.html" %}
{% block title %}{{ title }}{% endblock %}
{% block content %}
  {% from "components/blocks.html" import error_summary %}{{ error_summary(problems) }}
  <form method="post" action="/en/" novalidate>
  {% if not sheet.is_headed_by_its_question %}<h1>{{ title }}</h1>{% endif %}
  {% include "questions/_fields.html" %}
  </form>
{% endblock %}"""

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def shown(sheet: Sheet, title="A question") -> str:
    html = render_template_string(PAGE, sheet=sheet, title=title, problems=sheet.problems)
    check_page(html)
    return html


@pytest.fixture
def writing(app):
    """Files need a database: the portal of one test, on an English page."""
    with app.test_request_context("/en/", method="POST"), speaking("en"):
        yield


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_is_shown_refused_and_shown_again_in_every_language(house, language):
    with house.test_request_context(f"/{language}/"), speaking(language):
        sheet = Sheet([question(kind, id=f"the_{kind}", why={"en": "Because"}) for kind in BUILT_IN_NAMES], typed={})
        assert shown(sheet)
        assert not sheet.check()

        html = shown(sheet)

        assert len(sheet.problems) == len(BUILT_IN_NAMES) - 1  # a computed answer is nobody's to mend
        for field, _sentence in sheet.problems:
            assert f'href="#{field}"' in html
            assert f'id="{field}"' in html


@pytest.mark.usefixtures("asking")
def test_a_lone_question_that_says_the_title_is_the_heading():
    asked = question()

    assert Sheet([asked], typed={}, title=asked.label).is_headed_by_its_question
    assert "<h1" in shown(Sheet([asked], typed={}, title=asked.label))
    assert not Sheet([asked], typed={}, title={"en": "Another"}).is_headed_by_its_question


@pytest.mark.usefixtures("asking")
def test_a_label_without_translation_carries_its_language():
    with speaking("ru"):
        assert '<span lang="en" dir="ltr">A question</span>' in shown(Sheet([question()], typed={}), "Вопрос")


@pytest.mark.usefixtures("asking")
def test_typed_values_are_shown_exactly_and_never_run():
    html = shown(typed_in(question(), '"><script>alert(1)</script>'))

    assert "&#34;&gt;&lt;script&gt;" in html


@pytest.mark.usefixtures("asking")
def test_long_lists_of_choices_fold_away():
    options = [{"value": f"v{number}", "label": {"en": f"Choice {number}"}} for number in range(20)]

    assert "<select" in shown(Sheet([question("one_of", options=options)], typed={"q": "v3"}))


@pytest.mark.usefixtures("asking")
def test_what_the_portal_knows_is_filled_in_where_it_is_asked():
    questions = [
        question("name", id="full_name", concept="person.name"),
        question("date", id="born", concept="person.birth_date"),
        question("address", id="home", concept="person.address"),
        question("email", id="mail", concept="person.email"),
    ]
    known = {
        "person.name": "Amina",
        "person.birth_date": "1990-02-03",
        "person.address": {"street": "Ropewalk 7", "extra": None, "postcode": "PA1", "city": "Port Alder"},
    }

    sheet = Sheet.prefilled(questions, known)

    assert sheet.typed["full_name"] == "Amina"
    assert sheet.typed["born"] == {"day": "3", "month": "2", "year": "1990"}
    assert sheet.typed["home"]["extra"] == ""
    assert sheet.typed["mail"] == ""


def upload(name, content=PDF):
    return FileStorage(BytesIO(content), filename=name, name="q")


def sent(asked, *uploads, before=None, **fields):
    posted = Posted(MultiDict(fields), MultiDict(("q", one) for one in uploads))
    return Sheet([asked], typed=read([asked], posted, before or {}))


@pytest.mark.usefixtures("writing")
def test_files_stay_on_the_server_while_others_come_and_go():
    asked = question("file")
    first = sent(asked, upload("letter.pdf"))
    both = sent(asked, upload("bill.pdf"), upload("", b""), before=first.typed)
    letter, bill = both.typed["q"]["files"]

    one = sent(asked, before=both.typed, remove=letter["id"])

    assert one.check()
    assert one.answers["q"] == [bill]
    assert one.file_ids
    assert "bill.pdf" in shown(one)


@pytest.mark.usefixtures("writing")
def test_a_file_that_arrives_twice_is_kept_once():
    asked = question("file", max_files=2)
    first = sent(asked, upload("letter.pdf"))
    again = sent(asked, upload("letter.pdf"), before=first.typed)
    others = sent(asked, upload("copy.pdf"), before=again.typed)

    assert again.typed == first.typed
    assert [file["name"] for file in others.typed["q"]["files"]] == ["letter.pdf", "copy.pdf"]


@pytest.mark.parametrize(
    "name, content, hint",
    [
        ("empty.pdf", b"", "is empty"),
        ("huge.pdf", PDF + b" " * 10_000_001, "too big"),
        ("page.pdf", b"<html>", "We cannot accept"),
        ("photo.png", PDF, "does not fit"),
        ("letter.pdf.exe", PDF, "like a program"),
        ("../letter.pdf", PDF, "simple name"),
    ],
)
@pytest.mark.usefixtures("writing")
def test_a_refused_file_gets_a_sentence_and_the_others_stay(name, content, hint):
    sheet = sent(question("file"), upload("good.pdf"), upload(name, content))

    assert not sheet.check()
    assert hint in sheet.problems[0][1]
    assert [file["name"] for file in sheet.typed["q"]["files"]] == ["good.pdf"]
    assert "good.pdf" in shown(sheet)


@pytest.mark.usefixtures("writing")
def test_one_file_too_many_is_not_kept():
    sheet = sent(question("file", max_files=1), upload("one.pdf"), upload("two.pdf"))

    assert not sheet.check()
    assert "you can upload 1 file here" in sheet.problems[0][1]
