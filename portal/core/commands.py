"""The words of the `portal` command line that belong to no room: run, worker, migrate, rooms, translations."""

import logging
import os
import signal
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask import Flask, current_app
from servestatic import ServeStatic

from portal.config import Settings, settings
from portal.core import assets, i18n, protection, rekeying, schema
from portal.core.contributions import Preparation
from portal.core.db import database
from portal.core.engines import limit_time, time_outs
from portal.core.later import Later
from portal.core.patient_server import Limits
from portal.core.rooms import contributions
from portal.core.sealing import CannotOpen
from portal.core.serving import Plan, serve
from portal.core.watching import begin_process
from portal.core.worker import Worker

if TYPE_CHECKING:
    from portal.core import catalogues
else:
    catalogues = Later("portal.core.catalogues")

log = logging.getLogger(__name__)


class LaterCommand(click.Command):
    """A word of the command line whose module is loaded when it is said: it brings much that serving does not need.

    place: the module and the name of the real command in it, like `portal.auditing.commands:audit`.
    """

    def __init__(self, name: str, place: str, *, help: str) -> None:
        super().__init__(name, help=help, add_help_option=False)
        self.place = place

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        module, _, name = self.place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command.make_context(info_name, args, parent, **extra)


@click.command()
@click.option("--port", type=int, default=lambda: int(os.environ.get("PORT") or 8000), show_default="PORT or 8000")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--prepare", is_flag=True, help="First bring the database to this release; a demo builds its city.")
@click.pass_context
def run(context: click.Context, *, port: int, host: str, prepare: bool) -> None:
    """Serve the portal in as many processes as WORKERS says; the first does the work of the outbox, too.

    With EMBEDDED_WORKER=no, `portal worker` does that work.
    """
    app: Flask = context.obj
    chosen, engine = settings(), database().engine
    if prepare:
        in_store = chosen.workers > 1 and "://" in chosen.files_url
        _apart(partial(_prepare, app)) if in_store else _prepare(app)

    _check_keys()

    def begin(number: int) -> None:
        engine.dispose(close=False)
        limit_time(engine, time_outs(chosen))
        begin_process(app, number)
        if number == 0 and chosen.embedded_worker:
            Worker(app).run_in_thread()

    if chosen.workers > 1:
        i18n.read_ahead()
    click.echo(f"The portal is at http://{host}:{port}/ (stop it with Ctrl+C)")
    serve(web_server_app(app), _plan(chosen, (host, port)), begin=begin)


def _plan(chosen: Settings, address: tuple[str, int]) -> Plan:
    limits = Limits(
        connections=chosen.max_connections,
        seconds_for_head=chosen.seconds_for_head,
        seconds_to_send=chosen.seconds_to_send,
        seconds_idle=chosen.seconds_idle,
        head_bytes=chosen.max_head_kb * 1024,
        body_bytes=current_app.config["MAX_CONTENT_LENGTH"],
    )
    return Plan(address, workers=chosen.workers, threads=chosen.threads, limits=limits)


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@click.pass_context
def worker(context: click.Context, *, once: bool) -> None:
    """Do the work of the outbox: e-mails, receipts, reminders."""
    working = Worker(context.obj)
    _check_keys()
    if once:
        click.echo(f"{working.work_off()} jobs done")
        return
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: working.stop())
    begin_process(context.obj, 0)
    click.echo("The worker runs (stop it with Ctrl+C)")
    working.run()


@click.command()
@click.option("--check", is_flag=True, help="Only say whether the database is up to date (exit code 1 if not).")
@click.option("--draft", metavar="SENTENCE", help="Developers: write the next migration from what the models changed.")
@click.option("--quiet", is_flag=True, help="Say nothing if all went well.")
def migrate(*, check: bool, draft: str | None, quiet: bool) -> None:
    """Bring the database to this release."""
    migrating = _migrating()
    if draft:
        migrating.draft(draft)
    elif migrating.is_ahead():
        click.echo("The database is ahead: a later release has migrated it. There is nothing to do here", err=True)
        return
    elif check:
        _name_missing(migrating)
    else:
        migrating.upgrade()
    if not quiet and not draft:
        click.echo("The database is up to date")


def _name_missing(migrating: Any) -> None:
    missing = migrating.missing()
    for script in missing:
        click.echo(f"missing: {script.revision} ({migrating.kind_of(script)}) {script.doc}")
    if any(migrating.kind_of(script) == "contract" for script in missing):
        click.echo("A contract step: run it only when no server of the release before is left.")
    if missing:
        raise click.ClickException("The database is not up to date. Run: portal migrate")


def bring_up_to_date() -> None:
    """Migrate, if there is anything to do. Looking takes a millisecond, loading Alembic takes hundreds."""
    if not schema.is_newest(database().engine):
        _migrating().upgrade()


def _prepare(app: Flask) -> None:
    bring_up_to_date()
    for preparation in contributions(Preparation):
        preparation.run(app)


def _apart(work: Callable[[], None]) -> None:
    """In a process of its own: the threads of an object store that is used here would be missing in those that serve."""
    if pid := os.fork():
        if os.waitpid(pid, 0)[1]:
            raise click.ClickException("What must be there before the first page could not be made")
        return
    status = 1
    try:
        work()
        status = 0
    except Exception:
        log.exception("What must be there before the first page could not be made")
    finally:
        os._exit(status)


def _check_keys() -> None:
    """Better not to start than to show citizens that nobody can read what they told us."""
    try:
        rekeying.check_proofs()
    except CannotOpen as error:
        raise click.ClickException(f"The portal does not start:\n{error}") from error


def _migrating() -> Any:
    return import_module("portal.core.migrating")


@click.command()
def rooms() -> None:
    """Print what every room brings to the house."""
    for room in current_app.extensions["rooms"]:
        click.secho(room.name, bold=True)
        for blueprint in (*room.pages, *room.machine_pages):
            click.echo(f"  pages {blueprint.name}")
        for item in room.contributes:
            name = getattr(item, "name", None) or getattr(item, "endpoint", "")
            click.echo(f"  {type(item).__name__} {name}".rstrip())


@click.group()
def translations() -> None:
    """Keep the catalogues of all languages complete."""


@translations.command("check")
def check_translations() -> None:
    """Fail if an entry is missing, stale, fuzzy, or its placeholders do not match."""
    problems = catalogues.problems()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise click.ClickException(f"{len(problems)} problems. Run: portal translations update, then mend the texts")
    click.echo("All catalogues are complete")


@translations.command("update")
def update_translations() -> None:
    """Collect new texts from the code into every catalogue."""
    for line in catalogues.update():
        click.echo(line)


@translations.command("compile")
def compile_translations() -> None:
    """Make the binary catalogues the portal reads."""
    catalogues.compile_all()


def web_server_app(app: Flask) -> Callable[..., Any]:
    """The portal with its static files served before Flask is asked."""
    assets.drop_stale_copies(Path(str(app.static_folder)))
    static = ServeStatic(app.wsgi_app, autorefresh=False)
    static.add_files(str(app.static_folder), prefix=f"static/{app.config['ASSET_VERSION']}/")
    static.immutable_file_test = lambda *_: True
    chosen = app.extensions["settings"]
    app.wsgi_app = protection.with_headers(static, below="/static/", chosen=chosen)  # type: ignore[assignment, method-assign]
    return app


keys = LaterCommand("keys", "portal.core.key_commands:keys", help="Look after the keys private data is sealed with.")

COMMANDS = [run, worker, migrate, rooms, translations, keys]
