"""Hostile and broken definitions are refused with place and reason, in bounded time and memory."""

import resource
import time

import pytest
from pydantic import ValidationError

from portal.catalogue import ServiceDefinition
from portal.catalogue.checks import findings
from portal.catalogue.formats import strict_yaml
from portal.catalogue.formats.strict_yaml import Unreadable
from portal.core.definitions import flaws_of
from tests.catalogue.test_findings import GOOD, changed
from tests.catalogue.test_trials import text

BASE = {"id": "dog-licence", "department": "revenue", "name": {"en": "Dogs"}}
MOST_SECONDS, MOST_KILOBYTES = 20, 400_000


@pytest.fixture
def bounded():
    """The test needs little time and memory, whatever it is fed."""
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    yield
    assert time.perf_counter() - started < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES


@pytest.fixture
def refused(house, bounded):
    """{place: sentence} of a definition that cannot be."""

    def flaws(**values):
        with house.app_context(), pytest.raises(ValidationError) as error:
            ServiceDefinition.model_validate({**BASE, **values})
        return {flaw.place: flaw.sentence for flaw in flaws_of(error.value)}

    return flaws


def form(*pages):
    return {"sections": [{"id": "s", "title": {"en": "S"}, "pages": list(pages)}]}


def page(page_id, question_id, **more):
    question = {"id": question_id, "type": "yes_no", "label": {"en": "Q"}}
    return {"id": page_id, "title": {"en": "P"}, "questions": [question], **more}


def test_conditions_that_wait_for_each_other_are_refused(refused):
    said = refused(form=form(page("a", "first", when="second == true"), page("b", "second", when="first == true")))

    assert set(said) == {"form.sections[0].pages[0].when"}, "a condition may look back only"
    assert "“second” is not the id of a question asked before this place." in next(iter(said.values()))


def test_computations_that_wait_for_each_other_are_refused(refused):
    def computed(name, expression):
        return {"id": name, "type": "computed", "expression": expression, "label": {"en": "C"}}

    verdict = {"outcome": "yes", "reason": {"en": "x"}}
    said = refused(
        eligibility={"questions": [computed("one", "two + 1"), computed("two", "one + 1")], "otherwise": verdict}
    )

    assert "eligibility.questions[0].expression" in said


def test_ten_thousand_questions_are_refused(refused):
    pages = [page(f"p{number}", f"q{number}") for number in range(100)]
    sections = [{"id": f"s{number}", "title": {"en": "S"}, "pages": pages} for number in range(100)]

    assert "form.sections" in refused(form={"sections": sections})


def test_ten_thousand_rows_stages_tests_are_refused(refused):
    row = {"when": {}, "outcome": "yes", "reason": {"en": "x"}}
    question = {"id": "dogs", "type": "yes_no", "label": {"en": "Q"}}
    stage = {"id": "s", "title": {"en": "S"}, "role": "caseworker"}
    said = refused(
        eligibility={"questions": [question] * 10_000, "rows": [row] * 10_000},
        workflow={"stages": [stage] * 10_000},
        tests=[{"name": "A test"}] * 10_000,
    )

    assert {"eligibility.questions", "eligibility.rows", "workflow.stages", "tests"} <= set(said)


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5000 + "q" + ")" * 5000,
        "not " * 3000 + "q",
        "[" * 400,
        "q.__class__.__mro__",
        "q['__class__']",
        "__import__('os').system('id')",
        "().__class__",
        "9" * 400 + " > 1",
        "1e999 > 1",
        "9 ** 9 ** 9 ** 9 > 1",
        "{{ config }}",
        "{% for x in y %}",
        "matches(q, '(a+)+$')",
        "q == '" + "a" * 5000 + "'",
        "q" + " + q" * 5000,
        "lambda: 1",
        "q; q",
        "q\0",
        "",
        "some(q, some(q, some(q, other)))",
    ],
    ids=lambda value: value[:20].encode("unicode_escape").decode(),
)
def test_hostile_expressions_are_refused_wherever_they_stand(refused, expression):
    in_form = refused(form=form(page("a", "q"), page("b", "other", when=expression)))

    assert set(in_form) == {"form.sections[0].pages[1].when"}


@pytest.mark.parametrize(
    "cell", ["a" * 501, "1.." * 150, ">=" * 200, "not " * 100 + "5", "9" * 400, "1e9", "5," * 200, "{{ x }}"]
)
def test_hostile_cells_are_refused(refused, cell):
    question = {"id": "dogs", "type": "number", "label": {"en": "Q"}}
    rows = [{"when": {"dogs": cell}, "outcome": "yes", "reason": {"en": "x"}}]
    said = refused(eligibility={"questions": [question], "rows": rows})

    assert "eligibility.rows[0].when.dogs" in said


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" * 2,
        "a: &a {<<: *a}\n",
        "<<: {id: x}\n",
        "id: one\nid: two\n",
        "a: {b: 1, b: 2}\n",
        "[" * 100_000,
        "a: " * 100_000,
        "{" * 3000,
        "!!python/object/apply:os.system [id]\n",
        "!!binary aGVsbG8=\n",
        "%YAML 9.9\n---\na: 1\n",
        "a: 1\n---\na: 2\n",
        "\x00",
        "a: " + "9" * 100_000,
        "? {a: b}\n: c\n",
        "- " * 20_000 + "x",
    ],
    ids=lambda value: value[:20].encode("unicode_escape").decode(),
)
def test_yaml_that_means_more_than_it_says_is_refused_or_read_harmlessly(bounded, text):
    try:
        size = len(str(strict_yaml.parse(text).content))
        places = ()
    except Unreadable as error:
        size, places = 0, error.places
    assert size < 1_000_000
    assert all(place.sentence and place.line >= 1 for place in places)


@pytest.mark.parametrize(
    "value",
    [
        '"a\\0b"',
        '"\\x1b[31m"',
        '"\\uFFFE"',
        ".nan",
        "-.inf",
        "1.0e+999",
        "9" * 400,
        "!!binary aGVsbG8=",
        "!!set {a, b}",
    ],
)
def test_values_no_database_can_hold_are_refused_with_their_place(bounded, value):
    with pytest.raises(Unreadable) as refused:
        strict_yaml.parse(f"id: x\ntests:\n- name: one\n  answers:\n    dogs: {value}\n")

    assert [(place.line, place.path) for place in refused.value.places] == [(5, "tests[0].answers.dogs")]


@pytest.mark.parametrize("answer", [float("nan"), float("inf"), 10**400, b"x", {1, 2}])
def test_an_answer_in_a_test_that_cannot_be_kept_is_refused(refused, answer):
    assert "tests[0].answers.dogs" in refused(tests=[{"name": "A test", "answers": {"dogs": answer}}])


def test_html_in_texts_is_told_with_its_place(house, bounded):
    evil = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    with house.app_context():
        definition = ServiceDefinition.model_validate(changed(GOOD, ("messages", 0, "body"), text(evil)))
        places = {each.path for each in findings(definition) if each.check == "markup"}

    assert "messages[0].body.ar" in places


def test_the_largest_service_that_is_allowed_is_checked_in_bounded_time(house, bounded):
    names = [f"q{number}" for number in range(400)]
    pages = [
        page(
            f"p{number}",
            name,
            **({"when": " and ".join(f"{n} == true" for n in names[max(0, number - 15) : number])} if number else {}),
        )
        for number, name in enumerate(names)
    ]
    sections = [{"id": f"s{n}", "title": {"en": "S"}, "pages": pages[n * 100 : n * 100 + 100]} for n in range(4)]
    with house.app_context():
        definition = ServiceDefinition.model_validate({**BASE, "form": {"sections": sections}})
        assert findings(definition)


@pytest.mark.parametrize("more", [{"repeat": {"min": 0, "max": 3, "item": text("Visit")}}, {}])
def test_appointments_of_which_only_one_would_be_booked_are_refused(house, more):
    visit = {"type": "appointment", "label": text("When?"), "office": "registry-hall"}
    pages = [
        {"id": f"p-{name}", "title": text("When?"), "questions": [{**visit, "id": name}], **more} for name in ("a", "b")
    ]
    with house.app_context():
        definition = ServiceDefinition.model_validate({**BASE, "form": form(*pages)})
        found = [each.path for each in findings(definition) if each.check == "appointments"]

    assert found[-1:] == ["form.sections[0].pages[1].questions[0]"]


@pytest.mark.parametrize("value", [None, 5, "x", [], [[]], {"a": {"b": {}}}, True, 1e308, "\ud800"])
@pytest.mark.parametrize(
    "part", ["eligibility", "form", "workflow", "messages", "documents", "tests", "refusal_reasons", "name"]
)
def test_nonsense_anywhere_is_refused_and_never_crashes(house, part, value):
    with house.app_context():
        try:
            found = [finding.path for finding in findings(ServiceDefinition.model_validate({**BASE, part: value}))]
        except ValidationError as error:
            found = [flaw.place for flaw in flaws_of(error)]
    assert found
