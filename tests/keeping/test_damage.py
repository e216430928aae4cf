"""A backup that is not what was written is refused, and the place it should go to stays empty."""

import resource
from uuid import uuid4

import pytest

from portal.core import filestore
from portal.keeping.commands import backup, restore
from portal.keeping.envelope import CHUNK, KEY_NAME, MAGIC, SALT, TAG
from tests.databases import make_tables
from tests.keeping.conftest import fill
from tests.keeping.places import place, say

HEADER = len(MAGIC) + KEY_NAME + SALT
SEALED = CHUNK + TAG


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("source")
    app = place(folder)
    make_tables(app.extensions["database"].engine)
    fill(app, noise=2 * CHUNK)
    assert say(app, backup, folder / "whole.backup").exit_code == 0
    app.extensions["database"].engine.dispose()
    return (folder / "whole.backup").read_bytes()


def flipped(content: bytes, place: int) -> bytes:
    place %= len(content)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def swapped(content: bytes) -> bytes:
    first, second, third = HEADER, HEADER + SEALED, HEADER + 2 * SEALED
    return content[:first] + content[second:third] + content[first:second] + content[third:]


DAMAGE = {
    "another file": lambda content: b"PK" + content,
    "no content": lambda content: b"",
    "half a header": lambda content: content[: HEADER - 1],
    "only a header": lambda content: content[:HEADER],
    "a bit of the salt": lambda content: flipped(content, HEADER - 1),
    "the first bit": lambda content: flipped(content, HEADER),
    "a bit in the middle": lambda content: flipped(content, len(content) // 2),
    "the last bit": lambda content: flipped(content, -1),
    "the last byte": lambda content: content[:-1],
    "the last chunk": lambda content: content[: HEADER + 2 * SEALED],
    "more at the end": lambda content: content + b"\0",
    "another order": swapped,
    "twice": lambda content: content[: HEADER + SEALED] + content[HEADER:],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_noticed_before_anything_is_written(whole, tmp_path, name):
    assert len(whole) > HEADER + 2 * SEALED
    (tmp_path / "broken.backup").write_bytes(DAMAGE[name](whole))
    there = place(tmp_path / "there")
    for words in ([backup, "--verify"], [restore]):
        result = say(there, *words, tmp_path / "broken.backup")
        assert result.exit_code == 4, result.output
        assert "Traceback" not in result.output
    assert not (tmp_path / "there" / "files").exists()
    there.extensions["database"].engine.dispose()


def test_a_place_that_is_too_small_is_empty_again_afterwards(whole, tmp_path):
    (tmp_path / "whole.backup").write_bytes(whole)
    there = place(tmp_path / "there")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK, hard))
    try:
        result = say(there, restore, tmp_path / "whole.backup")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert result.exit_code in {1, 7} and "Nothing was kept" in result.output
    result = say(there, restore, tmp_path / "whole.backup")
    assert result.exit_code == 0, result.output
    there.extensions["database"].engine.dispose()


def test_the_wrong_key_is_called_that(whole, tmp_path):
    (tmp_path / "whole.backup").write_bytes(whole)
    (tmp_path / "key").write_text("another key that is long enough for a backup")
    result = say(place(tmp_path / "there"), restore, tmp_path / "whole.backup", "--key-file", tmp_path / "key")
    assert result.exit_code == 3 and "another key" in result.output


def test_a_place_that_is_not_empty_is_left_alone(whole, tmp_path):
    (tmp_path / "whole.backup").write_bytes(whole)
    there = place(tmp_path / "there")
    make_tables(there.extensions["database"].engine)
    result = say(there, restore, tmp_path / "whole.backup")
    assert result.exit_code == 6 and "tables in this database already" in result.output
    elsewhere = place(tmp_path / "elsewhere")
    with elsewhere.app_context():
        filestore.put(uuid4(), b"mine")
    result = say(elsewhere, restore, tmp_path / "whole.backup")
    assert result.exit_code == 6 and "files in the file store already" in result.output
    for app in (there, elsewhere):
        app.extensions["database"].engine.dispose()
