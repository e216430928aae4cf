"""The door for web servers: `wsgi:app`, configured by the environment."""

from portal.app import create_app

app = create_app()
