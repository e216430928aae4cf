"""The benchmark itself: its limits answer, its figures are right, and it notices wrong answers."""

import pytest
from click import unstyle

from portal.core.serving import served
from tests.bench import limits, workload
from tests.bench.figures import Run, cpu_ratio, figures, percentile, ratio
from tests.bench.goals import Outcome, show
from tests.bench.load import Shot, WrongAnswer, check, length_in, run
from tests.bench.requests import fields_of, get, post
from tests.bench.rules import evaluations_per_second

pytestmark = pytest.mark.slow


@pytest.fixture
def bare(tmp_path):
    """The limits, served on a port of their own."""
    url = f"sqlite:///{tmp_path}/limits.db"
    limits.make_tables(url)
    app = limits.applications(url)
    with served(app) as address:
        yield int(address.rpartition(":")[2])
    app.extensions["engine"].dispose()


def test_every_limit_answers_as_it_should(bare):
    for scenario in workload.limits():
        measured = run(bare, scenario.shots_of[:2], 0.05, 0)
        assert measured.number >= 2
    page = run(bare, workload.limits()[1].shots_of[:1], 0.05, 0)
    assert page.bytes / page.number == pytest.approx(15_000, rel=0.1)


def test_one_wrong_answer_ends_everything(bare):
    with pytest.raises(WrongAnswer, match="wanted 200, got"):
        run(bare, [[get("/nowhere", "nothing")]], 0.05, 0)
    with pytest.raises(WrongAnswer, match="is not in"):
        run(bare, [[get("/hello", "Goodbye")]], 0.05, 0)


def test_the_marker_may_be_in_the_head_or_in_the_body():
    check(Shot(b"", 303, b"/next"), b"HTTP/1.1 303 See Other\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    check(Shot(b"", 200, b"here"), b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere")
    assert length_in(b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\nX: y") == 17


def test_requests_look_like_a_browsers():
    asked = get("/ar/search?q=سكن", "x", cookie="token").request
    assert asked.startswith(b"GET /ar/search?q=%D8%B3%D9%83%D9%86 HTTP/1.1\r\nHost: ")
    assert b"Cookie: session=token\r\n" in asked
    sent = post("/en/x", [("name", "Ava")], "x", status=303).request
    head, _, body = sent.partition(b"\r\n\r\n")
    assert length_in(head) == len(body)
    assert b'name="name"\r\n\r\nAva\r\n' in body


def test_fields_are_posted_as_forms_name_them():
    typed = {"name": "Ava", "born": {"day": "1", "month": "2"}, "kinds": ["a", "b"]}
    assert fields_of(typed) == [("name", "Ava"), ("born-day", "1"), ("born-month", "2"), ("kinds", "a"), ("kinds", "b")]


def test_percentiles_are_values_that_were_measured():
    assert percentile([], 0.5) == 0
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(range(1, 101), 0.99) == 99
    assert percentile([7], 0.99) == 7


def test_figures_are_medians_over_runs():
    slow = Run(seconds=1, waits=[0.010] * 10, cpu={"portal": 0.05, "database": 0.01})
    usual = Run(seconds=1, waits=[0.002] * 100, cpu={"portal": 0.2, "database": 0.1}, bytes=1000)
    found = figures([usual, slow, usual])
    assert found.per_second == 100
    assert found.cpu == pytest.approx(3)
    assert found.cpu_by_process == pytest.approx({"database": 1, "portal": 2})
    assert found.p50 == pytest.approx(2)
    assert found.p99 == pytest.approx(10)


def test_a_ratio_compares_each_round_with_itself():
    limit = [Run(1, [0.1] * number, {"limits": number * 0.001}) for number in (100, 50, 200)]
    half = [Run(1, [0.1] * number, {"portal": number * 0.002}) for number in (50, 25, 20)]
    assert ratio(half, limit) == 0.5
    assert cpu_ratio(half, limit) == pytest.approx(0.5)


def test_goals_are_shown_in_the_order_of_their_numbers_and_what_is_missed_in_red():
    found = [Outcome(number, f"figure {number}", 1.0, 2.0) for number in ("two", "P10", "P2")]
    lines = show(found)
    assert [unstyle(line).split()[0] for line in lines] == ["P2", "P10", "two"]
    assert all(line != unstyle(line) for line in lines)


def test_a_decision_table_answers_fast_enough():
    assert evaluations_per_second() > 3_000, "the goal is 10,000 on a quiet core"
