"""The checker sees what is missing: whatever somebody was told is taken away once, and counted."""

import shutil
from random import Random

import pytest

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.serving import served
from portal.core.worker import Worker
from tests.bench.servers import free_port
from tests.faults import authority
from tests.faults.checker import Checker
from tests.faults.journal import Journal
from tests.faults.mailbox import Mailbox
from tests.faults.people import Crowd
from tests.faults.servers import Sqlite
from tests.faults.wire import Wire

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A few people were told a few things, and all of it is there."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "data").mkdir()
    database = Sqlite(folder)
    people = authority.build(folder / "data", database.url)
    mailbox = Mailbox(folder / "letters", free_port())
    mailbox.start()
    app = create_app(
        Settings(
            mode=Mode.DEVELOPMENT,
            folder=folder / "data",
            secret_key=authority.SECRET,
            database_url=database.url,
            portal_url="http://localhost",
            mail_url=f"smtp://127.0.0.1:{mailbox.port}",
        )
    )
    journal = Journal(folder / "journal")
    with served(app) as address:
        crowd = Crowd(Wire(int(address.rpartition(":")[2]), Random(1)), journal, people, seed=1)
        lamps = [crowd.apply(citizen, Random(3), service="lamp") for citizen in people.citizens[:2]]
        crowd.apply(people.citizens[2], Random(3), service="permit")
        crowd.decide(lamps[0], people.clerks[0])
        crowd.ask_and_answer(lamps[1], people.clerks[0])
        crowd.ask_for_code(1)
    Worker(app).work_off()
    app.extensions["database"].engine.dispose()
    mailbox.stop()
    journal.close()
    return folder


@pytest.fixture
def copy(whole, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(whole, folder)
    return folder


def look(folder):
    journal = Journal(folder / "journal")
    checker = Checker(Sqlite(folder).rows, folder / "data", folder / "letters")
    found = checker.look(journal.read())
    journal.close()
    return found


def test_nothing_is_missing_where_nothing_was_taken(copy):
    found = look(copy)

    assert found.is_clean, list(found.lines())
    assert set(found.told) >= {"submitted", "saved", "file", "decided", "asked", "answered", "code"}
    assert found.told["acknowledged"] == 3


FIRST = "(SELECT min(id) FROM {})"


@pytest.mark.parametrize(
    "sql, kind, said",
    [
        ("DELETE FROM applications WHERE id = " + FIRST.format("applications"), "lost", "submission A-"),
        ("UPDATE applications SET state = 'draft', submitted_at = NULL", "lost", "submission A-"),
        ("UPDATE applications SET answers = '{}'", "lost", "answer place"),
        ("DELETE FROM application_files", "lost", "file of A-"),
        ("UPDATE files SET sha256 = 'x'", "half", "has not the bytes"),
        ("UPDATE cases SET words = '' WHERE status = 'decided'", "lost", "decision on"),
        ("DELETE FROM cases WHERE id = " + FIRST.format("cases"), "half", "cases of A-"),
        ("DELETE FROM case_requests", "lost", "answered A-"),
        ("DELETE FROM messages WHERE id = " + FIRST.format("messages"), "half", "messages about A-"),
        ("DELETE FROM deliveries WHERE id = " + FIRST.format("deliveries"), "lost", "e-mail"),
        ("DELETE FROM ledger WHERE verb = 'application.submitted'", "half", "record of A-"),
        ("UPDATE ledger SET actor = 'nobody' WHERE verb = 'case.decided'", "half", "ledger: case:"),
        ("UPDATE ledger SET details = '{}' WHERE verb = 'case.opened'", "half", "ledger: case:"),
        ("UPDATE jobs SET dead_at = '2026-01-01', run_at = '2026-01-01'", "lost", "was given up"),
        ("UPDATE case_steps SET state = 'failed'", "half", "step message"),
    ],
)
def test_what_is_taken_out_of_the_database_is_counted(copy, sql, kind, said):
    if "jobs" in sql:
        Sqlite(copy).change("INSERT INTO jobs (id, name, payload, run_at, attempts) VALUES ('1', 'j', '{}', '', 1)")

    assert Sqlite(copy).change(sql) > 0
    assert any(said in each for each in getattr(look(copy), kind))


@pytest.mark.parametrize("table", ["messages", "application_files"])
def test_what_is_there_twice_is_counted(copy, table):
    database = Sqlite(copy)
    (row, *_others) = database.rows(f"SELECT * FROM {table}")
    if table == "application_files":
        row["file_id"] = twin(database, "files", row["file_id"])
    add(database, table, row)

    assert look(copy).doubled


def twin(database, table, id):
    (row,) = database.rows(f"SELECT * FROM {table} WHERE id = '{id}'")
    return add(database, table, row)


def add(database, table, row):
    """The same once more, under another id."""
    values = {**row, "id": "f" * 32}
    words = ", ".join(
        "NULL" if value is None else f"'{str(value).replace(chr(39), chr(39) * 2)}'" for value in values.values()
    )
    database.change(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({words})")
    return values["id"]


def test_a_file_whose_bytes_are_gone_or_changed_is_counted(copy):
    (one, *_others) = [path for path in (copy / "data" / "files").rglob("*") if path.is_file()]
    one.write_bytes(one.read_bytes()[:-1])

    assert any("has not the bytes" in each for each in look(copy).half)


def test_a_letter_the_mail_server_never_got_is_counted(copy):
    for letter in (copy / "letters").iterdir():
        letter.unlink()

    lost = look(copy).lost
    assert any(each.startswith("e-mail") for each in lost)
    assert any(each.startswith("letter to forgot") for each in lost)
