"""The list of what is secure and what shows it says nothing that is not there."""

import ast
import importlib.util
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "security"
REQUIREMENTS = yaml.safe_load((FOLDER / "asvs.yaml").read_text())
OF_LEVEL = {1: 70, 2: 183}
"""How many requirements ASVS 5.0.0 has at each level."""


@cache
def names_in(file: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}


def test_every_requirement_of_both_levels_is_there_once():
    assert len({one["id"] for one in REQUIREMENTS}) == len(REQUIREMENTS)
    for level, number in OF_LEVEL.items():
        assert sum(one["level"] == level for one in REQUIREMENTS) == number


@pytest.mark.parametrize("state", ["met", "partly", "not met", "does not apply"])
def test_what_is_said_of_a_requirement_can_be_looked_up(state):
    wrong = []
    for one in (one for one in REQUIREMENTS if one["is"] == state):
        wrong += [f"{one['id']}: {place} is not there" for place in one.get("where", []) if not (ROOT / place).exists()]
        for test in one.get("tests", []):
            file, _, name = test.partition("::")
            if not (ROOT / file).is_file() or name not in names_in(ROOT / file):
                wrong.append(f"{one['id']}: {test} is not there")
        if state == "met" and not one.get("where"):
            wrong.append(f"{one['id']}: where?")
        if state != "met" and "note" not in one:
            wrong.append(f"{one['id']}: why?")
    assert wrong == []
    assert {one["is"] for one in REQUIREMENTS} <= {"met", "partly", "not met", "does not apply"}


def test_the_page_says_what_the_list_says():
    found = importlib.util.spec_from_file_location("render", FOLDER / "render.py")
    render = importlib.util.module_from_spec(found)
    found.loader.exec_module(render)
    assert (FOLDER / "asvs.md").read_text() == render.rendered(), "run: python docs/security/render.py"
