"""Where a case goes by itself, where it waits for somebody, and that it never goes round for ever."""

import pytest
from pydantic import ValidationError

from portal.workflow import Walk, WorkflowDefinition, steps_due, walk, way_on, ways_for_people

PERMIT = {
    "stages": [
        {
            "id": "check",
            "title": {"en": "We check your papers"},
            "steps": [
                {"do": "message", "message": "received"},
                {"do": "register", "register": "residents", "send": {"name": "full_name"}, "keep_as": "is_resident"},
                {"do": "message", "message": "welcome", "when": "is_resident == true"},
            ],
            "ways": [
                {"to": "grant", "when": "is_resident == true and verdict == 'yes'"},
                {"to": "look"},
            ],
        },
        {
            "id": "look",
            "title": {"en": "Somebody looks at it"},
            "role": "caseworker",
            "person_decides": True,
            "timers": [
                {
                    "id": "late",
                    "after_working_days": 3,
                    "steps": [{"do": "escalate"}, {"do": "message", "message": "sorry"}],
                }
            ],
            "ways": [
                {"to": "visit", "label": {"en": "Inspect first"}},
                {"to": "grant", "label": {"en": "Simple"}, "when": "floors < 2"},
            ],
        },
        {
            "id": "visit",
            "title": {"en": "Somebody comes to you"},
            "role": "caseworker",
            "steps": [
                {"do": "inspection", "title": {"en": "Visit"}},
                {"do": "ask", "text": {"en": "Your plan, please"}},
            ],
            "timers": [{"id": "nobody-came", "after_working_days": 20, "to": "look"}],
        },
        {"id": "grant", "title": {"en": "Your permit is made"}, "steps": [{"do": "decide", "outcome": "granted"}]},
    ],
    "granted": [
        {"do": "issue", "document": "permit"},
        {"do": "open_case", "service": "renewal", "when": "outcome == 'granted'"},
    ],
    "refused": [{"do": "message", "message": "refused"}],
}


@pytest.fixture
def permit() -> WorkflowDefinition:
    return WorkflowDefinition.model_validate(PERMIT)


def test_a_standard_permit_runs_without_a_hand(permit):
    done = walk(permit, {"is_resident": True, "verdict": "yes"}, {})

    assert done == Walk(("check", "grant"), ("received", "welcome"), ("permit",), (), ("renewal",), "granted")


def test_a_case_waits_where_a_person_decides(permit):
    waiting = walk(permit, {"verdict": "yes"}, {})

    assert waiting == Walk(("check", "look"), ("received",), (), (), (), "open")


def test_what_people_press_and_decide_counts(permit):
    refused = walk(permit, {}, {"look": "visit", "visit": "refused"})

    assert refused.stages == ("check", "look", "visit")
    assert refused.asked == ({"en": "Your plan, please"},)
    assert (refused.outcome, refused.messages, refused.documents) == ("refused", ("received", "refused"), ())


def test_a_button_that_is_not_there_cannot_be_pressed(permit):
    assert walk(permit, {"floors": 4}, {"look": "grant"}).outcome == "open"
    assert walk(permit, {"floors": 1}, {"look": "grant"}).outcome == "granted"


def test_nobody_decides_where_the_portal_works_alone():
    alone = WorkflowDefinition.model_validate({"stages": [{"id": "one", "title": {"en": "One"}}]})

    assert walk(alone, {}, {"one": "granted"}).outcome == "open"


def test_a_timer_that_runs_out_does_its_steps_and_moves_the_case(permit):
    assert walk(permit, {}, {"look": "late"}).messages == ("received", "sorry")
    assert walk(permit, {}, {"look": "visit", "visit": "nobody-came"}).outcome == "endless"


def test_what_a_register_says_is_not_known_before_it_was_asked(permit):
    stage = permit.stage("check")

    assert way_on(stage, {"is_resident": True, "verdict": "yes"}).to == "grant"
    assert way_on(stage, {"verdict": "yes"}).to == "look"
    assert walk(permit, {"is_resident": None, "verdict": "yes"}, {}).stages == ("check", "look")


def test_each_condition_is_looked_at_when_its_turn_comes(permit):
    values = {}
    steps = steps_due(permit.stage("check").steps, values)

    assert [next(steps)[0], next(steps)[0]] == [0, 1]
    values["is_resident"] = True
    assert next(steps)[0] == 2
    assert [number for number, _step in steps_due(permit.stage("check").steps, {}, start=1)] == [1]


def test_a_workflow_that_goes_round_and_round_stops():
    round_and_round = WorkflowDefinition.model_validate(
        {
            "stages": [
                {"id": "one", "title": {"en": "One"}, "ways": [{"to": "two"}]},
                {"id": "two", "title": {"en": "Two"}, "ways": [{"to": "one"}]},
            ]
        }
    )

    assert walk(round_and_round, {}, {}).outcome == "endless"


def test_a_button_is_shown_while_its_condition_holds(permit):
    look = permit.stage("look")

    assert [way.to for way in ways_for_people(look, {"floors": 1})] == ["visit", "grant"]
    assert [way.to for way in ways_for_people(look, {})] == ["visit"]


def test_the_portal_cannot_be_told_to_decide_where_a_person_decides():
    stage = {**PERMIT["stages"][1], "steps": [{"do": "decide", "outcome": "granted"}]}

    with pytest.raises(ValidationError, match="does not fit together"):
        WorkflowDefinition.model_validate({"stages": [stage]})
