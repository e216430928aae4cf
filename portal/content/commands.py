"""The words `portal content ...`."""

from pathlib import Path

import click

from portal.core.db import db

from . import actions


@click.group()
def content() -> None:
    """Pages about the portal itself."""


@content.command("load")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=actions.BUILT_IN)
def load(folder: Path) -> None:
    """Publish the pages every portal needs, or those of another FOLDER (one YAML file each)."""
    try:
        slugs = actions.load_pages(folder)
    except (KeyError, TypeError, ValueError) as error:
        raise click.ClickException(f"A page could not be read: {error!r}") from error
    db.commit()
    click.echo(f"{len(slugs)} pages published: {', '.join(slugs)}")
