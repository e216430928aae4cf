"""Rules that keep the house easy to walk through. Each failure says what to do."""

import ast
from pathlib import Path

import pytest

from portal.core.db import Base
from portal.identity import access_of

ROOT = Path(__file__).parents[2]
PORTAL = ROOT / "portal"
BELOW_THE_ROOMS = {"core", "connectors", "migrations", "templates", "demo"}
ROOMS = {folder.name for folder in PORTAL.iterdir() if (folder / "room.py").exists()} - BELOW_THE_ROOMS
FILES = sorted(path for path in PORTAL.rglob("*.py") if "versions" not in path.parts)  # migrations have Alembic's form
TEMPLATES = sorted(PORTAL.rglob("templates/**/*.html"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
ROOM_FILES = {
    *("__init__", "rules", "events", "models", "queries", "actions", "forms", "views", "staff_views", "jobs"),
    *("commands", "room"),
}
REFUSED_NAMES = {"common", "utils", "helpers", "services", "managers", "data", "info", "obj", "handle", "process"}
MOST_NAMES_AT_A_FRONT_DOOR = 10


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").exists()


def imported_modules(path: Path) -> set[str]:
    """Absolute names only: a leading dot always stays inside the room."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if is_module(name)}


@pytest.mark.parametrize("path", FILES, ids=short)
def test_rooms_use_each_others_front_door(path):
    own_room = path.relative_to(PORTAL).parts[0]
    if own_room == "app.py":
        return  # the composition root opens every room.py
    for name in imported_modules(path):
        match name.split("."):
            case ["portal", room, inner, *_] if room in ROOMS and room != own_room:
                pytest.fail(f"{path}: import from portal.{room}, not from its {inner}; add the name to its front door")


def test_every_view_says_who_may_open_it(app):
    silent = [name for name, view in app.view_functions.items() if not access_of(view)]
    assert not silent, f"add @public, @signed_in or @staff_can to {silent}"


@pytest.mark.parametrize("path", FILES, ids=short)
def test_files_stay_small(path):
    lines = path.read_text().count("\n")
    assert lines <= 300, f"{path} has {lines} lines: turn it into a package and split it by topic"


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_templates_stay_small(path):
    lines = path.read_text().count("\n")
    assert lines <= 150, f"{path} has {lines} lines: move a part into a partial"


@pytest.mark.parametrize("path", TESTS, ids=short)
def test_test_files_stay_small(path):
    lines = path.read_text().count("\n")
    assert lines <= 400, f"{path} has {lines} lines: split it by topic"


@pytest.mark.parametrize("path", FILES, ids=short)
def test_functions_stay_small_and_import_at_the_top(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.FunctionDef):
            continue
        docstring = ast.get_docstring(node, clean=False) or ""
        lines = (node.end_lineno or 0) - node.lineno + 1 - (docstring.count("\n") + 1 if docstring else 0)
        limit = 20 if path.stem in {"views", "staff_views"} and is_view(node) else 40
        assert lines <= limit, f"{path}: {node.name} has {lines} lines, {limit} are enough: give a part a name"
        inside = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
        assert not inside, f"{path}: {node.name} imports inside; move it to the top"


def is_view(node: ast.FunctionDef) -> bool:
    return any("route" in ast.unparse(mark) or ".get(" in ast.unparse(mark) for mark in node.decorator_list)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_has_known_file_names_a_docstring_and_a_small_front_door(room):
    names = {path.stem for path in (PORTAL / room).glob("*.py")}
    assert not names & REFUSED_NAMES, f"{room}: {names & REFUSED_NAMES} says nothing; use the field's word"
    door = ast.parse((PORTAL / room / "__init__.py").read_text())
    assert ast.get_docstring(door), f"{room}/__init__.py: say in one sentence what the room is"
    for node in door.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            offered = ast.literal_eval(node.value)
            assert len(offered) <= MOST_NAMES_AT_A_FRONT_DOOR, f"{room} offers {len(offered)} names; bundle some"


@pytest.mark.parametrize("path", FILES, ids=short)
def test_every_module_says_what_it_is_for(path):
    tree = ast.parse(path.read_text())
    if tree.body and path.name not in {
        "models.py",
        "queries.py",
        "actions.py",
        "forms.py",
        "views.py",
        "staff_views.py",
    }:
        assert ast.get_docstring(tree), f"{path}: begin with one sentence a newcomer understands"


def test_relations_between_rooms_point_down_and_have_no_backref():
    def room_of(mapper):
        return mapper.class_.__module__.split(".")[1]

    for mapper in Base.registry.mappers:
        for relation in mapper.relationships:
            assert relation.backref is None, f"{relation}: write both sides with back_populates"
            assert relation.lazy == "raise_on_sql", f"{relation}: load what you need in the query"
            if room_of(mapper) != room_of(relation.mapper):
                assert not relation.back_populates, f"{relation}: the lower room must not know who points at it"


def test_nothing_of_this_machine_or_of_a_package_registry_is_in_the_project():
    forbidden = ["pypi" + ".org", "registry.npm" + "js.org", "/wo" + "rk/", "files.python" + "hosted"]
    for path in [
        *FILES,
        *TEMPLATES,
        *TESTS,
        *ROOT.glob("*.*"),
        *(ROOT / "deploy").rglob("*"),
        *(ROOT / "docs").rglob("*.md"),
    ]:
        if path.is_file():
            content = path.read_text(errors="ignore")
            found = [word for word in forbidden if word in content]
            assert not found, f"{path} names {found}"
