"""What a backup consists of: a tar archive, gzipped, in an envelope.

`start.json` says what it is of; `tables/<name>/<number>.tsv` are rows in COPY's notation; `files/<id>.<sha256>` are the
citizens' files; `end.json` counts everything. Nothing is ever held in memory as a whole.
"""

import gzip
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from .envelope import Opener, Sealer
from .rules import Damaged

FORMAT = 1
START, END = "start.json", "end.json"
PART = 4_000_000
FAST = 3
AT_A_TIME = 1 << 20


class Archive:
    """Being written."""

    def __init__(self, tar: Any) -> None:
        self.tar = tar

    def put_document(self, name: str, document: dict[str, Any]) -> None:
        self.put(name, json.dumps(document, indent=1).encode())

    def put_rows(self, table: str, lines: Iterator[bytes]) -> None:
        """In parts, because tar wants to know the size of each beforehand."""
        number, waiting = 0, bytearray()
        for some in lines:
            waiting += some
            if len(waiting) >= PART:
                number += 1
                self.put(f"tables/{table}/{number:06}.tsv", bytes(waiting))
                waiting.clear()
        if waiting:
            self.put(f"tables/{table}/{number + 1:06}.tsv", bytes(waiting))

    def put(self, name: str, content: bytes) -> None:
        self.put_stream(name, len(content), io.BytesIO(content))

    def put_stream(self, name: str, size: int, stream: IO[bytes]) -> None:
        about = tarfile.TarInfo(name)
        about.size = size
        self.tar.addfile(about, stream)
        self.tar.members.clear()  # it would remember them all


@dataclass(frozen=True)
class Piece:
    """One member of an archive that is being read; `stream` before the next one is asked for."""

    name: str
    size: int
    stream: IO[bytes]

    @property
    def kind(self) -> str:
        """`tables`, `files`, or the name of a document."""
        return self.name.partition("/")[0]

    @property
    def table(self) -> str:
        return self.name.split("/")[1] if self.kind == "tables" else ""

    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.load(self.stream)
        return found


@contextmanager
def writing(file: BinaryIO, key: bytes) -> Iterator[Archive]:
    """An archive into this file. Left by an error it has no end, so that nobody takes it for a backup."""
    sealer = Sealer(file, key)
    try:
        with (
            gzip.GzipFile(fileobj=cast("Any", sealer), mode="wb", compresslevel=FAST, mtime=0) as zipped,
            tarfile.TarFile(fileobj=zipped, mode="w") as tar,
        ):
            yield Archive(tar)
    except BaseException:
        sealer.abandon()
        raise
    sealer.finish()


@contextmanager
def reading(path: Path, key: bytes) -> Iterator[Iterator[Piece]]:
    """Everything in it, in order.

    Raises WrongKey and Damaged.
    """
    try:
        with (
            path.open("rb") as file,
            gzip.GzipFile(fileobj=io.BufferedReader(cast("Any", Opener(file, key)), AT_A_TIME)) as zipped,
        ):
            yield _pieces(zipped)
    except (tarfile.TarError, gzip.BadGzipFile, EOFError) as error:
        raise Damaged(f"The backup cannot be read ({error}). Use another one.") from error


def _pieces(zipped: gzip.GzipFile) -> Iterator[Piece]:
    with tarfile.open(fileobj=zipped, mode="r|", bufsize=AT_A_TIME) as tar:
        members: list[tarfile.TarInfo] = vars(tar)["members"]
        while about := tar.next():
            members.clear()  # it would remember them all
            stream = tar.extractfile(about)
            if stream is None:
                raise Damaged(f"The backup holds {about.name!r}, which is no file.")
            yield Piece(about.name, about.size, stream)
    while zipped.read(AT_A_TIME):
        pass  # to the very end, so that what is missing there is noticed
