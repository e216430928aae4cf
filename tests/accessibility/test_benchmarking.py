"""The auditor is measured by what it finds, misses and invents."""

import json
from datetime import UTC, datetime

import pytest

from accessibility.benchmark import BARRIERS
from accessibility.benchmark.barrier import Unchanged, barrier, drop, swap
from accessibility.benchmarking import Case, cases, scores, told
from accessibility.findings import Audit, Cell, Finding, Outcome, Record

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def audit(**found):
    """found: by path, what was found there."""
    records = tuple(Record(Cell(path, path), tuple(findings)) for path, findings in found.items())
    return Audit("cases", NOW, NOW, {}, {}, records)


def finding(check, criterion, outcome=Outcome.FAILED):
    return Finding(check, (criterion,), outcome)


def page(folder, name, content="<p>"):
    folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
    folder.joinpath(name).write_text(content)


def test_a_barrier_counts_as_found_where_its_criterion_is_said_to_fail():
    known = [Case("a", "rule", "failed", frozenset({"1.1.1"})), Case("b", "rule", "failed", frozenset({"1.1.1"}))]
    seen = audit(a=[finding("image", "1.1.1")], b=[finding("region", "2.4.1")])

    assert [score.is_found for score in scores(known, seen)] == [True, False]


def test_what_a_person_must_look_at_is_not_found_and_no_false_alarm():
    known = [Case("a", "rule", "failed"), Case("b", "rule", "passed")]
    seen = audit(a=[finding("x", "1.1.1", Outcome.CANT_TELL)], b=[finding("x", "1.1.1", Outcome.CANT_TELL)])

    assert list(told(scores(known, seen)))[-2:] == [
        "for a person to review: 1 more of 1",
        "found 0 of 1, false alarms 0",
    ]


def test_the_last_line_is_the_sum_and_each_check_has_its_record():
    known = [Case("a", "rule", "failed"), Case("b", "rule", "passed"), Case("c", "rule", "inapplicable")]
    seen = audit(a=[finding("x", "1.1.1")], b=[finding("x", "1.1.1")], c=[])

    lines = list(told(scores(known, seen)))

    assert "false alarm: b (rule): x" in lines
    assert "x: found 1, false alarms 1" in lines
    assert lines[-1] == "found 1 of 1, false alarms 1"


def test_the_form_of_w3c_s_test_cases_is_read(tmp_path):
    page(tmp_path, "testcases/23a2a8/1.html")
    listed = {
        "relativePath": "testcases/23a2a8/1.html",
        "expected": "failed",
        "ruleId": "23a2a8",
        "ruleAccessibilityRequirements": {"wcag20:1.1.1": {"forConformance": True}, "aria11:x": {}},
    }
    page(tmp_path, "testcases.json", json.dumps({"testcases": [listed]}))

    assert cases(tmp_path) == [Case("testcases/23a2a8/1.html", "23a2a8", "failed", frozenset({"1.1.1"}))]


def test_without_a_manifest_the_names_of_the_pages_tell(tmp_path):
    page(tmp_path, "title/fails_empty.html")
    page(tmp_path, "title/passes.html")
    page(tmp_path, "title/notes.txt")

    assert cases(tmp_path) == [
        Case("title/fails_empty.html", "title", "failed"),
        Case("title/passes.html", "title", "passed"),
    ]


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        "not json",
        "[]",
        '{"testcases": [{"expected": "failed"}]}',
        '{"testcases": [{"relativePath": "../secret.html", "expected": "failed"}]}',
        '{"testcases": [{"relativePath": "gone.html", "expected": "failed"}]}',
        '{"testcases": []}',
    ],
)
def test_a_folder_that_is_no_benchmark_is_refused_with_a_sentence(tmp_path, manifest):
    page(tmp_path.parent, "secret.html")
    if manifest:
        page(tmp_path, "testcases.json", manifest)

    with pytest.raises(ValueError, match=r"testcases\.json"):
        cases(tmp_path)


def test_there_are_more_than_sixty_kinds_of_barriers_in_four_languages():
    kinds = {barrier.name for barrier in BARRIERS}

    assert len(kinds) == len(BARRIERS) >= 60
    assert {barrier.twin.partition(".")[2] for barrier in BARRIERS} >= {"en", "es", "ar", "zh-Hans", "pdf"}


def test_a_barrier_that_finds_no_place_says_so():
    gone = barrier("gone", "1.1.1", "front.en", drop(r"<blink>"))

    with pytest.raises(Unchanged, match="<blink>"):
        gone.put_into("<p>Hello</p>")


def test_what_is_put_in_stands_as_it_was_written():
    changed = barrier("x", "1.1.1", "front.en", swap(r"<p>(.*?)</p>", r"<b>\1</b>")).put_into("<p>Hello</p>")

    assert changed == "<b>Hello</b>"
