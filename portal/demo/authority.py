"""Who Port Alder is: departments, topics, services, pages and news."""

from typing import Any

from portal.appointments import import_offices
from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.content import load_pages, publish_news

from .files import PORT_ALDER, read


def build_authority() -> None:
    """Everything citizens can read before anybody has applied for anything."""
    document = read(PORT_ALDER / "authority.yaml")
    import_authority(document)
    import_offices(document)
    for file in sorted((PORT_ALDER / "services").glob("*.yaml")):
        publish(ServiceDefinition.model_validate(read(file)))
    load_pages()
    for item in document["news"]:
        publish_news(item["id"], published_on=item["published_on"], **_news(item))


def _news(item: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The first paragraph stands above the text and in lists."""
    parts = {code: body.partition("\n\n") for code, body in item["body"].items()}
    return {
        "title": item["title"],
        "summary": {code: first.replace("**", "") for code, (first, _gap, _rest) in parts.items()},
        "body": {code: rest for code, (_first, _gap, rest) in parts.items()},
    }
