"""The bytes of citizens' files, wherever they are kept."""

from shutil import rmtree
from uuid import UUID

from portal.config import settings
from portal.core.files import path_of


def bytes_of(file_id: UUID) -> bytes | None:
    """None if there are none."""
    try:
        return path_of(file_id).read_bytes()
    except FileNotFoundError:
        return None


def put_bytes(file_id: UUID, content: bytes) -> None:
    path = path_of(file_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def remove_all_bytes() -> None:
    rmtree(settings().folder / "files", ignore_errors=True)


def any_bytes() -> bool:
    """Whether a file lies in the store."""
    return any(path.is_file() for path in (settings().folder / "files").rglob("*"))
