"""Writes everything the authority owns into a folder, in formats any system can read."""

import json
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.core import clock, filestore
from portal.core.db import database
from portal.core.files import StoredFile
from portal.core.i18n import authority_name

from ..openly import LEFT_OUT, SECRETS, described, is_open, open_columns, records
from ..rules import NotEmpty
from ..snapshots import Snapshot, snapshot
from ..tables import Table

LONGEST_BYTES = 200
README = """# Everything the authority owns in its portal

- `datapackage.json` describes every table and column (Frictionless Data, https://datapackage.org).
- `tables/<name>.jsonl`: a JSON object a line; moments are in UTC.
- `files/<id>/<name>`: what citizens and staff sent, under the id it has in `tables/files.jsonl`.
- `services/<id>.yaml`: the services as their authors write them; `portal services import services` reads them.
- `tables/ledger.jsonl` is what happened, in a chain of hashes: each `hash` covers the entry and the hash before it.

Left out: {left_out}.
Without: {secrets}.
"""


def export(folder: Path, *, write_services: Callable[[Path], object]) -> dict[str, int]:
    """How many rows each table has, and `files`. write_services: gets a folder that is there.

    Raises NotEmpty.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise NotEmpty(f"There is something in {folder} already. Name a folder that is empty or not there.")
    for name in ("tables", "files", "services"):
        (folder / name).mkdir()
    with snapshot(database().engine) as now:
        resources = [_write_table(folder, now, open_columns(table)) for table in now.tables() if is_open(table)]
    (folder / "datapackage.json").write_text(json.dumps(_package(resources), indent=1, ensure_ascii=False))
    secrets = ", ".join(f"`{table}.{column}`" for table, column in sorted(SECRETS))
    left_out = "; ".join(f"`{name}` ({why})" for name, why in LEFT_OUT.items())
    (folder / "README.md").write_text(README.format(left_out=left_out, secrets=secrets))
    write_services(folder / "services")
    return {each["name"]: each["rows"] for each in resources} | {"files": _write_files(folder / "files")}


def _write_table(folder: Path, now: Snapshot, table: Table) -> dict[str, Any]:
    rows, size, digest = 0, 0, sha256()
    with (folder / "tables" / f"{table.name}.jsonl").open("wb") as file:
        for record in records(now.lines(table), table):
            file.write(record)
            digest.update(record)
            rows, size = rows + 1, size + len(record)
    return described(table, rows=rows, size=size, digest=digest.hexdigest())


def _write_files(folder: Path) -> int:
    number = 0
    with database().reading() as session:
        for file_id, name in session.execute(select(StoredFile.id, StoredFile.name).execution_options(yield_per=1000)):
            number += _write_file(folder, file_id, name)
    return number


def _write_file(folder: Path, file_id: UUID, name: str) -> bool:
    """False if its owner removed it meanwhile."""
    try:
        content = filestore.get(file_id)
    except FileNotFoundError:
        return False
    (folder / str(file_id)).mkdir()
    (folder / str(file_id) / _name_for_a_disk(name)).write_bytes(content)
    return True


def _name_for_a_disk(name: str) -> str:
    """150 letters may be many more bytes."""
    stem, suffix = Path(name).stem, Path(name).suffix
    return stem.encode()[: LONGEST_BYTES - len(suffix.encode())].decode(errors="ignore") + suffix


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "portal",
        "title": authority_name(),
        "created": clock.now().isoformat(),
        "version": version("portal"),
        "resources": resources,
    }
