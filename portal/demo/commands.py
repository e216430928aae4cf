"""`portal demo`: Port Alder, from an empty database."""

import time
from collections.abc import Callable

import click
from flask import Flask

from portal.config import settings

from . import city


@click.command()
@click.option("--unless-there", is_flag=True, help="Do nothing if the city stands already.")
@click.pass_context
def demo(context: click.Context, *, unless_there: bool) -> None:
    """Build Port Alder, a city with people, applications in every stage, and staff at work."""
    app: Flask = context.obj
    if settings().is_production:
        raise click.ClickException("The demo city is not for production. Set PORTAL_MODE to demo or development.")
    try:
        is_there = city.is_built(app)
    except city.Unfinished as error:
        raise click.ClickException(
            f"An earlier build was interrupted. Delete {settings().folder} (and the database, if it is elsewhere),"
            " then try again."
        ) from error
    if is_there and unless_there:
        return
    if is_there:
        raise click.ClickException("Port Alder stands already. Delete the database to build it again.")
    started = time.monotonic()
    _build(app)
    click.echo(f"Port Alder is built ({time.monotonic() - started:.1f} s)")


def _build(app: Flask) -> None:
    """With a bar that grows as the months go by."""
    with click.progressbar(length=1, label="Building Port Alder", show_pos=False) as bar:

        def begin(length: int) -> Callable[[], None]:
            bar.length = length
            return lambda: bar.update(1)

        city.build_demo(app, begin=begin)
