"""A service as data: what the portal says about it, who may have it, and the form to apply with."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part, Text
from portal.questions import FormDefinition
from portal.workflow import WorkflowDefinition

from .eligibility import Eligibility
from .keep import Keep
from .said import DocumentText, MessageText
from .trial import Trial

LONGEST_NAME = 300
LONGEST_SUMMARY = 300
Kind = Literal[
    "permit",
    "benefit",
    "registration",
    "booking",
    "report",
    "complaint",
    "consultation",
    "survey",
    "licence",
    "certificate",
    "data_donation",
    "inspection",
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Phone = Annotated[str, Field(pattern=r"^[0-9+() /.-]{3,40}$")]
Email = Annotated[str, Field(pattern=r"^[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,}$")]
Link = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]{3,1000}$")]


def _no_longer_than(most: int) -> AfterValidator:
    def check(text: dict[str, str]) -> dict[str, str]:
        for code, words in text.items():
            if len(words) > most:
                raise PydanticCustomError(
                    "text", "Shorten the text in “{code}” to {most} characters.", {"code": code, "most": most}
                )
        return text

    return AfterValidator(check)


Name = Annotated[Text, _no_longer_than(LONGEST_NAME)]
Summary = Annotated[Text, _no_longer_than(LONGEST_SUMMARY)]


class Channels(Part):
    """How to apply, in words, for each way there is."""

    online: Text | None = None
    phone: Text | None = None
    counter: Text | None = None
    post: Text | None = None


class Contact(Part):
    """Whom to ask."""

    phone: Phone | None = None
    email: Email | None = None
    office: Text | None = None


class RefusalReason(Part):
    """Something a member of staff can tick when refusing; said to the citizen."""

    id: Slug
    text: Text


class ServiceDefinition(Part):
    """Everything the portal knows about a service. Only id, department and name must be there.

    kind: decides how the portal speaks of it: one applies for a permit, reports a problem, takes part in a survey.
    is_listed: False for what only the portal itself or staff begin; it is in no list and is not found.
    review_on: when somebody must look whether it is still right.
    """

    format: Literal[2] = 2
    id: Slug
    kind: Kind | None = None
    is_listed: bool = True
    department: Slug
    topics: Annotated[tuple[Slug, ...], Field(max_length=5)] = ()
    life_events: Annotated[tuple[Slug, ...], Field(max_length=5)] = ()
    personas: Annotated[tuple[Slug, ...], Field(max_length=10)] = ()
    name: Name
    summary: Summary | None = None
    keywords: Text | None = None
    what: Text | None = None
    who: Text | None = None
    needs: Annotated[tuple[Text, ...], Field(max_length=30)] = ()
    cost: Text | None = None
    duration: Text | None = None
    how: Channels = Channels()
    contact: Contact = Contact()
    legal_basis: Text | None = None
    reviewed_on: date | None = None
    review_on: date | None = None
    promised_working_days: Annotated[int, Field(ge=1, le=365)] | None = None
    link: Link | None = None
    keep: Keep = Keep()
    eligibility: Eligibility | None = None
    form: FormDefinition | None = None
    refusal_reasons: Annotated[tuple[RefusalReason, ...], Field(max_length=20)] = ()
    workflow: WorkflowDefinition | None = None
    messages: Annotated[tuple[MessageText, ...], Field(max_length=40)] = ()
    documents: Annotated[tuple[DocumentText, ...], Field(max_length=20)] = ()
    tests: Annotated[tuple[Trial, ...], Field(max_length=200)] = ()


def stored(definition: ServiceDefinition) -> dict[str, Any]:
    """The definition as JSON, without what is not said."""
    return definition.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude_none=True)
