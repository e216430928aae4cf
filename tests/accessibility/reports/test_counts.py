"""Whatever was found, every format counts the same."""

import csv
import io
import json
import re

import yaml
from html5lib import parse
from hypothesis import given, settings

from accessibility.findings import Outcome
from accessibility.reports import csv as table
from accessibility.reports import earl, html, openacr, summary, wcag_em
from accessibility.reports import json as findings_json
from accessibility.reports.digest import digest
from accessibility.reports.statement import statement
from tests.accessibility.reports.audits import audits_with_given


def rows_of_csv(audit, extra):
    return list(csv.DictReader(io.StringIO(table.render(audit, extra))))


def articles(audit, extra):
    tree = parse(html.render(audit, extra), namespaceHTMLElements=False)
    return tree.findall(".//article")


def earl_outcomes(audit, extra):
    """Of assertions that point to an element, and so are about a finding."""
    told = [
        assertion["result"]
        for node in earl.render(audit, extra)["@graph"]
        for assertion in node.get("assertions", ())
        if "pointer" in assertion["result"]
    ]
    return [result["outcome"].removeprefix("earl:") for result in told]


def not_met_in_wcag_em(audit, extra):
    """Criterion and page, by the address of the page."""
    return [
        (assertion["test"]["id"], assertion["subject"])
        for assertion in wcag_em.render(audit, extra)["auditSample"]
        if assertion["result"]["outcome"]["id"] == "earl:failed" and assertion["subject"] != "_:website"
    ]


def remarks_in_openacr(audit, extra):
    chapters = yaml.safe_load(openacr.render(audit, extra))["chapters"].values()
    return {
        row["num"]: row["components"][0]["adherence"]["notes"]
        for chapter in chapters
        for row in chapter.get("criteria", ())
    }


@settings(max_examples=20, deadline=None)
@given(audits_with_given())
def test_findings_are_counted_alike_in_every_format(drawn):
    audit, extra = drawn
    totals = digest(audit, extra).totals
    whole = findings_json.render(audit, extra)
    outcomes = [row["outcome"] for row in whole["findings"]]
    shown = [article.get("data-outcome") for article in articles(audit, extra)]
    told = summary.render(audit, extra)

    assert whole["totals"] == totals.__dict__
    assert (outcomes.count("failed"), outcomes.count("cantTell")) == (totals.failed, totals.cant_tell)
    assert [row["outcome"] for row in rows_of_csv(audit, extra)] == outcomes
    assert (shown.count("failed"), shown.count("cantTell")) == (totals.barriers, totals.questions)
    pointed = earl_outcomes(audit, extra)
    assert (pointed.count("failed"), pointed.count("cantTell")) == (totals.barriers, totals.questions)
    assert len({row["fingerprint"] for row in whole["findings"]}) == totals.barriers + totals.questions
    assert len({row["fingerprint"] for row in whole["findings"] if row["waived"]}) == totals.waived
    assert sum(gap["cells"] for gap in whole["untested"]) == totals.untested
    assert re.search(rf"^{totals.barriers} barriers? \({totals.failed} findings?\)$", told, re.MULTILINE)
    assert re.search(rf"^{totals.questions} questions? for a person \({totals.cant_tell} ", told, re.MULTILINE)


@settings(max_examples=20, deadline=None)
@given(audits_with_given())
def test_criteria_that_are_not_met_are_the_same_in_every_format(drawn):
    audit, extra = drawn
    verdicts = digest(audit, extra).verdicts
    failed = {number for number, verdict in verdicts.items() if verdict.outcome == Outcome.FAILED}
    promised = {number for number in failed if verdicts[number].criterion.level != "AAA"}
    whole = findings_json.render(audit, extra)
    remarks = remarks_in_openacr(audit, extra)
    sections = {section.id: section for section in statement(audit, extra).sections}

    assert {row["number"] for row in whole["criteria"] if row["outcome"] == "failed"} == failed
    assert {gap.number for gap in sections["gaps"].gaps} == promised
    assert len(not_met_in_wcag_em(audit, extra)) == sum(len(each.failing) for each in verdicts.values())
    for row in whole["criteria"]:
        barriers = re.search(r"Barriers: (\d+)", remarks[row["number"]])
        assert (int(barriers[1]) if barriers else 0) == row["barriers"]


@settings(max_examples=15, deadline=None)
@given(audits_with_given())
def test_nothing_is_said_to_be_met_unless_a_person_confirmed_it(drawn):
    audit, extra = drawn
    confirmed = {result.criterion for result in extra.human if result.result in {"passed", "inapplicable"}}
    levels = {
        row["num"]: row["components"][0]["adherence"]["level"]
        for chapter in openacr.report(audit, extra)["chapters"].values()
        for row in chapter.get("criteria", ())
    }
    site = next(node for node in earl.render(audit, extra)["@graph"] if node["@id"] == earl.SITE)
    passed = [each for each in site["assertions"] if each["result"]["outcome"] == "earl:passed"]

    assert {number for number, level in levels.items() if level == "supports"} <= confirmed
    assert len({each["test"] for each in passed}) <= len(confirmed)
    assert statement(audit, extra).status != "full"


@settings(max_examples=15, deadline=None)
@given(audits_with_given())
def test_what_a_page_says_cannot_break_out_of_a_report(drawn):
    audit, extra = drawn
    evidence = {each.finding.evidence.strip() for each in digest(audit, extra).all()}

    assert json.loads(json.dumps(findings_json.render(audit, extra)))
    assert len(rows_of_csv(audit, extra)) == len(findings_json.render(audit, extra)["findings"])
    assert {len(article.findall("h3")) for article in articles(audit, extra)} <= {1}
    assert len(evidence) <= len(articles(audit, extra))
