"""Each file keeps the rules of its format, and its reader finds in it what it looks for."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator
from pyld import jsonld

from accessibility.findings import Outcome
from accessibility.reports import Given, Site, openacr, summary, wcag_em, write
from accessibility.reports import csv as table
from accessibility.reports import json as findings_json
from tests.accessibility.reports.audits import (
    GIVEN,
    REFUSED,
    SITE,
    SMALL,
    WIDE,
    audit,
    cell,
    finding,
    human,
    record,
)

OPENACR = json.loads(Path(__file__).with_name("openacr_schema.json").read_text(encoding="utf-8"))
EVERYTHING = pytest.mark.parametrize(
    "case", [(SMALL, GIVEN), (SMALL, Given()), (audit(), Given())], ids=["with people", "audit alone", "nothing"]
)


def level_of(number, *records, people=()):
    chapters = openacr.report(audit(*records), Given(SITE, human=people))["chapters"].values()
    rows = [row for chapter in chapters for row in chapter.get("criteria", ()) if row["num"] == number]
    return rows[0]["components"][0]["adherence"]["level"]


@EVERYTHING
def test_the_json_keeps_its_published_schema(case):
    Draft202012Validator.check_schema(findings_json.schema())
    Draft202012Validator(findings_json.schema()).validate(findings_json.render(*case))


def test_the_json_says_where_and_how_each_finding_was_met():
    row = findings_json.render(SMALL, GIVEN)["findings"][3]

    assert row["state"] == "form.page:refused"
    assert (row["persona"], row["language"], row["width"], row["scheme"]) == ("amina", "ar", 1280, "light")
    assert row["waived"] == {"reason": "A new picture is being drawn.", "until": "2026-11-22"}
    assert row["criteria"] == ["1.1.1"]


@EVERYTHING
def test_the_openacr_file_keeps_its_format(case):
    Draft7Validator.check_schema(OPENACR)
    Draft7Validator(OPENACR).validate(yaml.safe_load(openacr.render(*case)))


def test_a_level_of_support_follows_from_what_programs_and_people_found():
    fine, broken = record(WIDE), record(REFUSED, finding("reflow"))

    assert level_of("1.4.10", fine) == "partially-supports"
    assert level_of("1.4.10", fine, people=(human("1.4.10"),)) == "supports"
    assert level_of("1.4.10", fine, broken) == "partially-supports"
    assert level_of("1.4.10", broken) == "does-not-support"
    assert level_of("1.2.1", fine) == "not-applicable"
    assert level_of("1.4.6", fine) == "not-evaluated"
    assert level_of("4.1.1", fine) == "not-applicable"


def test_the_conformance_report_reads_the_same_as_a_page():
    told = openacr.render_html(SMALL, GIVEN)

    assert "Portal of Example City" in told
    assert sum(told.count(f"<td>{name}</td>") for name in openacr.LEVELS.values()) == 86 + 1
    assert told.count("<td>Supports</td>") == 1


def test_a_cell_of_the_table_is_never_a_formula():
    formula = finding(evidence="=HYPERLINK(1)", selector="@import")

    (row,) = csv.DictReader(io.StringIO(table.render(audit(record(WIDE, formula)))))

    assert (row["evidence"], row["selector"]) == ("'=HYPERLINK(1)", "'@import")


def test_a_page_cannot_command_the_terminal():
    loud = finding(evidence="No alt.\x1b[2J\n\x07Really.")

    told = summary.render(audit(record(WIDE, loud)))

    assert "No alt.[2J Really." in told
    assert told.isascii()
    assert "\x1b" not in told


def test_the_summary_begins_with_what_was_not_tested():
    lines = summary.render(SMALL, GIVEN).splitlines()

    assert lines[0].startswith("2 pages met in 3 ways in 180 seconds with axe-core 4.14.1")
    assert lines[1].startswith("Not tested by programs: 48 of 55 criteria")
    assert "  reflow on 1 page: The page never loaded." in lines
    assert lines[-1] == "Criteria not met: 1.1.1, 1.3.1, 2.4.6, 4.1.2"


def test_all_reports_are_written_into_one_folder(tmp_path):
    written = write(SMALL, tmp_path / "reports", given=GIVEN)

    assert {path.name for path in written} == {
        *("summary.txt", "findings.json", "findings.schema.json", "findings.csv", "earl.jsonld", "wcag-em.json"),
        *("openacr.yaml", "openacr.html", "report.html", "statement.html"),
    }
    assert all(path.stat().st_size for path in written)


# What the WCAG-EM Report Tool does when it opens a file: expand, frame with its own terms, and look up by address.
TOOL_TERMS = wcag_em.CONTEXT | {
    "date": "dcterms:date",
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "assertedBy": "earl:assertedBy",
    "mode": "earl:mode",
    "subject": "earl:subject",
}
ADDRESS = re.compile(r"https?://[\da-z.-]+\.[a-z.]{2,6}[-\w\d@:%_+.~#?,&//=]+")


def opened(report):
    """The evaluation and its assertions as the tool frames them."""
    expanded = jsonld.expand(report)
    evaluation = jsonld.frame(expanded, {"@context": TOOL_TERMS, "@type": ["Evaluation"]})
    framed = jsonld.frame(evaluation, {"@context": TOOL_TERMS, "@type": ["Assertion"]})
    return evaluation, framed.get("@graph", [framed])


def test_the_wcag_em_report_tool_finds_the_scope_the_sample_and_the_findings():
    evaluation, _assertions = opened(wcag_em.render(SMALL, GIVEN))

    assert evaluation["defineScope"]["scope"]["title"] == "Portal of Example City"
    assert evaluation["defineScope"]["wcagVersion"] == "2.2"
    assert evaluation["defineScope"]["conformanceTarget"] == "AA"
    assert [page["title"] for page in evaluation["selectSample"]["structuredSample"]] == [WIDE.subject, REFUSED.subject]
    assert evaluation["reportFindings"]["date"]["@value"] == "2026-11-22T10:00:00+00:00"
    assert "Not tested by programs: 1.2.3" in evaluation["reportFindings"]["summary"]


def test_the_wcag_em_report_tool_finds_the_page_and_the_criterion_of_each_assertion():
    evaluation, assertions = opened(wcag_em.render(SMALL, GIVEN))
    sample = {ADDRESS.search(page["description"])[0] for page in evaluation["selectSample"]["structuredSample"]}

    on_site = [each for each in assertions if "Website" in each["subject"]["type"]]
    on_pages = [each for each in assertions if each not in on_site]
    assert len(on_site) == 86
    assert {each["test"]["id"] for each in assertions} >= {"WCAG:non-text-content", "WCAG:focus-not-obscured-minimum"}
    assert len(on_pages) == 4
    assert {each["subject"]["id"] for each in on_pages} <= sample
    assert {each["result"]["outcome"]["id"] for each in on_pages} == {"earl:failed"}
    assert {each["result"]["outcome"]["id"] for each in on_site} == {f"earl:{outcome}" for outcome in Outcome}


def test_two_states_of_one_page_are_two_pages_of_the_sample():
    states = (
        record(cell(subject="a", url="http://127.0.0.1:5000/en/?q=1")),
        record(cell(subject="b", url="http://127.0.0.1:5000/en/?q=1")),
    )

    at_home = wcag_em.render(audit(*states), Given(Site(url="https://portal.example.org")))
    elsewhere = wcag_em.render(audit(*states))

    def addresses(report):
        return [page["id"] for page in report["selectSample"]["structuredSample"]]

    assert addresses(at_home) == ["https://portal.example.org/en/?q=1", "https://portal.example.org/en/?q=1#1"]
    assert addresses(elsewhere)[0] == "http://127.0.0.1:5000/en/?q=1"
