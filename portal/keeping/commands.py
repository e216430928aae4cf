"""`portal backup`, `portal restore`, `portal export`, `portal forget`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from portal.config import settings
from portal.core.contributions import Command
from portal.core.db import db
from portal.core.rooms import contributions

from .actions import backups, exporting, forgetting, restoring
from .contents import Contents, read_through
from .rules import NoKey, Trouble, checked_key

PATH = click.Path(path_type=Path)
A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NOT_ALL_WELL = 8
"""The exit code for a backup that was kept although something in the portal was not as it should be."""

key_file = click.option("--key-file", type=A_FILE, help="Holds the key, instead of BACKUP_KEY.")


@click.command()
@click.argument("target", type=PATH, required=False)
@click.option("--verify", type=A_FILE, metavar="FILE", help="Make none, but read this one wholly and check everything.")
@click.option("--keep", type=click.IntRange(min=1), help="Remove older ones in the same folder, so that so many stay.")
@key_file
def backup(target: Path | None, *, verify: Path | None, keep: int | None, key_file: Path | None) -> None:
    """Write everything into one encrypted file, while the portal goes on, and read it again to be sure.

    TARGET is a folder or a file; without it, the folder `backups` beside the data.
    """
    with _plainly():
        key, started = _key(key_file), time.monotonic()
        if verify:
            path, contents = verify, read_through(verify, key)
        else:
            place = target or settings().folder / "backups"
            if target is None:
                place.mkdir(parents=True, exist_ok=True)
            path, contents = backups.back_up(place, key)
        _say(path, contents, seconds=time.monotonic() - started)
        if keep and not verify and _is_well(contents):
            for old in backups.keep_newest(keep, folder=path.parent):
                click.echo(f"{old.name} was removed")
    _warn(contents)


@click.command()
@click.argument("file", type=A_FILE)
@key_file
def restore(file: Path, *, key_file: Path | None) -> None:
    """Put a backup into an empty place: a new database, of either kind, and a new folder or store for files."""
    started = time.monotonic()
    with _plainly():
        contents = restoring.restore(file, _key(key_file), tell=click.echo)
    click.echo(f"Restored in {time.monotonic() - started:.1f} s")
    _warn(contents)


def _key(key_file: Path | None) -> bytes:
    try:
        return checked_key(key_file.read_text() if key_file else settings().backup_key)
    except (OSError, ValueError) as error:
        raise NoKey(f"{key_file} cannot be read as a key.") from error


def _say(path: Path, contents: Contents, *, seconds: float) -> None:
    click.echo(
        f"{path} is whole: {contents.row_count:,} rows in {len(contents.tables)} tables, {contents.files:,} files"
        f" with {contents.file_bytes:,} bytes, {contents.ledger['streams']:,} streams in the ledger;"
        f" {path.stat().st_size:,} bytes, release {contents.start['portal']},"
        f" migration {contents.start['migration']}, of {contents.start['made_at']} ({seconds:.1f} s)"
    )


def _is_well(contents: Contents) -> bool:
    """Otherwise an older backup may hold what is lost: none is removed."""
    return not (contents.broken_links or contents.end["lost"])


def _warn(contents: Contents) -> None:
    """What the backup holds is what was there; but that was not as it should be."""
    if contents.broken_links:
        click.echo(f"The ledger's chain is broken at {', '.join(contents.broken_links[:5])}", err=True)
    if lost := contents.end["lost"]:
        click.echo(f"{len(lost)} files are missing or changed in the file store: {', '.join(lost[:5])}", err=True)
    if not _is_well(contents):
        click.echo("Older backups were not removed: they may hold what is missing here.", err=True)
        raise SystemExit(NOT_ALL_WELL)


class Plain(click.ClickException):
    """A sentence, and the exit code that goes with it."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.exit_code = trouble.exit_code  # type: ignore[misc]


@contextmanager
def _plainly() -> Iterator[None]:
    """Trouble as a sentence, with its own exit code."""
    try:
        yield
    except Trouble as trouble:
        raise Plain(trouble) from trouble


@click.command()
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def forget(context: click.Context, person: str, *, yes: bool) -> None:
    """Forget PERSON, an id or an e-mail address, in every room. It cannot be undone.

    Says first what will go, and what must stay without name and contact and why. Older backups still know them, until
    they are removed.
    """
    with _plainly():
        whom = forgetting.find(person)
        outcome = forgetting.forget(whom)
    if not yes:
        db.rollback()
        _tell_outcome(outcome, "Will go", "Will stay")
        if not click.confirm("Forget this person?"):
            context.exit(1)
        with _plainly():
            outcome = forgetting.forget(whom)
    db.commit()
    _tell_outcome(outcome, "Gone", "Stays")
    traces = list(forgetting.traces_of(whom))
    for place, number in traces:
        click.echo(f"The same words still stand in {place}, {number} times: look whether they are about this person.")
    if not traces:
        click.echo("Nothing in the database says who they were. Their files are removed by the worker's next turn.")


def _tell_outcome(outcome: forgetting.Outcome, gone: str, kept: str) -> None:
    for title, numbers in ((gone, outcome.gone), (kept, outcome.kept)):
        for words, number in numbers.items():
            if number:
                click.echo(f"{title}: {number} {words}")


@click.command()
@click.argument("folder", type=PATH)
@click.pass_context
def export(context: click.Context, folder: Path) -> None:
    """Write everything the authority owns into FOLDER, in open formats, without passwords and keys.

    It is not encrypted, and not for restoring: for that make a backup.
    """

    def write_services(into: Path) -> None:
        brought = next(each.command for each in contributions(Command) if each.command.name == "services")
        context.invoke(brought.commands["export"], path=into, name="portal")  # type: ignore[attr-defined]

    with _plainly():
        written = exporting.export(folder, write_services=write_services)
    files = written.pop("files")
    click.echo(f"{sum(written.values()):,} rows of {len(written)} tables and {files:,} files are in {folder}")
