"""`portal search`: the index from the terminal."""

import click

from portal.core.db import db

from . import actions


@click.group()
def search() -> None:
    """Look after what people can find."""


@search.command()
def reindex() -> None:
    """Read all documents again, for example after an upgrade changed how words are cut."""
    total = 0
    for kind, number in actions.reindex():
        click.echo(f"{kind}: {number} documents")
        total += number
    db.commit()
    click.echo(f"{total} documents can be found")
