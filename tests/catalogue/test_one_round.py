"""An author is told everything in one round, also while parts of the definition cannot be read."""

import json

import pytest
import yaml
from click.testing import CliRunner

from portal.catalogue.checks import judged, sentence_about
from portal.catalogue.commands import services
from tests.catalogue.test_bad_input import BASE, bounded
from tests.catalogue.test_findings import GOOD, PAGES, STAGES, asks, changed, page, stage
from tests.catalogue.test_trials import text

__all__ = ["bounded"]
ALONE = json.loads(json.dumps(GOOD))
"""The form and the check share no question."""
HARD = "Notwithstanding administrative considerations, applicants demonstrating insufficient substantiation " * 5
NO_TYPE = ((*PAGES, 0, "questions", 0, "type"), "word")
UNREAD = "form.sections[0].pages[0].questions[0].type"


@pytest.fixture
def look(house):
    """({path: sentence} of mistakes, {check: {paths}} of findings, what was not judged) of a service with changes."""

    def looked(*changes):
        document = ALONE
        for path, value in changes:
            document = changed(document, path, value)
        with house.app_context():
            found = judged(document)
        checks = {}
        for finding in found.findings:
            checks.setdefault(finding.check, set()).add(finding.path)
        return {flaw.place: flaw.sentence for flaw in found.flaws}, checks, found.unjudged

    return looked


def test_a_good_service_is_judged_completely(look):
    assert look() == ({}, {}, {})


def test_a_typing_mistake_hides_nothing_the_gate_would_say_elsewhere(look):
    flaws, checks, unjudged = look(
        (("colour",), "red"),
        (("what",), text(HARD)),
        (("form", "purpose"), None),
        ((*PAGES, 3), asks("never", when="dogs > 3 and dogs < 2")),
        ((*STAGES, 0, "ways"), []),
        ((*STAGES, 5), stage("lost", role="caseworker")),
    )

    assert set(flaws) == {"colour"}
    assert "what.en" in checks["reading"]
    assert checks["purpose"] == {"form.purpose"}
    assert checks["pages"] == {"form.sections[0].pages[3].when"}
    assert any(path.startswith("workflow.stages[") for path in checks["workflow"])
    assert unjudged == {}, "a key too many keeps nothing from being judged"


def test_a_label_that_is_missing_keeps_nothing_from_being_judged(look):
    flaws, checks, unjudged = look(
        ((*PAGES, 2, "questions", 0, "label"), None), ((*PAGES, 1, "when"), "dogs > dogs + 1")
    )

    assert set(flaws) == {"form.sections[0].pages[2].questions[0].label"}
    assert checks["pages"], "conditions are tried out"
    assert unjudged == {}


def test_a_question_that_cannot_be_read_leaves_the_pages_to_be_judged(look):
    flaws, checks, unjudged = look(
        NO_TYPE,
        ((*PAGES, 3), asks("late", "loud")),
        ((*PAGES, 4), asks("never", when="loud == true and loud == false")),
        (("summary",), {"en": "Dogs"}),
    )

    assert set(flaws) == {UNREAD}
    assert checks["pages"] == {"form.sections[0].pages[4].when"}
    assert checks["languages"] == {"summary"}
    assert "the author’s tests" in unjudged
    assert set(unjudged.values()) == {UNREAD}
    assert sentence_about(unjudged).endswith(f", because of {UNREAD}.")


def test_parts_of_a_question_that_cannot_be_read_are_not_called_unknown(look):
    born = ((*PAGES, 0, "questions", 1, "decimals"), 77)
    flaws, _checks, _unjudged = look(born, ((*PAGES, 3), asks("old", when="born_years > 5")))

    assert set(flaws) == {"form.sections[0].pages[0].questions[1].decimals"}


def test_a_condition_on_nothing_is_told_beside_a_mistake_in_another_question(look):
    flaws, _checks, unjudged = look(NO_TYPE, ((*PAGES, 3), asks("more-cats", when="cats > 5")))

    assert set(flaws) == {UNREAD, "form.sections[0].pages[3].when"}
    assert unjudged["which pages are reached"]


def test_a_broken_workflow_leaves_the_form_to_be_judged(look):
    flaws, checks, unjudged = look(
        ((*STAGES, 0, "ways"), [{"to": "nowhere"}]), ((*PAGES, 3), page("stop", kind="exit", intro=text("No.")))
    )

    assert set(flaws) == {"workflow.stages[0].ways[0].to"}
    assert checks["exits"]
    assert "dead ends" in unjudged
    assert "workflow" not in checks


def test_what_a_mistake_hides_is_told_in_one_closing_sentence(house, tmp_path):
    document = changed(changed(ALONE, *NO_TYPE), ("summary",), {"en": "Dogs"})
    file = tmp_path / "dog-licence.yaml"
    file.write_text(yaml.safe_dump(document, allow_unicode=True))
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [")

    with house.app_context():
        said = CliRunner().invoke(services, ["check", str(file), str(broken)]).output

    assert f": {UNREAD}: “word” is no type." in said
    assert ": summary: Write the text in es, ar, ru, zh-Hans, zh-Hant too." in said
    assert said.count("Not judged yet: ") == 2
    assert "broken.yaml: Not judged yet: everything else, because the file cannot be read." in said


@pytest.mark.parametrize(
    "value", [None, 5, "x", [], [[]], [{}], {"a": {"b": {}}}, {"sections": [{"pages": [{"questions": [{}]}]}]}]
)
@pytest.mark.parametrize("part", [*GOOD, "refusal_reasons"])
def test_nonsense_anywhere_is_judged_and_never_crashes(house, part, value):
    with house.app_context():
        found = judged({**GOOD, part: value})

    assert found.flaws or found.definition


def test_thousands_of_mistakes_are_judged_in_bounded_time(house, bounded):
    asked = [{"id": f"q{number}", "type": "word", "label": {"en": HARD}} for number in range(10)]
    pages = [{"id": f"p{number}", "questions": asked, "when": "x == 1"} for number in range(100)]
    sections = [{"id": "s", "pages": pages}] * 10
    stages = [{"id": "s", "title": {"en": "S"}, "steps": [{"do": "nothing"}] * 10}] * 1000
    with house.app_context():
        found = judged({**BASE, "form": {"sections": sections}, "workflow": {"stages": stages}})

    assert found.flaws
