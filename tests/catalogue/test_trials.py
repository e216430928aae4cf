"""Authors write tests of their service; they run in the terminal and stop a service that does not do what it should."""

import json

import pytest
from click.testing import CliRunner

from portal.catalogue import ServiceDefinition
from portal.catalogue.commands import services
from portal.catalogue.definition import Trial
from portal.catalogue.trials import run_trial, run_trials
from portal.config import LANGUAGES


def text(words):
    return dict.fromkeys(LANGUAGES, words)


def verdict(outcome, words="Because."):
    return {"outcome": outcome, "reason": text(words)}


BORN = {"id": "born", "type": "date", "max": "today", "label": text("Born")}
DOGS = {"id": "dogs", "type": "number", "min": 0, "label": text("Dogs")}
CHIP = {"id": "chip", "type": "yes_no", "label": text("Chip")}
NAME = {"id": "dog_name", "type": "text", "label": text("Name")}
SERVICE = {
    "id": "dog-licence",
    "department": "revenue",
    "name": text("Dog licence"),
    "eligibility": {
        "questions": [DOGS, BORN],
        "rows": [{"when": {"dogs": "> 3"}, **verdict("no")}, {"when": {"born_years": "< 18"}, **verdict("maybe")}],
        "otherwise": verdict("yes"),
    },
    "form": {
        "purpose": text("To know your dog."),
        "retention_months": 12,
        "sections": [
            {
                "id": "you",
                "title": text("You"),
                "pages": [
                    {"id": "about", "title": text("About"), "questions": [DOGS, BORN]},
                    {
                        "id": "the-dogs",
                        "title": text("Dogs"),
                        "when": "dogs > 0",
                        "repeat": {"item": text("Dog")},
                        "questions": [NAME],
                    },
                    {"id": "chip-page", "title": text("Chip"), "when": "len(the_dogs) > 1", "questions": [CHIP]},
                ],
            }
        ],
    },
    "messages": [{"id": "hello", "subject": text("Hello"), "body": text("Hello {name}")}],
    "documents": [{"id": "paper", "title": text("Paper"), "body": text("**{dogs}**")}],
    "workflow": {
        "stages": [
            {
                "id": "check",
                "title": text("Check"),
                "steps": [
                    {"do": "register", "register": "residents", "send": {"birth": "born"}, "keep_as": "is_resident"},
                    {"do": "decide", "outcome": "granted", "when": "is_resident == true and verdict == 'yes'"},
                ],
                "ways": [{"to": "look"}],
            },
            {"id": "look", "title": text("Look"), "role": "caseworker", "working_days": 3},
        ],
        "granted": [{"do": "issue", "document": "paper"}, {"do": "message", "message": "hello"}],
    },
}
ANSWERS = {"dogs": 2, "born": "1990-05-01", "the-dogs": [{"dog_name": "Rex"}, {"dog_name": "Bo"}]}


@pytest.fixture
def tried(house):
    """The differences of one test."""

    def differences(**values):
        with house.app_context():
            definition = ServiceDefinition.model_validate(SERVICE)
            return run_trial(
                definition, Trial.model_validate({"name": "A test", "answers": ANSWERS, **values})
            ).differences

    return differences


def test_only_what_is_written_is_compared(tried):
    assert tried() == ()
    assert tried(eligibility="yes", pages=["about", "the-dogs", "chip-page"]) == ()


def test_the_whole_way_of_a_case_is_tried(tried):
    assert (
        tried(
            answers={**ANSWERS, "is_resident": True},
            stages=["check"],
            messages=["hello"],
            documents=["paper"],
            outcome="granted",
        )
        == ()
    )
    assert tried(stages=["check", "look"], messages=[], outcome="open") == ()
    assert tried(choices={"look": "refused"}, stages=["check", "look"], documents=[], outcome="refused") == ()


def test_a_test_is_tried_on_its_own_day(tried):
    young = {**ANSWERS, "born": "2010-05-01"}

    assert tried(answers=young, today="2027-04-30", eligibility="maybe") == ()
    assert tried(answers=young, today="2028-05-01", eligibility="yes") == ()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"eligibility": "no"}, "The check says yes; no was expected."),
        ({"pages": ["about"]}, "The pages are about, the-dogs, chip-page; about was expected."),
        ({"stages": ["check"]}, "The stages are check, look; check was expected."),
        ({"messages": ["hello"]}, "The messages are none; hello was expected."),
        ({"outcome": "granted"}, "The outcome is open; granted was expected."),
        ({"answers": {"cats": 3}}, "“cats” in answers is no question"),
        ({"choices": {"nowhere": "granted"}}, "“nowhere” in choices is no stage."),
    ],
)
def test_a_difference_is_said_in_a_sentence(tried, values, sentence):
    assert any(sentence in difference for difference in tried(**values))


@pytest.mark.parametrize("answers", [{"dogs": "x"}, {"born": 5}, {"the-dogs": "x"}, {"the-dogs": [5]}, {"dogs": [[]]}])
def test_answers_that_make_no_sense_never_stop_the_others(tried, answers):
    assert isinstance(tried(answers=answers, eligibility="no", outcome="granted"), tuple)


def test_a_service_without_check_or_workflow_says_so(house):
    with house.app_context():
        bare = {key: SERVICE[key] for key in ("id", "department", "name")}
        trials = [{"name": "One test", "eligibility": "yes"}, {"name": "Another", "outcome": "granted"}]
        results = run_trials(ServiceDefinition.model_validate({**bare, "tests": trials}))

    assert "has no eligibility check" in results[0].differences[0]
    assert "the service has none" in results[1].differences[0]


@pytest.fixture
def run(house, tmp_path):
    """Run `portal services` on a service with these tests."""

    def command(word, *trials, **more):
        file = tmp_path / "dog-licence.yaml"
        file.write_text(json.dumps({**SERVICE, **more, "tests": list(trials)}))
        with house.app_context():
            return CliRunner().invoke(services, [word, str(tmp_path)])

    return command


def test_the_terminal_says_what_passed_and_what_did_not(run):
    good = {"name": "Two dogs are fine", "answers": ANSWERS, "eligibility": "yes"}
    bad = {"name": "Two dogs are too many", "answers": ANSWERS, "eligibility": "no"}

    passed, failed = run("test", good), run("test", good, bad)

    assert (passed.exit_code, failed.exit_code) == (0, 1)
    assert "dog-licence: 1 passed\n1 passed, 0 failed" in passed.output
    assert "dog-licence: 1 of 2 passed\n  failed: Two dogs are too many" in failed.output
    assert "The check says yes; no was expected." in failed.output


def test_published_services_are_tried_without_naming_them(app, acting, offer):
    offer(
        eligibility=SERVICE["eligibility"],
        tests=[{"name": "No dogs", "answers": {"dogs": 0, "born": "1990-01-01"}, "eligibility": "no"}],
    )

    with app.app_context():
        result = CliRunner().invoke(services, ["test"])

    assert result.exit_code == 1
    assert "failed: No dogs" in result.output


def test_a_file_that_cannot_be_read_fails_the_tests(run):
    result = run("test", colour="red")

    assert result.exit_code == 1
    assert "colour" in result.output


def test_a_failing_test_stops_the_publication_and_a_missing_one_is_a_warning(run):
    failing = run("check", {"name": "No dogs", "answers": {"dogs": 0, "born": "1990-01-01"}, "eligibility": "no"})
    missing = run("check")

    assert failing.exit_code == 1
    assert "tests[0]: Mend the service or the test “No dogs”" in failing.output
    assert missing.exit_code == 0, missing.output
    assert "warning: " in missing.output
    assert "Write at least one test" in missing.output
