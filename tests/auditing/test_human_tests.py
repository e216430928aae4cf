"""The register of what people tested: criterion by assistive technology."""

from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy.exc import IntegrityError

from portal.auditing import Aid, Result, record_test
from portal.auditing.models import HumanTest
from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.ledger import About
from tests.identity.factories import staff

ADDRESS = "/en/staff/accessibility/tests"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60


def day(name, days_ago):
    at = clock.now().date() - timedelta(days=days_ago)
    return {f"{name}-day": str(at.day), f"{name}-month": str(at.month), f"{name}-year": str(at.year)}


def told(**more):
    fields = {"result": "barrier", "tested_by": "Jonas Feld", "note": "The list is <silent>."}
    return {**fields, **day("tested_on", 3), **day("due_on", -90), **more}


@pytest.fixture
def tested(acting):
    def testing(criterion="2.4.6", aid=Aid.NVDA, result=Result.PASSED, days_ago=10, due_in=300):
        with acting():
            on = clock.now().date() - timedelta(days=days_ago)
            due = clock.now().date() + timedelta(days=due_in)
            new = {"result": result, "tested_by": "Ruth", "tested_on": on, "due_on": due, "note": "", "language": "en"}
            return record_test(criterion, aid, new, by=new_id()).id

    return testing


def test_a_test_is_written_down_and_stands_in_the_register(client, app, aude):
    answer = client.post(f"{ADDRESS}/1.1.1/nvda/new", data=told())

    assert answer.status_code == 303
    page = client.get(f"{ADDRESS}/1.1.1/nvda").text
    assert "Jonas Feld" in page and "The list is &lt;silent&gt;." in page and "Barrier found" in page
    register = client.get(ADDRESS).text
    assert "1 test found a barrier" in register
    assert "Barrier found" in register.split("Non-text Content")[1].split("</tr>")[0]
    with app.app_context():
        [test] = db.query(HumanTest).all()
        [entry] = ledger.entries(About("human_test", test.id))
        assert (entry.verb, entry.details["result"], entry.actor) == (
            "human_test.recorded",
            "barrier",
            f"account:{aude.id}",
        )


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"result": ""}, "Choose how it went"),
        ({"result": "splendid"}, "Choose how it went"),
        ({"tested_by": " "}, "Enter a name"),
        (day("tested_on", -2), "The day must not be in the future"),
        (day("due_on", 30), "The next test must come after this one"),
        ({"due_on-month": "13"}, "Enter a day that exists"),
    ],
)
def test_a_test_that_cannot_be_is_refused_and_nothing_typed_is_lost(client, aude, fields, words):
    answer = client.post(f"{ADDRESS}/2.4.6/nvda/new", data=told(**fields))
    assert answer.status_code == 422
    assert words in answer.text
    assert "The list is &lt;silent&gt;." in answer.text


def test_the_database_refuses_a_test_that_is_due_before_it_was_done(app):
    with app.app_context():
        today = clock.now().date()
        values = {"tested_on": today, "due_on": today, "tested_by": "Ruth", "recorded_by": new_id(), "language": "en"}
        db.add(HumanTest(criterion="1.1.1", aid=Aid.NVDA, result=Result.PASSED, files=[], **values))
        with pytest.raises(IntegrityError):
            db.flush()


def test_a_test_is_corrected(client, app, aude, tested):
    test_id = tested()
    client.post(f"{ADDRESS}/records/{test_id}", data=told(result="partly", tested_by="Noor"))
    page = client.get(f"{ADDRESS}/2.4.6/nvda").text
    assert "Noor" in page and "Partly" in page
    with app.app_context():
        verbs = [entry.verb for entry in ledger.entries(About("human_test", test_id))]
        assert verbs == ["human_test.recorded", "human_test.corrected"]


def test_files_are_added_saved_and_removed(client, aude, tested):
    address = f"{ADDRESS}/records/{tested()}"
    client.post(f"{address}/files", data={"file": (BytesIO(PNG), "screen reader.png")})
    page = client.get(address).text
    assert "screen reader.png" in page
    file_id = page.split('name="remove" value="')[1].split('"')[0]
    with client.get(f"{address}/files/{file_id}") as saved:
        assert saved.data == PNG
        assert "attachment" in saved.headers["Content-Disposition"]

    client.post(f"{address}/files", data={"remove": file_id})

    assert "screen reader.png" not in client.get(address).text
    assert client.get(f"{address}/files/{file_id}").status_code == 404


@pytest.mark.parametrize(
    "upload, words",
    [
        ({}, "Choose a file and upload it"),
        ({"file": (b"GIF89a", "a.gif")}, "Choose a PDF, JPG, PNG, WebP or HEIC file"),
        ({"file": (b"MZ" * 40, "a.exe")}, "Choose a PDF, JPG, PNG, WebP or HEIC file"),
    ],
)
def test_a_file_that_cannot_be_kept_says_why(client, aude, tested, upload, words):
    address = f"{ADDRESS}/records/{tested()}"
    sent = {name: (BytesIO(content), file) for name, (content, file) in upload.items()}
    answer = client.post(f"{address}/files", data=sent)
    assert words in client.get(answer.location).text


def test_a_test_takes_five_files(client, aude, tested):
    address = f"{ADDRESS}/records/{tested()}"
    for number in range(6):
        client.post(f"{address}/files", data={"file": (BytesIO(PNG), f"{number}.png")})
    page = client.get(address).text
    assert "You can add 5 files here." in page
    assert page.count('name="remove"') == 5


def test_another_tests_file_is_not_to_be_had(client, aude, tested):
    one, other = tested(), tested("1.1.1")
    client.post(f"{ADDRESS}/records/{one}/files", data={"file": (BytesIO(PNG), "a.png")})
    file_id = client.get(f"{ADDRESS}/records/{one}").text.split('name="remove" value="')[1].split('"')[0]
    assert client.get(f"{ADDRESS}/records/{other}/files/{file_id}").status_code == 404


def test_the_latest_test_of_a_pair_is_what_counts(client, aude, tested):
    tested("1.1.1", result=Result.PASSED, days_ago=40)
    tested("1.1.1", result=Result.BARRIER, days_ago=80)
    assert "Passed" in client.get(ADDRESS).text.split("Non-text Content")[1].split("</tr>")[0]


def test_overdue_tests_are_marked_counted_and_found(client, aude, tested):
    tested("1.1.1", Aid.SWITCH, days_ago=90, due_in=-1)
    tested("2.4.6")
    page = client.get(f"{ADDRESS}?overdue=y").text
    assert "1 test is overdue" in page
    assert "1 criterion on this page" in page and "Overdue</strong>" in page
    assert "1 waiting" in client.get("/en/staff").text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["without JavaScript", "with htmx"])
def test_the_register_is_filtered_with_and_without_javascript(client, aude, headers):
    page = client.get(f"{ADDRESS}?criteria=all&aid=switch&page=2", headers=headers).text
    assert "Switch" in page
    assert page.count('role="columnheader"') == 2
    assert ("<html" in page) == (headers == {})


@pytest.mark.parametrize("path", ["/9.9.9/nvda", "/1.1.1/telepathy", "/1.1.1/telepathy/new"])
def test_what_is_not_in_the_register_is_not_there(client, aude, path):
    assert client.get(f"{ADDRESS}{path}").status_code == 404


def test_only_auditors_write_in_the_register(client, sign_in, store):
    sign_in(store(staff("caseworker")))
    assert client.post(f"{ADDRESS}/2.4.6/nvda/new", data=told()).status_code == 403


def test_the_register_is_saved_as_a_table(client, aude, tested):
    tested(result=Result.PARTLY)
    table = client.get(f"{ADDRESS}.csv").text
    assert "2.4.6,nvda,partly,Ruth" in table
