"""What a service says and hands out: messages to the citizen, and documents."""

from typing import Annotated

from pydantic import Field

from portal.core.definitions import Part, Text

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class MessageText(Part):
    """A message. Its texts may hold {reference}, {service}, {name}, {due_on} and the ids of questions in braces."""

    id: Slug
    subject: Text
    body: Text


class DocumentText(Part):
    """A document the service issues, as a tagged PDF. The body is Markdown with the same braces as a message.

    valid_months: how long it holds; None: without end.
    """

    id: Slug
    title: Text
    body: Text
    valid_months: Annotated[int, Field(ge=1, le=1200)] | None = None
