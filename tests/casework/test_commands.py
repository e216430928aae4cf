"""`portal cases list` as operators and other programs read it."""

import json

import pytest
from click.testing import CliRunner

from portal.casework.commands import cases


@pytest.fixture
def run(app):
    def command(*words):
        with app.app_context():
            return CliRunner().invoke(cases, words, catch_exceptions=False)

    return command


def test_cases_are_listed_as_a_table(run, open_wish):
    case = open_wish("Мария Иванова")

    result = run("list")

    assert result.exit_code == 0
    assert result.output.splitlines()[1].split("  ")[0] == case.reference
    assert "Мария Иванова" in result.output


def test_cases_are_listed_as_lines_of_json_with_their_answers(run, open_wish):
    first, second = open_wish(wish="مقعد"), open_wish()

    lines = [json.loads(line) for line in run("list", "--jsonl").output.splitlines()]

    assert [line["reference"] for line in lines] == [second.reference, first.reference]
    assert lines[1]["answers"] == {"wish": "مقعد"}
    assert (lines[1]["service"], lines[1]["state"]) == ("trees", "received")


def test_the_list_is_limited_and_filtered(run, open_wish):
    for _ in range(3):
        open_wish()

    assert len(run("list", "--jsonl", "--limit", "2").output.splitlines()) == 2
    assert run("list", "--jsonl", "--state", "decided").output == ""
    assert run("list", "--state", "lost").exit_code == 2
