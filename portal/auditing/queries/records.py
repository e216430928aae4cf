"""The whole of an audit, as it was taken in: every report is made from this, never from the rows."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from accessibility import findings as auditor
from portal.core import filestore

from ..models import Audit


def record_of(audit: Audit) -> auditor.Audit:
    """Raises OSError if the file store has lost it."""
    packed = BytesIO(filestore.get(audit.records_id))
    with TemporaryDirectory() as folder, ZipFile(packed) as archive:
        archive.extractall(folder)  # the portal wrote it itself
        return auditor.Store(Path(folder)).read()
