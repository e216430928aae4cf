"""Puts the house together. The only module that knows every room."""

import gc
from pathlib import Path

import click
from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.admin.room import room as admin
from portal.applications.room import room as applications
from portal.appointments.room import room as appointments
from portal.auditing.room import room as auditing
from portal.casework.room import room as casework
from portal.catalogue.room import room as catalogue
from portal.config import Settings, UnsafeSettings, from_environment
from portal.connectors.room import room as connectors
from portal.content.room import room as content
from portal.core import (
    assets,
    db,
    display,
    errors,
    i18n,
    logs,
    metrics,
    page_cache,
    probes,
    protection,
    rates,
    request_ids,
    rooms,
    sealing,
    tracing,
    urls,
    watching,
    web,
)
from portal.core.commands import COMMANDS
from portal.core.contributions import Command
from portal.core.rooms import Room
from portal.core.templating import Portal
from portal.dashboard.room import room as dashboard
from portal.demo.room import room as demo
from portal.editing.room import room as editing
from portal.feedback.room import room as feedback
from portal.gallery.room import room as gallery
from portal.identity.room import room as identity
from portal.keeping.room import room as keeping
from portal.messages.room import room as messages
from portal.operations.room import room as operations
from portal.people.room import room as people
from portal.questions.room import room as questions
from portal.search.room import room as search
from portal.workflow.room import room as workflow

ROOMS: list[Room] = [
    connectors,
    identity,
    people,
    messages,
    search,
    content,
    questions,
    workflow,
    catalogue,
    appointments,
    editing,
    casework,
    feedback,
    applications,
    auditing,
    dashboard,
    admin,
    operations,
    keeping,
    gallery,
    demo,
]

THINGS_BETWEEN_LOOKS = 5_000
"""How many more things there are before Python looks for garbage among the new ones: a page makes hundreds, and by itself
Python would look after 700."""

STATIC = Path(__file__).parents[1] / "static"


def create_app(settings: Settings | None = None) -> Flask:
    """The portal as a WSGI application. Without settings they come from the environment.

    Raises UnsafeSettings.
    """
    settings = settings or from_environment()
    app = Portal(__name__, static_folder=None)
    app.static_folder = STATIC  # set afterwards: Flask would serve it under a URL without version
    app.compiled_templates = settings.folder / "templates"
    app.extensions["settings"] = settings
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-said" if settings.uses_https else "said",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.uses_https,
        MAX_CONTENT_LENGTH=(settings.max_upload_mb * 5 + 1) * 1_000_000,
        MAX_FORM_MEMORY_SIZE=settings.max_form_kb * 1_000,
        MAX_FORM_PARTS=settings.max_form_fields,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_BR_WINDOW=16,
    )
    if number := settings.trusted_proxies:
        believed = {"x_for": number, "x_proto": number, "x_host": number, "x_port": number}
        app.wsgi_app = ProxyFix(app.wsgi_app, **believed)  # type: ignore[method-assign]
    app.jinja_env.globals["settings"] = settings
    for part in (request_ids, watching, web, urls, errors, display, i18n):
        part.init_app(app)
    Compress(app)
    past_kept_pages = app.wsgi_app
    page_cache.init_app(app)
    probes.init_app(app, past_kept_pages=past_kept_pages)
    protection.init_app(app)
    rates.init_app(app, settings)
    sealing.init_app(app, settings)
    db.init_app(app, settings.database_url, threads=settings.threads)
    assets.init_app(app, static=STATIC, brand_colour=settings.brand_colour)
    rooms.furnish(app, ROOMS)
    metrics.init_app(app, processes=settings.workers)
    tracing.init_app(app)
    watching.watch_statements(app.extensions["database"].engine, app)
    return app


WITHOUT_PORTAL: set[str | None] = {"keys"}
"""Commands that can do something where no portal is set up."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Run and look after a citizen portal. Settings come from the environment; the README explains each."""
    try:
        context.obj = create_app()
    except UnsafeSettings as error:
        if context.invoked_subcommand in WITHOUT_PORTAL:
            return
        raise click.ClickException(f"The portal does not start:\n{error}") from error
    logs.set_up(context.obj.extensions["settings"])
    context.call_on_close(context.obj.extensions["database"].engine.dispose)
    context.with_resource(context.obj.app_context())


for _command in COMMANDS:
    main.add_command(_command)
for _room in ROOMS:
    for _item in _room.contributes:
        if isinstance(_item, Command):
            main.add_command(_item.command)
            if not _item.needs_portal:
                WITHOUT_PORTAL.add(_item.command.name)

gc.freeze()  # all that was loaded stays
gc.set_threshold(THINGS_BETWEEN_LOOKS)
