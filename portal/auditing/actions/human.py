"""The register of what people tested."""

from datetime import date
from typing import Any, TypedDict
from uuid import UUID

from werkzeug.datastructures import FileStorage

from portal.core import ledger
from portal.core.db import db, new_id
from portal.core.files import discard, keep
from portal.core.ledger import About

from ..models import HumanTest
from ..rules import MOST_ATTACHMENTS, Aid, Result


class NewTest(TypedDict):
    """What is known of a test."""

    result: Result
    tested_by: str
    tested_on: date
    due_on: date
    note: str
    language: str


class TooManyFiles(Exception):
    """The test has as many attachments as it may have."""


def record_test(criterion: str, aid: Aid, new: NewTest, *, by: UUID) -> HumanTest:
    """One more test of this criterion with this assistive technology."""
    test = HumanTest(id=new_id(), criterion=criterion, aid=aid, recorded_by=by, files=[], **new)
    db.add(test)
    db.flush()
    ledger.record(About("human_test", test.id), "human_test.recorded", **_told(test))
    return test


def correct_test(test: HumanTest, new: NewTest) -> None:
    """Something was written down wrongly."""
    for name, value in new.items():
        setattr(test, name, value)
    db.flush()
    ledger.record(About("human_test", test.id), "human_test.corrected", **_told(test))


def attach(test: HumanTest, upload: FileStorage) -> None:
    """Keep a file with a test.

    Raises FileRefused and TooManyFiles.
    """
    if len(test.files) >= MOST_ATTACHMENTS:
        raise TooManyFiles
    stored = keep(upload)
    test.files = [*test.files, {"id": str(stored.id), "name": stored.name, "size_bytes": stored.size_bytes}]
    db.flush()
    ledger.record(About("human_test", test.id), "human_test.attached", file=str(stored.id), name=stored.name)


def detach(test: HumanTest, file_id: str) -> None:
    """Forget one of its files. One it does not have changes nothing."""
    left = [file for file in test.files if file["id"] != file_id]
    if len(left) == len(test.files):
        return
    test.files = left
    discard({UUID(file_id)})
    ledger.record(About("human_test", test.id), "human_test.detached", file=file_id)


def _told(test: HumanTest) -> dict[str, Any]:
    return {
        "criterion": test.criterion,
        "aid": test.aid.value,
        "result": test.result.value,
        "tested_by": test.tested_by,
        "tested_on": test.tested_on.isoformat(),
        "due_on": test.due_on.isoformat(),
    }
