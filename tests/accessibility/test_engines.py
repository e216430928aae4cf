"""Engines of others: what they are let say, and where they are run."""

import stat
from types import SimpleNamespace

import pytest

from accessibility.audit import open_address
from accessibility.checking import When
from accessibility.engines import ENGINES
from accessibility.engines.html import Html
from accessibility.engines.tools import NU, TOOLS
from accessibility.findings import Cell, Outcome
from accessibility.page import Page


def source(html):
    return SimpleNamespace(source=html, seconds_left=5)


def test_every_engine_tells_its_version_and_its_rules():
    assert all(engine.version() and engine.rules() for engine in ENGINES)


def test_what_a_browser_has_to_guess_is_for_a_person():
    findings, outcomes = Html().run(source("<!doctype html><title>x</title><button><button>y</button>"), When.LOAD)

    assert set(outcomes.values()) == {Outcome.CANT_TELL}
    assert "button" in findings[0].evidence


def test_what_changes_nothing_for_people_is_no_finding():
    findings, _outcomes = Html().run(source("<title>x</title><p>one & two<br/>three"), When.LOAD)

    assert findings == []


def test_a_tool_that_nobody_installed_is_no_engine(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not any(tool.is_there() for tool in TOOLS)


def test_a_tool_that_somebody_installed_is_asked(monkeypatch, tmp_path):
    program = tmp_path / NU.program
    program.write_text(
        '#!/bin/sh\nread line\necho \'{"messages":[{"type":"error","lastLine":3,"message":"Stray end tag."}]}\'\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    findings, outcomes = NU.run(source("<p></b>\n"), When.DEEP)

    assert [finding.evidence for finding in findings] == ["Line 3: Stray end tag."]
    assert outcomes == {"nu/markup": Outcome.CANT_TELL}


def test_a_tool_that_says_nothing_sensible_leaves_its_rules_untested(monkeypatch, tmp_path):
    program = tmp_path / NU.program
    program.write_text("#!/bin/sh\necho broken\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert NU.run(source("<p>"), When.DEEP) == ([], {"nu/markup": Outcome.UNTESTED})


@pytest.mark.browser
def test_axe_sees_into_frames_and_shadow_trees(looking, fixtures_site):
    cell = Cell("page", f"{fixtures_site}/axe/frames_and_shadows.html")
    open_address(looking, cell)

    findings, _outcomes = ENGINES[0].run(Page(looking, cell, seconds=20), When.LOAD)
    found = {(finding.check, finding.selector) for finding in findings if finding.outcome == Outcome.FAILED}

    assert found == {("axe/image-alt", "iframe >>> img"), ("axe/button-name", "#host >>> button")}
