"""The door for web servers: `wsgi:app`, configured by the environment."""

from portal.app import create_app
from portal.core import engines, logs, watching

app = create_app()
logs.set_up(app.extensions["settings"])
watching.begin_process(app, 0)
engines.limit_time(app.extensions["database"].engine, engines.time_outs(app.extensions["settings"]))
