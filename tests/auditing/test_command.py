"""`portal audit`: for the portal's own pages, for any site, and for measuring the auditor."""

import json

import pytest
from click.testing import CliRunner

from accessibility import record
from accessibility.benchmarking import served_folder
from portal.app import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>'
REPORTS = {"report.html", "summary.txt", "findings.json", "earl.jsonld", "wcag-em.json", "openacr.yaml", "openacr.html"}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "good.html").write_text(PAGE.format("Dog licence", "<p>You need one for each dog.</p>"))
    (folder / "bad.html").write_text(PAGE.format("Dog licence", '<img src="dog.png">'))
    with served_folder(folder) as address:
        yield address


@pytest.fixture
def audit(tmp_path, monkeypatch):
    """Say `portal audit …` where no portal is set up."""
    for name in ("PORTAL_MODE", "PORTAL_DATA", "SECRET_KEY", "PORTAL_URL"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        return CliRunner().invoke(main, ["audit", "--out", str(tmp_path / "audit"), *words])

    return run


def test_a_page_of_any_site_is_looked_at_without_a_portal(audit, site, tmp_path):
    said = audit(f"{site}/bad.html", "--json", str(tmp_path / "found.json"))

    found = json.loads((tmp_path / "found.json").read_text())["findings"]
    image = next(each for each in found if each["check"] == "axe/image-alt")
    assert said.exit_code == 1
    assert (image["url"], image["criteria"], image["outcome"]) == (f"{site}/bad.html", ["1.1.1"], "failed")
    assert image["selector"] == "img"
    assert image["engine"] == "axe-core 4.14.1"
    assert {file.name for file in (tmp_path / "audit").iterdir()} > REPORTS
    assert "1.1.1" in said.stdout


def test_a_page_without_barriers_ends_well(audit, site):
    said = audit(f"{site}/good.html")

    assert said.exit_code == 0
    assert "1 of 1" in said.stderr


def test_what_cannot_be_looked_at_is_no_success(audit, site):
    said = audit("http://no-such-host.invalid/")

    assert said.exit_code == 2
    assert "Not tested" in said.stdout


def test_own_pages_need_a_demo(audit):
    said = audit()

    assert said.exit_code == 2
    assert "PORTAL_MODE=demo" in said.stderr


@pytest.mark.parametrize(
    "words,sentence",
    [
        (["--shard", "5/4"], "like 1/4"),
        (["--languages", "en,xx"], "There is no xx here"),
        (["--browsers", "0"], "1<=x<=16"),
    ],
)
def test_a_wrong_option_is_told_with_what_to_write(audit, words, sentence):
    said = audit(*words)

    assert said.exit_code == 2
    assert sentence in said.stderr


def test_the_auditor_is_measured_and_each_check_has_a_record(audit, site, tmp_path):
    folder = tmp_path / "site"
    (folder / "bad.html").rename(folder / "fails.html")
    (folder / "good.html").rename(folder / "passes.html")

    said = audit("--benchmark", str(folder), "--record", str(tmp_path / "record.json"))

    record = json.loads((tmp_path / "record.json").read_text())
    assert said.exit_code == 0
    assert said.stdout.splitlines()[-1] == "found 1 of 1, false alarms 0"
    assert record["axe/image-alt"] == {"found": 1, "false_alarms": 0}


def test_measuring_a_benchmark_never_overwrites_the_record_of_the_checks_own_pages(site, audit, tmp_path):
    kept = record.FILE.read_text(encoding="utf-8")

    said = audit("--benchmark", str(tmp_path), "--record")

    assert said.exit_code == 2
    assert "Name another file: --record FILE" in said.output
    assert record.FILE.read_text(encoding="utf-8") == kept


def test_a_folder_without_cases_is_refused(audit, tmp_path):
    (tmp_path / "empty").mkdir()

    said = audit("--benchmark", str(tmp_path / "empty"))

    assert said.exit_code == 2
    assert "testcases.json" in said.stderr
