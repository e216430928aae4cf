"""The door for web servers: `wsgi:app`, configured by the environment."""

from portal.app import create_app
from portal.core import logs, watching

app = create_app()
logs.set_up(app.extensions["settings"])
watching.begin_process(app, 0)
