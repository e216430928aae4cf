"""`portal demo`: Port Alder, from an empty database."""

import time
from collections.abc import Callable

import click
from flask import Flask

from portal.config import settings
from portal.core.contributions import CastMember
from portal.core.rooms import contributions

from . import city
from .bulk import PROFILES, AlreadyFilled, NoRoom, fill


@click.command()
@click.option("--unless-there", is_flag=True, help="Do nothing if the city stands already.")
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    help="Add invented people and their matters, to see whether the portal stays quick: S 50,000 applications,"
    " M 500,000, L 2,000,000 (on PostgreSQL).",
)
@click.pass_context
def demo(context: click.Context, *, unless_there: bool, profile: str | None) -> None:
    """Build Port Alder, a city with people, applications in every stage, and staff at work."""
    app: Flask = context.obj
    if settings().is_production:
        raise click.ClickException("The demo city is not for production. Set PORTAL_MODE to demo or development.")
    was_there = _build_unless_there(app)
    if was_there and not unless_there and not profile:
        raise click.ClickException("Port Alder stands already. Delete the database to build it again.")
    if profile:
        _fill(profile)


def prepare(app: Flask) -> None:
    """Before a demo serves its first page: the city, and who one can be in it."""
    if not settings().has_demo_sign_in:
        return
    _build_unless_there(app)
    names = ", ".join(member.email.partition("@")[0].capitalize() for member in contributions(CastMember))
    click.echo(f"Sign in without a password at {settings().portal_url}/demo/sign-in as {names}")


def _build_unless_there(app: Flask) -> bool:
    """True if it was there."""
    try:
        if city.is_built(app):
            return True
    except city.Unfinished as error:
        raise click.ClickException(
            f"An earlier build was interrupted. Delete {settings().folder} (and the database, if it is elsewhere),"
            " then try again."
        ) from error
    started = time.monotonic()
    _build(app)
    click.echo(f"Port Alder is built ({time.monotonic() - started:.1f} s)")
    return False


def _build(app: Flask) -> None:
    """With a bar that grows as the months go by."""
    with click.progressbar(length=1, label="Building Port Alder", show_pos=False) as bar:

        def begin(length: int) -> Callable[[], None]:
            bar.length = length
            return lambda: bar.update(1)

        city.build_demo(app, begin=begin)


def _fill(name: str) -> None:
    """With a bar that grows with every few thousand applications."""
    try:
        with click.progressbar(length=1, label=f"Filling it with profile {name}", show_pos=False) as bar:

            def begin(length: int) -> Callable[[int], None]:
                bar.length = length
                return bar.update

            rows = fill(PROFILES[name], begin=begin, warn=click.echo)
            bar.update(bar.length or 1)
    except NoRoom as error:
        raise click.ClickException(str(error)) from error
    except AlreadyFilled as error:
        raise click.ClickException("A profile's people are there already. Delete the database first.") from error
    click.echo(f"{sum(rows.values())} rows were added, {rows['applications']} of them applications")
