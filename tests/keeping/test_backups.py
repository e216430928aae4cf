"""What an operator backs up is what they get back, on either database, while everybody goes on working."""

import os
import resource
from datetime import date
from threading import Event, Thread
from time import monotonic

import pytest
from sqlalchemy import func, inspect, select

from portal.core import filestore, ledger
from portal.core.db import database
from portal.core.files import StoredFile
from portal.core.ledger import About, record
from portal.identity.actions.passwords import hash_password
from portal.keeping.commands import backup, restore
from portal.people.models import Address, Person
from tests.identity.factories import account
from tests.keeping.places import KEY, empty_database, everything, place, say
from tests.people.factories import person

PATIENCE = 5
TODAY = date(2026, 11, 22)


def made(app, tmp_path):
    result = say(app, backup, tmp_path / "of-today.backup")
    assert result.exit_code == 0, result.output
    return tmp_path / "of-today.backup"


def files_of(app):
    with app.app_context(), database().reading() as session:
        return {file_id: filestore.get(file_id) for file_id in session.scalars(select(StoredFile.id))}


def test_everything_comes_back_in_another_place(full, tmp_path):
    back = place(tmp_path / "back")
    result = say(back, restore, made(full, tmp_path))
    assert result.exit_code == 0, result.output
    assert everything(back) == everything(full)
    assert files_of(back) == files_of(full) and len(files_of(back)) == 3
    with back.app_context(), database().reading() as session:
        assert list(ledger.broken_links(session)) == []


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_a_city_outgrows_sqlite_and_may_come_back(full, tmp_path, postgresql_url):
    small = place(tmp_path / "small")
    assert say(small, restore, made(full, tmp_path)).exit_code == 0
    with empty_database(postgresql_url, "grown") as url:
        grown = place(tmp_path / "grown", url)
        assert say(grown, restore, made(small, tmp_path / "small")).exit_code == 0
        assert everything(grown) == everything(small) == everything(full)
        assert files_of(grown) == files_of(full)
        assert say(grown, restore, tmp_path / "of-today.backup").exit_code == 6
        grown.extensions["database"].engine.dispose()


def test_a_backup_is_one_moment_and_holds_nobody_up(full, tmp_path):
    done, waited = Event(), []

    def write():
        with full.app_context():
            while not done.is_set():
                begun = monotonic()
                with database().writing.begin() as session:
                    session.add(who := person(name="Written meanwhile"))
                    session.flush()
                    session.add(Address(person_id=who.id, street="1", postcode="1", city="1", from_on=TODAY))
                    record(About("person", who.id, who.id), "person.recorded", session=session)
                waited.append(monotonic() - begun)

    writer = Thread(target=write)
    writer.start()
    try:
        before = len(waited)
        file = made(full, tmp_path)
        during = len(waited) - before
    finally:
        done.set()
        writer.join()
    assert during and max(waited) < PATIENCE
    back = place(tmp_path / "back")
    assert say(back, restore, file).exit_code == 0
    with back.app_context(), database().reading() as session:
        people, homes = (session.scalar(select(func.count()).select_from(table)) for table in (Person, Address))
        assert people == homes
        assert list(ledger.broken_links(session)) == []


def test_files_that_come_and_go_meanwhile_are_whole_or_absent(full, tmp_path):
    with full.app_context(), database().reading() as session:
        lost = session.scalars(select(StoredFile.id)).first()
        filestore.put(lost, b"something else")
    result = say(full, backup, tmp_path / "of-today.backup")
    assert result.exit_code == 8 and f"1 files are missing or changed in the file store: {lost.hex}" in result.output
    back = place(tmp_path / "back")
    assert say(back, restore, tmp_path / "of-today.backup").exit_code == 8
    assert files_of(back)[lost] == b"something else"


def test_older_backups_go_and_nobody_else_reads_them(full, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"portal-2020010{day}T000000Z.backup").touch()
    (folder / ".portal-20200101T000000Z.backup.part").touch()
    os.utime(folder / ".portal-20200101T000000Z.backup.part", (0, 0))
    result = say(full, backup, folder, "--keep", 2)
    assert result.exit_code == 0, result.output
    kept = sorted(folder.iterdir())
    assert len(kept) == 2 and kept[0].name == "portal-20200103T000000Z.backup"
    assert kept[1].stat().st_mode & 0o077 == 0
    assert b"Written" not in kept[1].read_bytes()


def test_a_backup_without_a_lost_file_pushes_out_no_older_one(full, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "portal-20200101T000000Z.backup").touch()
    with full.app_context():
        filestore.remove([next(iter(filestore.ids()))])
    result = say(full, backup, folder, "--keep", 1)
    assert result.exit_code == 8 and "Older backups were not removed" in result.output
    assert len(list(folder.iterdir())) == 2


def test_a_full_disk_leaves_nothing_and_says_so(full, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        result = say(full, backup, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code == 7 and "is full" in result.output
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("key", ["", "too short"])
def test_without_a_good_key_no_backup_is_made(full, tmp_path, key):
    (tmp_path / "key").write_text(key)
    result = say(full, backup, tmp_path / "of-today.backup", "--key-file", tmp_path / "key")
    assert result.exit_code == 3 and "BACKUP_KEY" in result.output
    (tmp_path / "key").write_text(KEY + "\n")
    assert say(full, backup, tmp_path / "of-today.backup", "--key-file", tmp_path / "key").exit_code == 0
    assert say(full, backup, "--verify", tmp_path / "of-today.backup").exit_code == 0


def test_a_restored_portal_opens_to_its_citizens_and_only_with_the_portals_own_keys(full, tmp_path, store):
    known = {"email": "ada@post.example", "password_hash": hash_password("four plain words together")}
    store(account(name="Ada", person_id=store(person(name="Ada")).id, **known))
    file = made(full, tmp_path)
    without = place(tmp_path / "without", sealing={})
    result = say(without, restore, file)
    assert result.exit_code == 3 and "Set ENCRYPTION_KEYS" in result.output
    assert "accounts" not in inspect(without.extensions["database"].engine).get_table_names()
    back = place(tmp_path / "back")
    assert say(back, restore, file).exit_code == 0
    typed = {"email": "ada@post.example", "password": "four plain words together"}
    client = back.test_client()
    assert client.post("/en/sign-in", data=typed, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303
    assert "Ada" in client.get("/en/profile").text
