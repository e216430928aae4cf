"""Files are kept for good, in a folder or in an object store: the portal cannot tell the difference."""

import os
from dataclasses import replace

import pytest

from portal.app import create_app
from portal.core import filestore
from portal.core.db import new_id
from portal.core.filestore import StoreAway
from tests.object_store import started

BYTES = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def object_store(tmp_path, monkeypatch):
    """A server that speaks S3, on this machine, and its credentials in the environment."""
    with started(tmp_path / "buckets") as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield environment["FILES_URL"]


@pytest.fixture(params=["folder", "object store"])
def two_servers(request, settings, database_kind):
    """Two servers of one portal, as contexts."""
    url = "" if request.param == "folder" else request.getfixturevalue("object_store")
    apps = [create_app(replace(settings, files_url=url)) for _ in range(2)]
    yield [app.app_context for app in apps]
    for app in apps:
        app.extensions["database"].engine.dispose()


@pytest.fixture
def database_kind():
    """What is kept in files asks no database."""
    return "sqlite"


def test_a_file_kept_by_one_server_is_read_by_the_other_until_it_is_removed(two_servers):
    one, other = two_servers
    file_id, never_kept = new_id(), new_id()
    with one():
        assert filestore.is_empty()
        filestore.put(file_id, BYTES)
    with other():
        assert filestore.get(file_id) == BYTES
        assert list(filestore.ids()) == [file_id]
        assert not filestore.is_empty()
        assert (filestore.exists(file_id), filestore.exists(never_kept)) == (True, False)
        filestore.remove([file_id, never_kept])
        filestore.remove([file_id])  # the job may run twice
    with one():
        assert list(filestore.ids()) == []
        with pytest.raises(FileNotFoundError):
            filestore.get(file_id)


@pytest.mark.parametrize("fault", ["fsync", "replace"])
def test_nothing_is_left_of_a_file_the_disk_did_not_take(acting, settings, monkeypatch, fault):
    with acting():
        filestore.put(kept := new_id(), BYTES)
        monkeypatch.setattr(os, fault, _refuse)
        with pytest.raises(OSError, match="No space left"):
            filestore.put(new_id(), BYTES)
        assert filestore.get(kept) == BYTES
    assert [path.name for path in settings.folder.rglob("files/*/*") if path.is_file()] == [kept.hex]


def _refuse(*_args):
    raise OSError(28, "No space left on device")


def test_what_is_no_file_of_ours_is_left_alone(acting, settings):
    (settings.folder / "files" / "ab").mkdir(parents=True)
    (settings.folder / "files" / "ab" / "holiday.jpg").write_bytes(b"")
    with acting():
        assert list(filestore.ids()) == []
        assert not filestore.is_empty()


def test_an_object_store_that_is_away_is_told_apart_from_a_file_that_is_not_there(settings, object_store, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("portal.core.object_store.ATTEMPTS_AGAIN", 0)
    app = create_app(replace(settings, files_url=object_store))
    with app.app_context(), pytest.raises(StoreAway, match="does not answer") as away:
        filestore.get(new_id())
    assert "a secret" not in str(away.value)


def test_an_object_store_opened_before_the_fork_is_refused_at_once(settings, object_store, monkeypatch):
    app = create_app(replace(settings, files_url=object_store))
    with app.app_context():
        assert filestore.is_empty()
        monkeypatch.setattr(os, "getpid", lambda: 1)
        with pytest.raises(RuntimeError, match="before the process was forked"):
            filestore.get(new_id())
