"""Whatever editors write is exported and imported again without loss, and the schema describes it."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal.catalogue import ServiceDefinition
from portal.catalogue.commands import services
from portal.catalogue.definition import stored
from portal.catalogue.formats import portal_format, strict_yaml
from portal.config import LANGUAGES
from tests.catalogue.factories import PORT_ALDER

SIGNS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u0085\u2028\u2029\ufeff")
WORDS = st.text(SIGNS, min_size=1, max_size=30).filter(str.strip) | st.sampled_from(
    [
        "no",
        "yes",
        "12",
        "2026-01-01",
        "null",
        "~",
        "a: b",
        "- x",
        "{name}",
        "&a *b",
        "# x",
        "'",
        '"',
        "line\nline\n\n  end",
        "| >",
    ]
)
TEXT = st.dictionaries(st.sampled_from(LANGUAGES), WORDS, min_size=1, max_size=3)
SLUG = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)
NUMBER = st.integers(0, 9)
OPTIONS = st.lists(st.sampled_from(["one", "two_b", "no", "yes", "12"]), min_size=1, max_size=4, unique=True)

KINDS = st.one_of(
    st.just({"type": "yes_no"}),
    st.builds(lambda least: {"type": "number", "min": least, "decimals": 2}, NUMBER),
    st.just({"type": "money", "max": 99.5}),
    st.just({"type": "date", "min": "2020-01-31", "max": "today"}),
    st.builds(lambda values, label: {"type": "one_of", "options": options(values, label)}, OPTIONS, TEXT),
    st.builds(lambda text: {"type": "consent", "for_what": text, "gets": text, "until_months": 12}, TEXT),
    st.just({"type": "national_id", "pattern": "9999-9999", "check": "luhn"}),
    st.just({"type": "iban", "countries": ["DE", "FR"]}),
    st.just({"type": "time", "earliest": "08:00", "latest": "17:30"}),
    st.just({"type": "date_range", "max_days": 14}),
    st.just({"type": "email", "confirm": True}),
    st.builds(lambda low: {"type": "rating_scale", "points": 7, "low": low, "high": low}, TEXT),
    st.builds(lambda expression: {"type": "computed", "expression": expression, "unit": "days"}, st.just("1 + 2")),
)


def options(values, label):
    return [{"value": value, "label": label} for value in values]


@st.composite
def questions(draw, number):
    more = draw(st.fixed_dictionaries({}, optional={"hint": TEXT, "why": TEXT, "required": st.just(False)}))
    return {"id": f"q{number}", "label": draw(TEXT), **more, **draw(KINDS)}


@st.composite
def forms(draw):
    pages = []
    for number in range(draw(st.integers(1, 4))):
        page = {"id": f"page-{number}", "title": draw(TEXT), "questions": [draw(questions(number))]}
        if draw(st.booleans()):
            page["repeat"] = {"min": 0, "max": 3, "item": draw(TEXT)}
        elif number and "repeat" not in pages[0]:
            page["when"] = draw(st.sampled_from(["q0 != null", "q0 == 'x' or q0 == null"]))
        pages.append(page)
    return {"purpose": draw(TEXT), "sections": [{"id": "s", "title": draw(TEXT), "pages": pages}]}


@st.composite
def checks(draw):
    label, reason = draw(TEXT), draw(TEXT)
    cells = {
        "rents": st.sampled_from(["yes", "no", "any", "not no"]),
        "age": st.sampled_from(["5", "18..64", "< 5, > 70"]),
    }
    rows = draw(st.lists(st.fixed_dictionaries({}, optional=cells), max_size=3))
    asked = [{"id": "rents", "type": "yes_no", "label": label}, {"id": "age", "type": "number", "label": label}]
    verdicts = [{"when": when, "outcome": "no", "reason": reason} for when in rows]
    return {"questions": asked, "hit": "collect", "rows": verdicts, "otherwise": {"outcome": "yes", "reason": reason}}


STEPS = st.one_of(
    st.just({"do": "message", "message": "hello", "when": "q0 == null"}),
    st.builds(lambda text: {"do": "ask", "text": text}, TEXT),
    st.builds(lambda text: {"do": "inspection", "title": text, "within_working_days": 3}, TEXT),
    st.just({"do": "issue", "document": "paper"}),
    st.just({"do": "open_case", "service": "other"}),
    st.just({"do": "escalate", "to": "caseworker"}),
    st.just({"do": "decide", "outcome": "refused", "reasons": ["late"]}),
)


@st.composite
def workflows(draw):
    register = {"do": "register", "register": "residents", "send": {"name": "q0"}, "keep_as": "known"}
    task = {"id": "look", "text": draw(TEXT), "required": False}
    timer = {"id": "late", "after_working_days": 3, "steps": draw(st.lists(STEPS, max_size=2)), "to": "one"}
    ways = [{"to": "two", "label": draw(TEXT), "when": "verdict == 'yes'"}, {"to": "one"}]
    first = {"id": "one", "title": draw(TEXT), "steps": [register, *draw(st.lists(STEPS, max_size=3))], "ways": ways}
    second = {
        "id": "two",
        "title": draw(TEXT),
        "role": "supervisor",
        "working_days": 9,
        "tasks": [task],
        "timers": [timer],
    }
    return {"stages": [first, second], "granted": [{"do": "issue", "document": "paper"}]}


ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "no", "12"]), inner, max_size=2),
    max_leaves=5,
)
TRIALS = st.lists(
    st.fixed_dictionaries(
        {"name": st.just("A test: with a colon")},
        optional={
            "answers": st.dictionaries(SLUG, ANSWERS, max_size=3),
            "today": st.just("2026-11-20"),
            "choices": st.just({"two": "granted"}),
            "eligibility": st.sampled_from(["yes", "no", "maybe"]),
            "pages": st.just(["page-0"]),
            "stages": st.just([]),
            "outcome": st.just("open"),
        },
    ),
    max_size=3,
)
SERVICES = st.fixed_dictionaries(
    {"id": SLUG, "department": SLUG, "name": TEXT},
    optional={
        "kind": st.sampled_from(["permit", "survey", "data_donation"]),
        "is_listed": st.just(False),
        "what": TEXT,
        "needs": st.lists(TEXT, max_size=2),
        "how": st.fixed_dictionaries({}, optional={"phone": TEXT, "post": TEXT}),
        "review_on": st.just("2027-01-31"),
        "eligibility": checks(),
        "form": forms(),
        "workflow": workflows(),
        "messages": st.builds(lambda text: [{"id": "hello", "subject": text, "body": text}], TEXT),
        "documents": st.builds(lambda text: [{"id": "paper", "title": text, "body": text, "valid_months": 12}], TEXT),
        "refusal_reasons": st.builds(lambda text: [{"id": "late", "text": text}], TEXT),
        "tests": TRIALS,
    },
)


@pytest.fixture(scope="module")
def validator(house):
    """What an editor program makes of the published schema."""
    with house.app_context():
        schema = json.loads(CliRunner().invoke(services, ["schema"]).output)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(SERVICES)
def test_exporting_and_importing_loses_nothing(house, validator, document):
    with house.app_context():
        definition = ServiceDefinition.model_validate(document)
        again = portal_format.definition_of(strict_yaml.parse(portal_format.text_of(definition)))
        from_json = ServiceDefinition.model_validate(json.loads(json.dumps(stored(definition))))

        assert stored(again) == stored(definition)
        assert again == definition
        assert from_json == definition
        assert not [*validator.iter_errors(stored(definition))]


@pytest.mark.parametrize("file", sorted((PORT_ALDER / "services").glob("*.yaml")), ids=lambda file: file.stem)
def test_port_alders_services_fit_the_schema_and_come_back_as_they_were(house, validator, file):
    with house.app_context():
        definition = portal_format.definition_in(file)
        again = portal_format.definition_of(strict_yaml.parse(portal_format.text_of(definition)))

    assert again == definition
    assert not [error.message for error in validator.iter_errors(json.loads(json.dumps(stored(definition))))]


@pytest.mark.parametrize(
    "values",
    [
        {"colour": "red"},
        {"kind": "party"},
        {"eligibility": {"questions": []}},
        {"workflow": {"stages": [{"id": "a", "title": {"en": "A"}, "steps": [{"do": "dance"}]}]}},
        {"tests": [{"name": "A test", "outcome": "lost"}]},
        {"messages": [{"id": "hello", "subject": {"xx": "x"}, "body": {"en": "x"}}]},
        {"form": {"sections": [{"id": "s", "title": {"en": "S"}, "pages": [{"id": "p", "kind": "dance"}]}]}},
    ],
)
def test_the_schema_refuses_what_the_portal_refuses(validator, values):
    about = {"id": "dog-licence", "department": "revenue", "name": {"en": "Dogs"}}

    assert validator.is_valid(about)
    assert not validator.is_valid({**about, **values})
