"""Where a letter about an application leads."""

from flask import current_app

from ..models import Application


def page_of(application: Application, endpoint: str = "applications.show") -> str:
    """The path of a page about it, also outside a request. The reader gets it in their language."""
    paths = current_app.url_map.bind("localhost")
    return paths.build(endpoint, {"language": application.language, "reference": application.reference})
