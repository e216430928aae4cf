"""An audit goes on where it stopped, and says the same twice."""

import socket
from contextlib import closing
from dataclasses import replace

import pytest

from accessibility.benchmarking import served_folder
from accessibility.browser import INSTALL, NoBrowser, missing
from accessibility.findings import Cell, Outcome, Store
from accessibility.running import Plan, Visit, audit_urls, run
from accessibility.site import Site
from accessibility.subjects import Fill, Press, Subject

GOOD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><main><h1>{title}</h1>{more}</main></body></html>'
FORM = '<form action="/refused.html"><label for="name">Name</label> <input id="name" name="name"> <button type="submit">Send</button></form>'


@pytest.fixture
def site(tmp_path):
    """Two pages, one of which leads to a third; the address they are at."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name, more in {"one": FORM, "two": "", "refused": "<p>Write your name.</p>"}.items():
        (folder / f"{name}.html").write_text(GOOD.format(title=name.title(), more=more))
    with served_folder(folder) as address:
        yield address


def told_of(audit):
    return [(record.cell, record.findings, dict(record.outcomes)) for record in audit.records]


@pytest.mark.browser
def test_an_audit_says_the_same_twice_and_with_two_browsers(site, tmp_path):
    visits = [Visit(Cell(name, f"{site}/{name}.html"), deep=False) for name in ("one", "two")]

    once = run(Plan("test", visits, seconds=60), tmp_path / "once")
    twice = run(Plan("test", visits, browsers=2, seconds=60, twice=True), tmp_path / "twice")

    assert told_of(once) == told_of(twice)
    assert len({record.cell for record in once.records}) == 2 * 12


@pytest.mark.browser
def test_what_was_finished_before_an_interruption_is_not_done_again(site, tmp_path):
    visits = [Visit(Cell(name, f"{site}/{name}.html"), deep=False) for name in ("one", "two")]
    run(Plan("test", visits[:1], seconds=60), tmp_path)
    (tmp_path / "cells" / "two..part").write_text("half a sha")
    kept = (tmp_path / "cells" / f"{visits[0].shard}.json").stat().st_mtime_ns
    said = []

    whole = run(Plan("test", visits, seconds=60), tmp_path, tell=said.append)

    assert len(said) == 1
    assert (tmp_path / "cells" / f"{visits[0].shard}.json").stat().st_mtime_ns == kept
    assert {record.cell.subject for record in whole.records} == {"one", "two"}


@pytest.mark.browser
def test_a_state_that_takes_steps_is_reached_with_and_without_scripts(looking, site):
    subject = Subject("one:refused", "/one.html", steps=(Fill("name", "Amina"), Press("main button")))
    pages = Site(site, [subject], {})

    for script in (True, False):
        pages.reach(looking, replace(Cell("one:refused", "/one.html"), script=script))

        assert looking.driver.title == "Refused"


@pytest.mark.browser
def test_an_address_that_nobody_answers_is_not_tested_and_the_run_goes_on(site, tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as nobody:
        silent = f"http://127.0.0.1:{nobody.getsockname()[1]}/"

    audit = audit_urls([silent, f"{site}/two.html"], folder=tmp_path)

    outcomes = {record.cell.subject: record.outcomes.get("loaded") for record in audit.records}
    assert outcomes[silent] == Outcome.UNTESTED
    assert outcomes[f"{site}/two.html"] != Outcome.UNTESTED
    assert Store(tmp_path).read() == audit


def test_without_a_browser_the_command_that_installs_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert any(INSTALL in sentence for sentence in missing())
    with pytest.raises(NoBrowser, match="chromium"):
        audit_urls(["http://127.0.0.1:9/"], folder=tmp_path / "audit")
