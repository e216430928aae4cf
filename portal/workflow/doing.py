"""What the portal does by itself, as data: one class for each word after `do`."""

from typing import Annotated, Literal

from pydantic import Field

from portal.core.definitions import Part, Text

MOST_STEPS = 20
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Days = Annotated[int, Field(ge=1, le=365)]
Role = Literal["caseworker", "supervisor"]
Outcome = Literal["granted", "refused"]


class Automation(Part):
    """Something the portal does by itself. when: only if this is true."""

    when: str | None = None


class SendMessage(Automation):
    """Tell the citizen. message: the id of one of the service's messages."""

    do: Literal["message"]
    message: Slug


class AskForMore(Automation):
    """Ask the citizen for something; the clock stands still until it comes."""

    do: Literal["ask"]
    text: Text


class BookInspection(Automation):
    """Make an appointment for somebody to come and look. office: the team that comes."""

    do: Literal["inspection"]
    title: Text
    within_working_days: Days = 10
    office: Slug = "inspections"


class IssueDocument(Automation):
    """Make a document. document: the id of one of the service's documents."""

    do: Literal["issue"]
    document: Slug


class AskRegister(Automation):
    """Ask another system. send: what it is told, by name there: the name of an answer. keep_as: its answer in conditions."""

    do: Literal["register"]
    register_name: Annotated[Slug, Field(alias="register")]
    send: dict[Name, Name]
    keep_as: Name


class OpenCase(Automation):
    """Open another case. service: its slug."""

    do: Literal["open_case"]
    service: Slug


class Escalate(Automation):
    """Put the case on the desk of somebody who can help, with a word that says why."""

    do: Literal["escalate"]
    to: Role = "supervisor"


class Decide(Automation):
    """End the case. reasons: of a refusal, ids of the service's refusal reasons."""

    do: Literal["decide"]
    outcome: Outcome
    reasons: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()


AnyAutomation = Annotated[
    SendMessage | AskForMore | BookInspection | IssueDocument | AskRegister | OpenCase | Escalate | Decide,
    Field(discriminator="do"),
]
Steps = Annotated[tuple[AnyAutomation, ...], Field(max_length=MOST_STEPS)]
