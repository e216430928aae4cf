from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage

from portal.core import files, filestore
from portal.core.db import db
from portal.core.files import FileRefused, Refusal

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001"
    "0d0a2db40000000049454e44ae426082"
)


def upload(name: str, content: bytes) -> FileStorage:
    return FileStorage(BytesIO(content), filename=name)


def test_a_photo_is_kept_under_its_own_name_outside_the_database(acting, settings):
    with acting():
        kept = files.keep(upload("Paß Ümit 护照.png", PNG))
        assert (kept.name, kept.media_type, kept.size_bytes) == ("Paß Ümit 护照.png", "image/png", len(PNG))
        assert filestore.get(kept.id) == PNG
        assert [PNG in path.read_bytes() for path in settings.folder.rglob("??/*")] == [False]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("scan.pdf", b"", Refusal.EMPTY),
        ("scan.pdf", b"MZ\x90\x00" + b"\x00" * 200, Refusal.WRONG_TYPE),
        ("notes.txt", b"just words", Refusal.WRONG_TYPE),
        ("scan.pdf", PNG, Refusal.TYPE_AND_NAME_DIFFER),
        ("invoice.pdf.exe", PDF, Refusal.DANGEROUS_NAME),
        ("invoice.exe.pdf", PDF, Refusal.DANGEROUS_NAME),
        ("photo.php.png", PNG, Refusal.DANGEROUS_NAME),
        ("../../etc/passwd.pdf", PDF, Refusal.BAD_NAME),
        ("C:\\Users\\me\\scan.pdf", PDF, Refusal.BAD_NAME),
        ("scan\u202efdp.pdf", PDF, Refusal.BAD_NAME),
        ("scan\x00.pdf", PDF, Refusal.BAD_NAME),
        (".pdf", PDF, Refusal.BAD_NAME),
        ("", PDF, Refusal.BAD_NAME),
        ("big.pdf", PDF + b"0" * 10_000_001, Refusal.TOO_BIG),
    ],
)
def test_a_file_that_may_do_harm_is_refused_with_its_reason(acting, name, content, reason):
    with acting(), pytest.raises(FileRefused) as refused:
        files.keep(upload(name, content))
    assert refused.value.reason is reason


def test_bytes_of_uploads_that_were_never_saved_are_taken_away_after_a_day(app, acting, later):
    with acting():
        saved = files.keep(upload("saved.png", PNG)).id
    with app.app_context():
        unsaved = files.keep(upload("unsaved.png", PNG)).id
        db.rollback()
    with acting():
        files.sweep()
        assert set(filestore.ids()) == {saved, unsaved}
    later(days=1, minutes=1)
    with acting():
        files.sweep()
        assert set(filestore.ids()) == {saved}


def test_nothing_is_taken_away_while_a_restore_has_brought_bytes_and_no_rows_yet(app, later):
    with app.app_context():
        restored = files.keep(upload("restored.png", PNG)).id
        db.rollback()
    later(days=2)
    with app.app_context():
        files.sweep()
        assert set(filestore.ids()) == {restored}


@given(st.text(max_size=400))
def test_any_name_is_kept_short_or_refused(name):
    try:
        kept = files.checked_name(name)
    except FileRefused:
        return
    assert len(kept) <= files.LONGEST_NAME
    assert "/" not in kept
