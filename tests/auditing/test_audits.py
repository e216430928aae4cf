"""What the auditor found is kept, shown, filtered and compared."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from accessibility.findings import fingerprint
from portal.auditing.models import Audit, AuditFinding
from portal.core import ledger
from portal.core.db import database
from portal.core.ledger import About
from tests.auditing.conftest import cell, doubtful, faint, record, run, untested, untitled
from tests.identity.factories import staff

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
HTMX = {"HX-Request": "true"}


def count(app, model):
    with app.app_context(), database().reading() as session:
        return session.scalar(select(func.count(model.id)))


def test_a_run_is_kept_once_however_often_it_is_taken_in(app, taken):
    audit = run()
    first, second = taken(audit), taken(audit)
    assert first == second
    assert count(app, Audit) == 1
    assert count(app, AuditFinding) == 4
    with app.app_context():
        assert [entry.verb for entry in ledger.entries(About("audit", first))] == ["audit.taken_in"]


def test_totals_count_a_finding_once_and_agree_with_the_reports(client, app, aude, taken):
    audit_id = taken()
    with app.app_context(), database().reading() as session:
        kept = session.get(Audit, audit_id)
    assert (kept.failed, kept.cant_tell, kept.untested, kept.cells, kept.subjects) == (1, 1, 1, 2, 1)

    told = client.get(f"/en/staff/accessibility/audits/{audit_id}/exports/json").json["totals"]
    assert (told["barriers"], told["questions"], told["untested"]) == (1, 1, 1)


def test_the_page_of_a_release_begins_with_what_was_not_tested(client, aude, taken):
    page = client.get(f"/en/staff/accessibility/audits/{taken()}").text
    places = [
        page.index(words) for words in ("What was not tested", "never came to rest", "What was found", "Findings")
    ]
    assert places == sorted(places)
    assert "criteria only people can judge" in page


@pytest.mark.parametrize(
    "query, number",
    [
        ("", 3),
        ("outcome=failed", 1),
        ("criterion=1.4.10", 1),
        ("persona=mei", 1),
        ("language=ar&amp;width=320".replace("&amp;", "&"), 1),
        ("scheme=dark", 1),
        ("width=1280&outcome=cantTell", 1),
        ("subject=nothing", 3),
        ("outcome=nonsense&width=abc", 3),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without JavaScript", "with htmx"])
def test_findings_are_filtered_the_same_with_and_without_javascript(client, aude, taken, query, number, headers):
    response = client.get(f"/en/staff/accessibility/audits/{taken()}?{query}", headers=headers)
    assert f"{number} finding{'s' if number > 1 else ''}" in response.text
    assert response.text.count('id="finding-') == number
    assert ("<html" in response.text) == (headers == {})
    assert "HX-Request" in response.headers["Vary"]


def test_a_finding_says_where_it_is_whom_it_shuts_out_and_how_to_mend_it(client, aude, taken, tmp_path):
    (tmp_path / "one.png").write_bytes(PNG)
    (tmp_path / "lie.png").write_bytes(b"GIF89a")
    told = record(cell(), faint(picture="one.png")), record(cell(width=320), faint(picture="lie.png"))
    audit_id = taken(run(*told), tmp_path)
    overview = client.get(f"/en/staff/accessibility/audits/{audit_id}").text

    address = overview.split('id="finding-1" href="')[1].split('"')[0]
    page = client.get(address).text

    for words in (
        "3.1:1, 4.5:1 are needed",
        "main &gt; p:nth-of-type(2)",
        "How to mend it",
        "2 ways of meeting it",
        "320 px",
    ):
        assert words in page
    picture = page.split('class="evidence-picture" src="')[1].split('"')[0]
    with client.get(picture) as shown:
        assert shown.data == PNG
    assert client.get(picture.replace(str(audit_id), "0" * 8 + "-0000-0000-0000-000000000000")).status_code == 404


def test_two_releases_are_compared(client, aude, taken):
    taken(run(record(cell(), faint(), doubtful()), release="0.0.9", days_ago=30))
    now = taken(run(record(cell(), faint(), untitled())))

    page = client.get(f"/en/staff/accessibility/audits/{now}/differences").text

    new, gone, still = (page.index(f'id="{name}-title"') for name in ("new", "gone", "still"))
    assert new < page.index(">title<") < gone < page.index(">reflow<") < still < page.index(">contrast-shown<")


def test_a_figure_in_a_selector_makes_no_difference(client, aude, taken):
    taken(run(record(cell(), faint("main > p:nth-of-type(2)")), release="0.0.9", days_ago=30))
    now = taken(run(record(cell(), faint("main > p:nth-of-type(7)"))))
    page = client.get(f"/en/staff/accessibility/audits/{now}/differences").text
    assert page.index('id="still-title"') < page.index(">contrast-shown<")


def test_the_first_release_has_nothing_to_compare_with(client, aude, taken):
    assert "nothing to compare with" in client.get(f"/en/staff/accessibility/audits/{taken()}/differences").text


def test_the_trend_is_a_picture_and_a_table(client, aude, taken):
    taken(run(release="0.0.9", days_ago=30))
    taken(run(record(cell(), doubtful())))
    page = client.get("/en/staff/accessibility").text
    assert page.count('class="trend__failed" x=') == 2  # one for each release
    assert "The table below says the same" in page
    assert page.index("Release 0.1.0") < page.index("Release 0.0.9")


def test_without_an_audit_the_room_says_what_to_do(client, aude):
    assert "portal audit" in client.get("/en/staff/accessibility").text


def test_every_check_and_criterion_has_its_numbers(client, aude, taken):
    page = client.get(f"/en/staff/accessibility/audits/{taken()}/checks").text
    assert "keyboard-trap" in page and "1.4.10" in page


def test_a_check_is_told_by_what_is_wrong_and_an_engines_rule_by_its_name(client, aude, taken):
    audit_id = taken(run(record(cell(), untitled(), faint(), untested())))
    room = f"/en/staff/accessibility/audits/{audit_id}"
    whole, figures = client.get(room).text, client.get(f"{room}/checks").text
    small = '<span class="muted small" lang="en" dir="ltr">{}</span>'
    for page, name, title in (
        (whole, "title", "The page has no title."),
        (whole, "keyboard-trap", "The focus cannot leave this place with the keyboard."),
        (figures, "reflow", "On a small screen one must scroll in two directions to read."),
    ):
        assert page.index(title) < page.index(small.format(name))
    assert '<span lang="en" dir="ltr">contrast-shown</span>' in whole
    assert "La página no tiene título." in client.get(room.replace("/en/", "/es/")).text


def test_a_finding_is_headed_by_what_is_wrong(client, aude, taken):
    audit_id = taken(run(record(cell(), untitled())))
    finding = f"/en/staff/accessibility/audits/{audit_id}/findings/{fingerprint(cell(), untitled())}"
    page = client.get(finding).text
    assert "<h1>The page has no title.</h1>" in page
    assert "<title>The page has no title." in page


def test_more_findings_than_a_page_holds_are_turned(client, aude, taken):
    records = [record(cell(f"page{number}"), faint(f"#a{chr(97 + number)}")) for number in range(26)]
    audit_id = taken(run(*records))
    first = client.get(f"/en/staff/accessibility/audits/{audit_id}?outcome=failed").text
    assert first.count('id="finding-') == 25
    assert "outcome=failed&amp;page=2" in first
    assert (
        client.get(f"/en/staff/accessibility/audits/{audit_id}?outcome=failed&page=2").text.count('id="finding-') == 1
    )


PAGES = [
    "",
    "/live",
    "/waivers",
    "/tests",
    "/barriers",
    "/overrides",
    "/waivers.csv",
    "/tests.csv",
    "/barriers.csv",
    "/overrides.csv",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role, status", [("auditor", 200), ("caseworker", 403), ("editor", 403), ("operator", 403)])
def test_the_room_is_for_auditors(client, sign_in, store, path, role, status):
    sign_in(store(staff(role)))
    assert client.get(f"/en/staff/accessibility{path}").status_code == status


@pytest.mark.parametrize("path", PAGES)
def test_who_is_signed_out_is_asked_to_sign_in(client, path):
    assert "/sign-in" in client.get(f"/en/staff/accessibility{path}").location


@pytest.mark.parametrize("path", [*PAGES[:6], "/tests/1.4.3/nvda", "/tests/1.4.3/nvda/new"])
def test_the_room_speaks_arabic(client, aude, taken, path):
    taken()
    page = client.get(f"/ar/staff/accessibility{path}")
    assert page.status_code == 200
    assert 'dir="rtl"' in page.text


def test_a_citizen_does_not_get_in(client, sign_in):
    sign_in()
    assert client.get("/en/staff/accessibility").status_code == 403


def test_a_run_that_ends_before_it_began_is_refused_by_the_database(app, store, acting):
    from sqlalchemy.exc import IntegrityError

    from portal.auditing.actions import take_in

    audit = run()
    backwards = type(audit)(**{**vars(audit), "finished_at": audit.started_at - timedelta(hours=1)})
    with app.app_context(), pytest.raises(IntegrityError):
        take_in(backwards)
