"""What stops a service from being published is told with its place and with what to write."""

from copy import deepcopy
from datetime import date

import pytest

from portal.catalogue import ServiceDefinition
from portal.catalogue.checks import CHECKS, findings, unknown_neighbours, unknown_registers
from portal.config import LANGUAGES
from tests.catalogue.test_trials import ANSWERS, SERVICE, text

GOOD = {**SERVICE, "tests": [{"name": "Two dogs", "answers": ANSWERS, "eligibility": "yes"}]}
PAGES = ("form", "sections", 0, "pages")
STAGES = ("workflow", "stages")


def changed(document, path, value):
    """The document with something else at a place; a number behind the end adds."""
    document = deepcopy(document)
    part = document
    for step in path[:-1]:
        part = part[step]
    if isinstance(part, list) and path[-1] >= len(part):
        part.append(value)
    else:
        part[path[-1]] = value
    return document


def page(page_id, **more):
    return {"id": page_id, "title": text(page_id), **more}


def asks(page_id, question_id="more", **more):
    return page(page_id, questions=[{"id": question_id, "type": "yes_no", "label": text("More")}], **more)


def stage(stage_id, **more):
    return {"id": stage_id, "title": text(stage_id), **more}


@pytest.fixture
def found(house):
    """{path: sentence} of what one check, or all, find in a service with a change."""

    def look(*changes, check=""):
        document = GOOD
        for path, value in changes:
            document = changed(document, path, value)
        with house.app_context():
            definition = ServiceDefinition.model_validate(document)
            return {each.path: each.sentence for each in findings(definition) if check in ("", each.check)}

    return look


def test_a_good_service_has_nothing_to_mend(found):
    assert found() == {}


@pytest.mark.parametrize(
    ("check", "change", "path", "sentence"),
    [
        ("languages", (("summary",), {"en": "Dogs"}), "summary", "Write the text in es, ar, ru, zh-Hans, zh-Hant too."),
        ("markup", (("summary",), text("A <b>dog</b>")), "summary.en", "Leave out “<b>”"),
        ("markup", (("summary",), text("Dogs&nbsp;here")), "summary.en", "Leave out “&nbsp;”"),
        ("purpose", (("form", "purpose"), None), "form.purpose", "“dogs”, “born” and 2 more have no why"),
        ("purpose", (("form", "retention_months"), None), "form.retention_months", "for how many months"),
        ("review", (("review_on",), date(2020, 1, 1)), "review_on", "this one has passed"),
        ("tests", (("tests",), []), "tests", "Write at least one test"),
        ("tests", (("tests", 0, "eligibility"), "no"), "tests[0]", "The check says yes; no was expected."),
        ("references", (("messages", 0, "body"), text("{dog}")), "messages[0].body.en", "{dog} cannot be filled in"),
        ("references", (("documents", 0, "id"), "letter"), "workflow.granted[0].document", "no document “paper”"),
        ("references", (("messages", 0, "id"), "bye"), "workflow.granted[1].message", "Write one of bye."),
        (
            "references",
            ((*STAGES, 0, "steps", 1, "when"), "cats > 1"),
            "workflow.stages[0].steps[1].when",
            "“cats” is not the id of a question",
        ),
        (
            "references",
            ((*STAGES, 0, "steps", 0, "send"), {"who": "full_name"}),
            "workflow.stages[0].steps[0].send.who",
            "There is no answer “full_name”",
        ),
        (
            "references",
            ((*STAGES, 0, "steps", 1), {"do": "decide", "outcome": "refused", "reasons": ["bad-dog"]}),
            "workflow.stages[0].steps[1].reasons[0]",
            "There is no refusal reason “bad-dog”",
        ),
        (
            "pages",
            ((*PAGES, 3), asks("never", when="dogs > 3 and dogs < 4")),
            "form.sections[0].pages[3].when",
            "Nobody ever sees this page",
        ),
        (
            "pages",
            ((*PAGES, 3), asks("always", when="dogs >= 0")),
            "form.sections[0].pages[3].when",
            "true whatever one answers",
        ),
        (
            "conditions",
            ((*STAGES, 0, "steps", 1, "when"), "verdict == 'perhaps'"),
            "workflow.stages[0].steps[1].when",
            "nothing one can answer makes it true",
        ),
        ("workflow", ((*STAGES, 2), stage("lost", role="caseworker")), "workflow.stages[2]", "No way leads here"),
        ("workflow", ((*STAGES, 1, "role"), None), "workflow.stages[1]", "Nobody can leave this stage"),
        (
            "workflow",
            ((*STAGES, 0, "ways", 0, "when"), "is_resident == false"),
            "workflow.stages[0].ways",
            "Some cases would stay here for ever",
        ),
        (
            "workflow",
            ((*STAGES, 0, "ways", 1), {"to": "check", "when": "dogs > 1"}),
            "workflow.stages[0].ways[1]",
            "This way is never taken",
        ),
    ],
)
def test_what_is_wrong_is_found_with_its_place(found, check, change, path, sentence):
    said = found(change, check=check)

    assert path in said, said
    assert sentence in said[path]


def test_an_exit_page_says_what_else_one_can_do(found):
    silent = page("stop", kind="exit", when="dogs > 8", intro=text("You have too many dogs"))
    helpful = {**silent, "intro": text("You have too many dogs. Ask for a [kennel licence](/services/kennel).")}

    assert "form.sections[0].pages[3].intro.en" in found(((*PAGES, 3), silent), check="exits")
    assert found(((*PAGES, 3), helpful), check="exits") == {}


def test_nobody_comes_behind_a_page_at_which_everybody_stops(found):
    stop = page("stop", kind="exit", intro=text("Closed. Come back in May."))
    said = found(((*PAGES, 3), stop), ((*PAGES, 4), asks("behind")), check="pages")

    assert "everybody stops at the exit page “stop”" in said["form.sections[0].pages[4]"]


def test_a_page_nobody_reaches_because_of_the_pages_before_it_is_found(found):
    many = asks("many", "loud", when="dogs > 5")
    never = asks("never", "quiet", when="loud == true and dogs < 3")

    assert set(found(((*PAGES, 3), many), ((*PAGES, 4), never), check="pages")) == {"form.sections[0].pages[4].when"}


def test_what_cannot_be_decided_is_no_finding(found):
    inside = asks("inside", when="some(the_dogs, #.dog_name == 'Rex')")
    wide = " and ".join(f"({name} > 1 or {name} < {n})" for n, name in enumerate(["dogs", "born_years", "born_days"]))

    assert found(((*PAGES, 3), inside), check="pages") == {}
    assert found(((*PAGES, 3), asks("wide", when=wide)), check="pages") == {}


@pytest.mark.parametrize(
    ("code", "hard", "plain"),
    [
        (
            "en",
            "Notwithstanding administrative considerations, applicants demonstrating insufficient substantiation " * 5,
            "Tell us where you live. We look at it and write to you. You can call us. It costs 24 euros a year. " * 2,
        ),
        ("zh-Hans", "根据有关规定对申请材料进行审核" * 8, "请填写表格。我们会审核。三天内给您答复。" * 5),
        ("ar", "الاستمارات المستخدمات للمؤسسات والمستشفيات " * 10, "املأ النموذج. نكتب لك في يومين. " * 8),
    ],
)
def test_texts_that_are_far_from_plain_are_found(found, code, hard, plain):
    def said(words):
        return found((("what",), {**text("Dogs."), code: words}), check="reading")

    assert f"what.{code}" in said(hard)
    assert said(plain) == {}


def test_other_services_and_registers_that_are_not_there_are_told(house):
    step = {"do": "open_case", "service": "inspection"}
    with house.app_context():
        definition = ServiceDefinition.model_validate(changed(GOOD, (*STAGES, 0, "steps", 0), step))
        (unknown,) = unknown_neighbours(definition, {"dog-licence"})
        assert not [*unknown_neighbours(definition, {"inspection"})]
        registers = [*unknown_registers(ServiceDefinition.model_validate(GOOD), {"vehicles"})]

    assert unknown.path == "workflow.stages[0].steps[0].service"
    assert registers[0].path == "workflow.stages[0].steps[0].register"


def test_policy_can_be_outweighed_and_errors_cannot(house):
    document = changed(changed(GOOD, ("tests",), []), ("summary",), {"en": "x"})
    with house.app_context():
        kinds = {each.check: each.kind for each in findings(ServiceDefinition.model_validate(document))}

    assert kinds == {"languages": "error", "tests": "policy"}
    assert len(CHECKS) == len({check.__name__ for check in CHECKS})
    assert set(LANGUAGES) == set(text("x"))
