"""What the documents say is so."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from portal.app import ROOMS
from portal.config import Settings
from portal.config.reading import variable_of

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "portal").rglob("README.md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)[^)]*\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document):
    for target in LINK.findall(document.read_text()):
        if "://" not in target:
            assert (document.parent / target).exists(), f"{document}: {target} is not there"


def test_every_setting_is_explained():
    readme = (ROOT / "README.md").read_text()
    assert [name for each in fields(Settings) if f"`{(name := variable_of(each.name))}`" not in readme] == []


def test_every_kind_of_contribution_is_explained():
    plan = (ROOT / "portal" / "README.md").read_text()
    kinds = {kind.__name__ for room in ROOMS for item in room.contributes for kind in type(item).__mro__[:-1]}
    questions = {type(item).__name__ for room in ROOMS for item in room.contributes if is_question_type(item)}
    assert [name for name in sorted(kinds - questions) if f"`{name}`" not in plan] == []


def is_question_type(item: object) -> bool:
    return any(kind.__name__ == "QuestionType" for kind in type(item).__mro__)


def test_every_room_is_on_the_floor_plan():
    plan = (ROOT / "portal" / "README.md").read_text()
    assert [room.name for room in ROOMS if room.name not in plan] == []
