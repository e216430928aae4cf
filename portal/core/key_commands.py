"""The words of the command line about keys: make new ones, see what is sealed with which, seal again with the newest."""

import click
from flask import current_app

from portal.config import UnsafeSettings, from_environment
from portal.core import rekeying
from portal.core.keys import new_key
from portal.core.sealing import CannotOpen, ring


@click.group()
def keys() -> None:
    """Look after the keys that private data is sealed with."""


@keys.command("new")
def new() -> None:
    """Make new keys and print them. Nothing is kept: put them where the settings are."""
    click.echo(f"ENCRYPTION_KEYS=first:{new_key()}")
    click.echo(f"BLIND_INDEX_KEY={new_key()}")


@keys.command("check")
def check() -> None:
    """Say how much is sealed with which key (exit code 1 if a key is missing or not the newest)."""
    _needs_portal()
    found = rekeying.count()
    for (place, key), number in sorted(found.items()):
        click.echo(f"{place:32} {key:16} {number}")
    missing = sorted({key for _place, key in found} - {*ring().keys, rekeying.PLAIN})
    if missing:
        raise click.ClickException(f"ENCRYPTION_KEYS lacks {', '.join(missing)}: what it sealed cannot be read")
    if any(key != ring().newest for _place, key in found):
        raise click.ClickException("Not everything is sealed with the newest key. Run: portal keys rotate")
    click.echo(f"Everything is sealed with {ring().newest}")


@keys.command("rotate")
def rotate() -> None:
    """Seal everything with the first key of ENCRYPTION_KEYS. The portal may run meanwhile; it may be begun again."""
    _needs_portal()
    try:
        rekeying.check_proofs()
        for place, done in rekeying.rotate():
            click.echo(f"{place} {done}")
        for gone in rekeying.forget_old_keys():
            click.echo(f"Nothing needs the key {gone} any more. Old backups do: keep it with them.")
    except CannotOpen as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Everything is sealed with {ring().newest}")


def _needs_portal() -> None:
    """What is wrong with the settings was not said yet: `keys new` works without any."""
    try:
        from_environment()
    except UnsafeSettings as error:
        if not current_app:
            raise click.ClickException(f"The portal does not start:\n{error}") from error
