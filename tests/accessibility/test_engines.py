"""Engines of others: what they are let say, and where they are run."""

import stat
from types import SimpleNamespace

import pytest
from selenium.common.exceptions import WebDriverException

from accessibility.audit import open_address
from accessibility.checking import When
from accessibility.engines import ENGINES
from accessibility.engines.html import Html
from accessibility.engines.tools import HTML_VALIDATE, NU, TOOLS, VALIDATE
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


def test_a_page_the_browser_did_not_keep_is_not_tested_and_says_why():
    class Forgotten:
        @property
        def source(self):
            raise WebDriverException("No resource with given identifier found")

    findings, outcomes = Html().run(Forgotten(), When.LOAD)

    assert outcomes == {"html/parse": Outcome.UNTESTED}
    assert [finding.outcome for finding in findings] == [Outcome.UNTESTED]
    assert "not kept" in findings[0].evidence


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


def test_a_tool_that_breaks_down_without_a_word_leaves_its_rules_untested(monkeypatch, tmp_path):
    program = tmp_path / NU.program
    program.write_text("#!/bin/sh\nread line\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert NU.run(source("<p>\n"), When.DEEP) == ([], {"nu/markup": Outcome.UNTESTED})


BARRED = {
    "empty-heading": "<h2></h2>",
    "empty-title": "",
    "hidden-focusable": '<div aria-hidden="true"><a href="/x">Dogs</a></div>',
    "input-missing-label": '<input name="dog" type="text">',
    "multiple-labeled-controls": '<label for="a">Dog <input id="a"></label><label for="a"><input id="b"></label>',
    "no-dup-id": '<p id="a">x</p><p id="a">y</p>',
    "text-content": '<button type="button"></button>',
    "unique-landmark": "<nav></nav><nav></nav>",
    "wcag/h30": '<a href="/x"></a>',
    "wcag/h32": '<form><label>Dog <input name="dog"></label></form>',
    "wcag/h36": '<form><input type="image" src="/x.png"><button type="submit">Go</button></form>',
    "wcag/h37": '<img src="/x.png">',
    "wcag/h67": '<img src="/x.png" alt="" title="A dog">',
    "wcag/h71": '<form><fieldset><button type="submit">Go</button></fieldset></form>',
}
WHOLE = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{}</title></head><body><main><h1>Dogs</h1>\n{}</main></body></html>'
GOOD = WHOLE.format("Dogs", "<p>You need one licence for each.</p>")
has_html_validate = pytest.mark.skipif(not HTML_VALIDATE.is_there(), reason="html-validate is not installed here")
has_nu = pytest.mark.skipif(not NU.is_there(), reason="vnu is not installed here")


@pytest.fixture
def patient(monkeypatch):
    """However busy the machine is: what is tried is what the tools say, not how soon."""
    monkeypatch.setattr("accessibility.engines.tools.SECONDS", 60)
    return lambda html: SimpleNamespace(source=html, seconds_left=60)


@has_html_validate
@pytest.mark.parametrize("rule", BARRED)
def test_html_validate_says_of_a_real_page_what_its_rule_says(patient, rule):
    html = WHOLE.format("" if rule == "empty-title" else "Dogs", BARRED[rule])

    findings, outcomes = HTML_VALIDATE.run(patient(html), When.DEEP)

    assert outcomes[f"html-validate/{rule}"] == Outcome.CANT_TELL
    finding = next(each for each in findings if each.check == f"html-validate/{rule}")
    assert finding.criteria == VALIDATE[rule]
    assert finding.evidence.startswith("Line ")


@has_html_validate
def test_html_validate_has_nothing_against_a_good_page(patient):
    findings, outcomes = HTML_VALIDATE.run(patient(GOOD), When.DEEP)

    assert findings == []
    assert set(outcomes.values()) == {Outcome.PASSED}


@has_nu
def test_nu_says_of_a_real_page_which_tag_is_stray(patient):
    findings, outcomes = NU.run(patient(WHOLE.format("Dogs", "<div><p>x</p></span></div>")), When.DEEP)

    assert outcomes == {"nu/markup": Outcome.CANT_TELL}
    assert [finding.evidence for finding in findings] == ["Line 3: Stray end tag “span”."]


@has_nu
def test_nu_has_nothing_against_a_good_page(patient):
    assert NU.run(patient(GOOD), When.DEEP) == ([], {"nu/markup": Outcome.PASSED})


@pytest.mark.browser
def test_axe_sees_into_frames_and_shadow_trees(looking, fixtures_site):
    cell = Cell("page", f"{fixtures_site}/axe/frames_and_shadows.html")
    open_address(looking, cell)

    findings, _outcomes = ENGINES[0].run(Page(looking, cell, seconds=20), When.LOAD)
    found = {(finding.check, finding.selector) for finding in findings if finding.outcome == Outcome.FAILED}

    assert found == {("axe/image-alt", "iframe >>> img"), ("axe/button-name", "#host >>> button")}


@pytest.mark.browser
def test_html_codesniffer_comes_to_its_end_where_an_address_is_the_name_of_the_user(looking):
    form = "<form><label for=mail>E-mail</label><input id=mail type=email autocomplete=username></form>"
    cell = Cell(
        "page", f"data:text/html,<!doctype html><html lang=en><title>Sign in</title><main><h1>Sign in</h1>{form}</main>"
    )
    open_address(looking, cell)

    _findings, outcomes = ENGINES[1].run(Page(looking, cell, seconds=20), When.DEEP)

    assert ENGINES[1].name == "HTML_CodeSniffer"
    assert Outcome.UNTESTED not in outcomes.values()
