"""A broken definition is told with file, line, place and what to write."""

import json

import pytest
from click.testing import CliRunner

from portal.catalogue.commands import services
from portal.config import LANGUAGES
from tests.catalogue.factories import PORT_ALDER

GOOD = """\
format: 2
id: dog-licence
department: revenue
name: {en: Dog licence}
"""


@pytest.fixture
def check(app, tmp_path):
    """What `portal services check` says about a text."""

    def checked(text, *words, name="dog-licence.yaml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        with app.app_context():
            return CliRunner().invoke(services, ["check", str(file), *words])

    return checked


def test_all_of_port_alders_definitions_are_good(app):
    with app.app_context():
        result = CliRunner().invoke(services, ["check", str(PORT_ALDER / "services")])

    assert result.exit_code == 0, result.output
    assert "definitions are good" in result.output


@pytest.mark.parametrize(
    ("text", "line", "path", "sentence"),
    [
        (GOOD.replace("department: revenue\n", ""), 1, "department", "Write this; it must not be left out."),
        (GOOD + "colour: red\n", 5, "colour", "Leave this out"),
        (GOOD.replace("{en: Dog licence}", "Dog licence"), 4, "name", "Write the text once for each language"),
        (GOOD.replace("{en: Dog", "{xx: Dog"), 4, "name", "“xx” is no language here"),
        (GOOD.replace("{en: Dog licence}", "{en: " + "x" * 400 + "}"), 4, "name", "Shorten"),
        (GOOD + "link: javascript:alert(1)\n", 5, "link", ""),
        (GOOD + "promised_working_days: 0\n", 5, "promised_working_days", "Write 1 or more."),
        (GOOD + "reviewed_on: soon\n", 5, "reviewed_on", "Write a date"),
        (GOOD + "topics: animals\n", 5, "topics", "Write a list"),
        (GOOD + "id: twice\n", 5, "id", "Write this once"),
        (GOOD.replace("dog-licence", "cat-licence"), 2, "id", "Write id: dog-licence"),
        (GOOD + "name: [\n", 6, "", "Mend"),
        ("", 1, "", "there is nothing here"),
        ("- a\n", 1, "", ""),
        (b"\xff\xfe\x00", 1, "", "UTF-8"),
        ("a: &x 1\nb: *x\n", 1, "", "anchor"),
        ("[" * 5000, 1, "", "Nest at most"),
        ("x: " + "y" * 2_100_000, 1, "", "2 MB"),
        ("a: 2026-99-99\n", 1, "", ""),
        ("? [a]\n: b\n", 1, "", "Write a word before the colon"),
        ("!!python/object/apply:os.system [id]\n", 1, "", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_place(check, text, line, path, sentence):
    result = check(text)

    assert result.exit_code == 1
    assert f"dog-licence.yaml:{line}: {path}" in result.output, result.output
    assert sentence in result.output


def test_a_mistake_deep_in_the_form_is_told_with_its_line(check):
    form = """\
form:
  sections:
    - id: dog
      title: {en: Your dog}
      pages:
        - id: about
          title: {en: About}
          when: "owns_car == true"
          questions:
            - {id: breed, type: word, label: {en: Breed}}
"""
    result = check(GOOD + form)

    assert "dog-licence.yaml:14: form.sections[0].pages[0].questions[0].type: “word” is no type." in result.output


def test_every_mistake_is_told_at_once(check):
    result = check(GOOD.replace("department: revenue\n", "") + "colour: red\nreviewed_on: soon\n")

    assert "Error: 4 things to mend in 1 of 1 files" in result.output, (
        "three of the structure, and missing translations"
    )


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ('[{when: {cats: "> 1"}, outcome: "no", reason: {en: x}}]', "eligibility.rows[0].when.cats"),
        ('[{when: {dogs: ">"}, outcome: "no", reason: {en: x}}]', "eligibility.rows[0].when.dogs"),
        ('[{when: {dogs: "> 1"}, outcome: perhaps, reason: {en: x}}]', "eligibility.rows[0].outcome"),
        ('[{when: "dogs > 1", outcome: "no", reason: {en: x}}]', "eligibility.rows[0].when"),
    ],
)
def test_a_row_that_cannot_be_used_is_told(check, rows, path):
    check_part = f"""\
eligibility:
  questions: [{{id: dogs, type: number, label: {{en: Dogs}}}}]
  otherwise: {{outcome: "yes", reason: {{en: Fine}}}}
  rows: {rows}
"""
    assert f"dog-licence.yaml:8: {path}: " in check(GOOD + check_part).output


def test_only_anonymous_questions_may_decide(check):
    part = """\
eligibility:
  questions: [{id: who, type: name, label: {en: Who}}]
  otherwise: {outcome: "yes", reason: {en: Fine}}
"""
    assert "eligibility.questions[0].type: Write one of yes_no" in check(GOOD + part).output


def test_missing_translations_are_told(check):
    assert "dog-licence.yaml:4: name: Write the text in es, ar, ru, zh-Hans, zh-Hant too." in check(GOOD).output


def test_json_is_read_too(check):
    text = '{"id": "dog-licence",\n "department": "revenue",\n "name": {"en": 5}}'
    said = dict.fromkeys(LANGUAGES, "Dogs")
    assert check(text.replace('{"en": 5}', json.dumps(said)), name="dog-licence.json").exit_code == 0
    assert "dog-licence.json:3: name.en: Write a text" in check(text, name="dog-licence.json").output
