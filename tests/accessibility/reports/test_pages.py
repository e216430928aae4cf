"""The reports that are pages: for everybody, in any language, and without barriers of their own."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel
from html5lib import HTMLParser

import accessibility
from accessibility.findings import Finding, Outcome
from accessibility.reports import Given, html, openacr, statement, write, write_pictures
from accessibility.reports.statement import Office
from accessibility.reports.verdicts import Status
from tests.accessibility.reports.audits import (
    ALT,
    AT,
    CHECKS,
    GIVEN,
    REFUSED,
    SITE,
    SMALL,
    TODAY,
    WIDE,
    audit,
    cell,
    finding,
    human,
    record,
    waived,
)

AXE = Path(accessibility.__file__).with_name("vendor") / "axe.min.js"
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run({resultTypes: ['violations', 'incomplete']}).then(found => done(found.violations.concat(arguments[0] ? found.incomplete : [])
  .map(rule => rule.id + ' ' + rule.nodes.map(node => node.target + node.any.map(each => each.message)).join(' | '))));
"""
OFFICE = Office("Act 1", "https://portal.example.org/en/barriers/new", answer_days=2, enforcement="Ombudsman, 555 0199")
PAGES = {
    "report": lambda **how: html.render(SMALL, GIVEN, **how),
    "statement": lambda **how: statement.render(SMALL, GIVEN, OFFICE, **how),
    "openacr": lambda **_how: openacr.render_html(SMALL, GIVEN),
}


@pytest.fixture
def babel():
    """An app that knows languages, as the portal does."""
    app = Flask(__name__)
    Babel(app)
    with app.app_context():
        yield app


def test_a_check_is_told_by_what_is_wrong_wherever_it_is_named():
    title = Finding("title", ("2.4.2",), Outcome.FAILED, "", evidence="The title is empty.")
    missed = Finding("reflow", ("1.4.10",), Outcome.UNTESTED, evidence="The page never came to rest.")
    checks = CHECKS | {"title": ("2.4.2",)}
    seen = audit(record(WIDE, title, missed), checks=checks)
    page = html.render(seen, Given(SITE, (waived(WIDE, title),)))
    assert page.count("The page has no title.") == 3  # by page, its own heading, and among what is accepted
    assert 'two directions to read. <small>(<bdi lang="en" dir="ltr">reflow</bdi>)</small>' in page


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_html_without_a_mistake(name):
    parser = HTMLParser(strict=True)

    parser.parse(PAGES[name]())

    assert parser.errors == []


@pytest.mark.parametrize("name", ["report", "statement"])
@pytest.mark.parametrize("language, direction", [("en", "ltr"), ("ar", "rtl"), ("zh-Hans", "ltr")])
def test_the_page_says_its_language_and_direction(babel, name, language, direction):
    assert f'<html lang="{language}" dir="{direction}">' in PAGES[name](language=language)


def test_without_an_app_the_page_is_english_and_says_so():
    assert '<html lang="en" dir="ltr">' in html.render(SMALL, language="ar")


def test_what_was_read_from_a_page_is_english_from_left_to_right(babel):
    told = html.render(SMALL, GIVEN, language="ar")

    assert '<dd lang="en" dir="ltr">No alt.</dd>' in told
    assert '<code lang="en" dir="ltr">main &gt; img</code>' in told


def test_the_report_begins_with_what_was_not_tested():
    told = html.render(SMALL, GIVEN)

    headings = [told.index(f'<h2 id="{name}"') for name in ("untested", "summary", "criteria", "pages", "barriers")]
    assert headings == sorted(headings)
    assert "The page never loaded." in told
    assert "<strong>2.1.1 Keyboard.</strong> Do the whole task by keyboard alone." in told


def test_a_finding_says_whom_it_shuts_out_and_how_to_mend_it():
    told = html.render(SMALL, GIVEN)

    assert "People who cannot see a picture or a symbol are not told what it says." in told
    assert "Write the purpose of each picture as its alternative text." in told
    assert 'src="pictures/a.png"' in told
    assert "Ways of meeting the page: 2" in told
    assert "A new picture is being drawn." in told


def test_the_report_says_what_became_of_each_waiver():
    ended, healed = waived(WIDE, ALT, TODAY - timedelta(days=1)), waived(WIDE, finding(selector="p b"))

    told = html.render(SMALL, Given(waived=(ended, healed, waived(REFUSED, ALT))))

    assert told.count("Has run out") == 1
    assert told.count("No longer found") == 1
    assert told.count("Still found</a>") == 1


def test_code_of_a_page_is_shown_and_never_run():
    loud = finding(html="<script>alert(1)</script>", evidence="<img src=x onerror=alert(1)>", selector="a[b='<i>']")

    told = html.render(audit(record(cell(subject="<b>"), loud)), GIVEN)

    assert "<script" not in told
    assert "<img src=x" not in told
    assert "&lt;b&gt;" in told


def test_the_statement_has_the_parts_of_the_european_model():
    made = statement.statement(SMALL, GIVEN, OFFICE)

    assert [section.id for section in made.sections] == [
        *("commitment", "status", "gaps", "untested", "preparation", "feedback", "enforcement"),
    ]
    assert made.prepared_on == AT.date()
    told = statement.render(SMALL, GIVEN, OFFICE)
    for part in ("partially compliant", "November 22, 2026", "Act 1", "access@example.org", "Ombudsman", "555 0100"):
        assert part in told
    assert "1.1.1 Non-text Content. People who cannot see a picture" in told
    assert "Pages: 2" in told


def test_a_site_is_fully_compliant_only_when_people_have_confirmed_every_criterion():
    people = tuple(human(number) for number in statement.digest(SMALL).covered)
    fine, broken = audit(record(WIDE)), audit(record(WIDE, finding()))

    assert statement.statement(fine).status == Status.PARTIAL
    assert statement.statement(fine, Given(SITE, human=people)).status == Status.FULL
    assert statement.statement(broken, Given(SITE, human=people)).status == Status.PARTIAL


def test_a_site_where_most_criteria_fail_is_not_compliant():
    people = tuple(human(number, Outcome.FAILED) for number in statement.digest(SMALL).covered)

    assert statement.statement(SMALL, Given(SITE, human=people)).status == Status.NONE


def test_a_site_that_gave_no_contact_still_gets_a_statement():
    told = statement.render(audit())

    assert "the body that watches over accessibility where you live" in told
    assert "None" not in told


def test_pictures_are_put_where_the_report_looks_for_them(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.png").write_bytes(b"picture")

    write_pictures(tmp_path / "kept", tmp_path / "reports")
    write_pictures(tmp_path / "nowhere", tmp_path / "reports")

    assert (tmp_path / "reports" / "pictures" / "a.png").read_bytes() == b"picture"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_have_no_barrier_that_axe_knows(looking, tmp_path, width, scheme):
    write(SMALL, tmp_path, GIVEN, office=OFFICE)
    (tmp_path / "pictures").mkdir()
    driver = looking.driver
    for name in PAGES:
        looking.meet(cell(width=width, scheme=scheme))
        driver.get((tmp_path / f"{name}.html").as_uri())
        driver.execute_script("for (const each of document.querySelectorAll('details')) each.open = true;")
        driver.execute_script(AXE.read_text(encoding="utf-8"))

        in_doubt = width > 320  # on a narrow screen axe doubts the colour of what is scrolled out of sight in a table
        assert driver.execute_async_script(RUN_AXE, in_doubt) == [], name
        assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth"), name


def test_a_finding_met_in_very_many_ways_is_still_short():
    ways = [cell(language=code, width=width) for code in "abcdefgh" for width in (320, 1280)]

    told = html.render(audit(*(record(way, finding()) for way in ways)))

    assert "Ways of meeting the page: 16" in told
    assert "<bdi>a</bdi>, <bdi>b</bdi>" in told
    assert told.count("<td><bdi>http://127.0.0.1/en/</bdi></td>") == html.MOST_WAYS
