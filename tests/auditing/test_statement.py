"""The public statement says what is known, and never more."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from json import loads
from zipfile import ZipFile

import pytest
import yaml

from accessibility.findings import Outcome
from accessibility.reports.digest import digest
from accessibility.reports.verdicts import status
from portal.auditing import Aid, Result, queries, record_test, waive
from portal.auditing.queries import conformance_criteria
from portal.content import load_pages
from portal.content.actions import BUILT_IN
from portal.core import clock
from portal.core.db import new_id
from tests.auditing.conftest import CHECKS, cell, doubtful, faint, record, run, untested, untitled
from tests.auditing.test_waivers import MARK, REASON

WRITTEN = BUILT_IN / "accessibility.yaml"
LANGUAGES = ["en", "es", "ar", "ru", "zh-Hans", "zh-Hant"]


@pytest.fixture
def pages(acting):
    with acting():
        load_pages()


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_statement_speaks_every_language(client, taken, code):
    taken()
    page = client.get(f"/{code}/accessibility")
    assert page.status_code == 200
    assert f'<html lang="{code}"' in page.text
    written = yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))
    assert written["body"][code].split("\n")[0] in page.text
    assert f"/{code}/barriers/new" in page.text


@pytest.mark.usefixtures("pages")
def test_the_old_address_leads_to_the_statement(client):
    assert client.get("/es/pages/accessibility").location.endswith("/es/accessibility")


def test_a_footer_leads_to_it(client):
    assert 'href="/en/accessibility"' in client.get("/en/services").text


def test_without_an_audit_nothing_is_claimed(client):
    page = client.get("/en/accessibility").text
    assert "we cannot say how far we are" in page
    assert "compliant" not in page


def test_open_findings_are_told_in_peoples_words(client, taken):
    taken()
    page = client.get("/en/accessibility").text
    assert "partially compliant" in page
    assert "Contrast (Minimum)" in page and "We found this on 1 state of a page." in page
    assert "At 1 place a person must still look." in page and "1 test could not be done." in page
    assert "What is not confirmed yet" in page


def test_what_is_accepted_for_now_stands_there_with_its_reason_and_day(client, taken, acting, later):
    taken(run(record(cell(), faint())))
    with acting():
        waive(MARK, language="en", reason=REASON, until=clock.now().date() + timedelta(days=9), by=new_id())
    page = client.get("/en/accessibility").text
    assert REASON in page and "What we cannot mend yet" in page
    assert "We found this on" not in page
    assert f'<span lang="en" dir="ltr">{REASON}</span>' in client.get("/ar/accessibility").text
    later(days=11)
    page = client.get("/en/accessibility").text
    assert REASON not in page and "We found this on 1 state of a page." in page


def confirm(acting, numbers, result=Result.PASSED):
    today = clock.now().date()
    new = {
        "result": result,
        "tested_by": "Ruth",
        "tested_on": today,
        "due_on": today + timedelta(days=9),
        "note": "",
        "language": "en",
    }
    with acting():
        for number in numbers:
            record_test(number, Aid.NVDA, new, by=new_id())


def test_programs_alone_never_make_it_fully_compliant(client, taken):
    taken(run(record(cell())))
    page = client.get("/en/accessibility").text
    assert "partially compliant" in page and "fully" not in page


def test_it_is_fully_compliant_only_while_people_have_confirmed_every_criterion(client, taken, acting, app, later):
    taken(run(record(cell())))
    with app.app_context():
        numbers = [each.number for each in conformance_criteria()]
    assert len(numbers) == 55
    confirm(acting, numbers[1:])
    assert "partially compliant" in client.get("/en/accessibility").text
    confirm(acting, numbers[:1])
    assert "fully compliant" in client.get("/en/accessibility").text
    later(days=10)
    assert "partially compliant" in client.get("/en/accessibility").text


def test_a_barrier_people_met_counts(client, taken, acting):
    taken(run(record(cell())))
    confirm(acting, ["1.3.2"], Result.BARRIER)
    assert "People met a barrier with: NVDA with Firefox." in client.get("/en/accessibility").text


def test_the_page_and_the_reports_say_the_same(app, taken, acting):
    seen = [
        record(cell(), faint(), faint("#two"), doubtful(), untested()),
        record(cell(language="ar"), replace(doubtful(), outcome=Outcome.FAILED)),
        record(cell("search.results:filled"), untitled()),
    ]
    taken(run(*seen, checks=CHECKS | {"no-media": ("1.2.1",), "media-alternatives": ("1.2.2",)}))
    confirm(acting, ["1.3.2", "1.4.3"])
    confirm(acting, ["2.4.4"], Result.PARTLY)
    with acting():
        waive(MARK, language="en", reason=REASON, until=clock.today() + timedelta(days=9), by=new_id())

    with app.app_context():
        page = queries.statement()
        whole = digest(queries.record_of(queries.latest_audit()), queries.given())
    wanted = [whole.verdicts[each.number] for each in conformance_criteria()]
    assert page.conformance is status(wanted)
    assert [each.number for each in page.unconfirmed] == [
        each.criterion.number for each in wanted if each.outcome in {Outcome.UNTESTED, Outcome.CANT_TELL}
    ]
    assert {(each.criterion.number, each.places) for each in page.gaps} == {
        (number, len(each.open)) for number, each in whole.verdicts.items() if each.open
    }
    assert [each.criterion.number for each in page.gaps] == ["1.4.3", "1.4.10", "2.4.2"]


@pytest.mark.parametrize(
    "kind, first",
    [("html", "<!doctype html>"), ("csv", ""), ("json", "{"), ("earl", "{"), ("wcag-em", "{"), ("openacr", "")],
)
def test_every_report_can_be_saved(client, aude, taken, kind, first):
    saved = client.get(f"/en/staff/accessibility/audits/{taken()}/exports/{kind}")
    assert saved.status_code == 200
    assert "attachment" in saved.headers["Content-Disposition"]
    assert saved.text.lstrip("\ufeff").lower().startswith(first)
    if kind in {"json", "earl", "wcag-em"}:
        assert loads(saved.text)
    if kind == "openacr":
        assert yaml.safe_load(saved.text)["title"]


def test_all_reports_come_in_one_archive_with_their_pictures(client, aude, taken, tmp_path):
    (tmp_path / "one.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    audit_id = taken(run(record(cell(), faint(picture="one.png"))), tmp_path)
    saved = client.get(f"/en/staff/accessibility/audits/{audit_id}/exports/all")
    names = ZipFile(BytesIO(saved.data)).namelist()
    assert {"report.html", "findings.json", "earl.jsonld", "openacr.yaml", "pictures/one.png"} <= set(names)


def test_a_report_nobody_writes_is_not_there(client, aude, taken):
    assert client.get(f"/en/staff/accessibility/audits/{taken()}/exports/pdf").status_code == 404


def test_reports_know_waivers_and_tests_by_people(client, aude, taken, acting):
    audit_id = taken(run(record(cell(), faint())))
    with acting():
        waive(MARK, language="en", reason=REASON, until=clock.now().date() + timedelta(days=9), by=new_id())
    confirm(acting, ["1.3.2"])
    told = client.get(f"/en/staff/accessibility/audits/{audit_id}/exports/json").json
    assert told["totals"]["waived"] == 1
    assert told["findings"][0]["waived"]["reason"] == REASON
