"""`portal user`: open accounts from the command line, for the first members of staff."""

import click

from portal.config import settings
from portal.core import mail
from portal.core.db import db

from .actions.accounts import AddressTaken, create_account
from .forms import WEAK
from .rules import LONGEST_NAME, Role, weakness_of


@click.group()
def user() -> None:
    """Look after accounts."""


@user.command()
@click.option("--email", required=True, help="The address they sign in with.")
@click.option("--name", required=True, help="What they are called.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="For staff; give it once a role.",
)
@click.option("--language", help="For letters to them.  [default: the portal's first language]")
@click.option("--no-password", is_flag=True, help="They choose one themselves, with a code sent to their address.")
def add(email: str, name: str, roles: tuple[str, ...], language: str | None, *, no_password: bool) -> None:
    """Open an account. Without a role it is a citizen's."""
    language = language or settings().languages[0]
    if language not in settings().languages:
        raise click.BadParameter(f"{language} is not one of {', '.join(settings().languages)}", param_hint="--language")
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise click.BadParameter(f"use 1 to {LONGEST_NAME} characters", param_hint="--name")
    try:
        email = mail.normalized(email)
        mail.address(email)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--email") from error
    password = None if no_password else _asked_password(email, name)
    try:
        create_account(email=email, name=name.strip(), password=password, language=language, roles=roles)
    except AddressTaken as error:
        raise click.ClickException(f"There is an account for {email} already") from error
    db.commit()
    click.echo(f"{name} can sign in at {settings().portal_url}/{language}/sign-in")
    if no_password:
        click.echo(f"They choose a password at {settings().portal_url}/{language}/forgotten-password")


def _asked_password(email: str, name: str) -> str:
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if weakness := weakness_of(password, about=[email, name]):
        raise click.ClickException(str(WEAK[weakness]))
    return password
