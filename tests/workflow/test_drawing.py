import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workflow import WorkflowDefinition, drawing
from portal.workflow.drawing import MOST_LINES, broken, exits

TEXT = {"en": "Something"}
ROUND = {
    "stages": [
        {"id": "check", "title": TEXT, "ways": [{"to": "look", "when": "a > 1"}, {"to": "decide"}]},
        {
            "id": "look",
            "title": TEXT,
            "role": "caseworker",
            "ways": [{"to": "check", "label": TEXT}, {"to": "decide", "label": TEXT}],
            "timers": [{"id": "late", "after_working_days": 3, "to": "decide"}],
        },
        {"id": "decide", "title": TEXT, "role": "supervisor", "person_decides": True},
    ]
}
TITLES = {"check": "Check", "look": "Look", "decide": "Decide", "granted": "Granted", "refused": "Refused"}


@pytest.fixture
def workflow() -> WorkflowDefinition:
    return WorkflowDefinition.model_validate(ROUND)


def test_every_stage_and_every_end_that_can_be_reached_has_a_box(workflow):
    picture = drawing(workflow, TITLES)

    assert [box.id for box in picture.boxes] == ["check", "look", "decide", "granted", "refused"]


def test_boxes_do_not_overlap_and_everything_is_inside_the_picture(workflow):
    picture = drawing(workflow, TITLES)

    for above, below in zip(picture.boxes, picture.boxes[1:], strict=False):
        assert above.y + above.height < below.y
    assert all(box.x > 0 and box.x + 240 < picture.width for box in picture.boxes)


def test_every_way_out_has_an_arrow_and_no_two_arrows_are_drawn_over_each_other(workflow):
    picture = drawing(workflow, TITLES)

    ways = {(stage.id, out.to, out.kind) for stage in workflow.stages for out in exits(stage)}
    assert len(picture.arrows) == len(ways) == 7
    assert len({arrow.path for arrow in picture.arrows}) == 7


def test_ways_are_told_in_the_order_in_which_they_are_tried(workflow):
    check, look, decide = workflow.stages

    assert [(out.to, out.kind) for out in exits(check)] == [("look", "portal"), ("decide", "portal")]
    assert [out.kind for out in exits(look)] == ["person", "person", "timer"]
    assert {out.to for out in exits(decide)} == {"granted", "refused"}


@given(st.text(max_size=300))
def test_no_title_is_too_long_for_its_box(title):
    lines = list(broken(title))

    assert 1 <= len(lines) <= MOST_LINES


def test_chinese_is_broken_between_signs():
    assert list(broken("我们检查您提交的所有材料并在必要时与您联系")) == [
        "我们检查您提交的所有材料并",
        "在必要时与您联系",
    ]
