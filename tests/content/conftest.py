"""Something that can be written and published, as a room above would bring it."""

from dataclasses import dataclass, field

import pytest

from portal.content import Finding, Publishable, manuscript
from portal.core import ledger
from portal.core.db import new_id
from portal.core.rooms import Room

EDITH, YUSUF = (f"account:{new_id()}" for _ in range(2))


@dataclass
class Shelf:
    """Keeps leaflets in memory; a leaflet without a body is an error, one that shouts is against policy."""

    released: dict[tuple[str, int], dict] = field(default_factory=dict)

    def current(self, slug):
        return max((number for known, number in self.released if known == slug), default=0)

    def document_of(self, slug, number):
        return self.released[slug, number]

    def publish(self, document):
        number = self.current(document["id"]) + 1
        self.released[document["id"], number] = document
        return number

    @staticmethod
    def findings(document):
        found = [] if document.get("body") else [Finding("body", "Write this.", "error", "body")]
        if "!" in str(document.get("body")):
            found.append(Finding("body.en", "Do not shout.", "policy", "tone"))
        if "?" in str(document.get("body")):
            found.insert(0, Finding("body.en", "Is this a question?", "question", "tone"))
        return found

    @staticmethod
    def title_of(document):
        return document.get("title", {})


@pytest.fixture
def shelf(app):
    """A room that brings leaflets."""
    shelf = Shelf()
    parts = {name: getattr(shelf, name) for name in ("title_of", "current", "document_of", "findings", "publish")}
    app.extensions["rooms"] = (
        *app.extensions["rooms"],
        Room("leaflets", contributes=[Publishable("leaflet", **parts)]),
    )
    shelf.publish(
        {"id": "bins", "title": {"en": "Bins", "es": "Cubos"}, "body": {"en": "On Monday.", "es": "El lunes."}}
    )
    return shelf


@pytest.fixture
def leaflet(acting, shelf):
    """Inside: the leaflet about bins, in somebody's hands. Everything is kept at the end."""
    from contextlib import contextmanager

    @contextmanager
    def opened(by=EDITH):
        with acting():
            ledger.act_as(by)
            yield manuscript("leaflet", "bins", to_change=True)

    return opened
