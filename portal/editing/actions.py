"""Services as something editors write and publish, and the ways in which one begins."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from portal.catalogue import editorial
from portal.content import Manuscript, Publishable, manuscripts
from portal.core.i18n import Text

from .rules import SERVICE

LONGEST_SLUG = 60
RESERVED = ("new", "import")
"""Addresses of the editors' own pages."""


class NotAnAddress(Exception):
    """The editors' own pages have this address."""


STARTERS = Path(__file__).parent / "starters"


def title_of(document: Mapping[str, Any]) -> Text:
    """Its name, as far as it is one."""
    name = document.get("name")
    is_text = isinstance(name, Mapping) and all(isinstance(words, str) for words in name.values())
    return dict(name) if isinstance(name, Mapping) and is_text else {}


SERVICES = Publishable(
    kind=SERVICE,
    title_of=title_of,
    current=editorial.current_number,
    document_of=editorial.document_of,
    findings=editorial.findings_in,
    publish=editorial.publish_document,
)


def starters() -> dict[str, dict[str, Any]]:
    """The templates by name, in the order of their names."""
    return {file.stem: starter(file.stem) for file in sorted(STARTERS.glob("*.yaml"))}


def starter(name: str) -> dict[str, Any]:
    """Raises FileNotFoundError. name: one of `starters`, never what somebody typed."""
    content: dict[str, Any] = yaml.load((STARTERS / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return content


def begin_service(document: Mapping[str, Any], slug: str, name: Text, *, verb: str, **details: Any) -> Manuscript:
    """A new service that says what this document says, under a name and address of its own.

    Raises Refused.
    """
    rest = {key: value for key, value in document.items() if value != "" and key not in {"id", "name", "format"}}
    return Manuscript.begin(SERVICE, slug, {"id": slug, **rest, "name": dict(name)}, verb=verb, **details)


def import_service(document: Mapping[str, Any], *, file: str) -> Manuscript:
    """What a file says: a new service, or the next draft of the one with that address.

    Raises Refused and NotAnAddress.
    """
    if document["id"] in RESERVED:
        raise NotAnAddress
    return Manuscript.begin(SERVICE, str(document["id"]), dict(document), verb="imported", file=file)


def free_slug(name: str, *, or_else: str) -> str:
    """An address made of the name that nobody has yet."""
    wanted = editorial.slug_of(name, or_else)[:LONGEST_SLUG]
    taken = {*RESERVED, *manuscripts(SERVICE)}
    number, slug = 2, wanted
    while slug in taken or editorial.current_number(slug):
        slug, number = f"{wanted}-{number}", number + 1
    return slug
