"""A service as data: what the portal says about it, who may have it, and the form to apply with."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from portal.questions import FormDefinition, Question, Text, problem_in

LONGEST_NAME = 300
LONGEST_SUMMARY = 300
ELIGIBILITY_TYPES = ("yes_no", "number", "one_of", "date", "money")
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


class Part(BaseModel):
    """A piece of a definition: never changed after it was read, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Verdict(Part):
    """What the check ends with. maybe: only the department can tell."""

    outcome: Literal["yes", "no", "maybe"]
    reason: Text


class Rule(Verdict):
    """This verdict, if `when` is true."""

    when: str


class Eligibility(Part):
    """“May I?” The first rule that is true decides."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=10)]
    rules: Annotated[tuple[Rule, ...], Field(max_length=50)] = ()
    otherwise: Verdict

    @model_validator(mode="after")
    def everything_fits_together(self) -> "Eligibility":
        flaws = [*_unfit_questions(self), *_bad_rules(self)]
        if flaws:
            context: dict[str, Any] = {"flaws": flaws}
            raise PydanticCustomError("flaws", "does not fit together", context)
        return self


class RefusalReason(Part):
    """Something a member of staff can tick when refusing; said to the citizen."""

    id: Slug
    text: Text


class ServiceDefinition(Part):
    """Everything the portal knows about a service. Only id, department and name must be there."""

    format: Literal[1] = 1
    id: Slug
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
    promised_working_days: Annotated[int, Field(ge=1, le=365)] | None = None
    link: Link | None = None
    eligibility: Eligibility | None = None
    form: FormDefinition | None = None
    refusal_reasons: Annotated[tuple[RefusalReason, ...], Field(max_length=20)] = ()


def stored(definition: ServiceDefinition) -> dict[str, Any]:
    """The definition as JSON, without what is not said."""
    return definition.model_dump(mode="json", exclude_defaults=True, exclude_none=True)


Flaws = Iterator[tuple[tuple[str | int, ...], str]]


def _unfit_questions(eligibility: Eligibility) -> Flaws:
    seen: set[str] = set()
    for number, question in enumerate(eligibility.questions):
        if question.type not in ELIGIBILITY_TYPES:
            yield ("questions", number, "type"), f"Write one of {', '.join(ELIGIBILITY_TYPES)}: the check is anonymous."
        if question.id in seen:
            yield ("questions", number, "id"), f"Choose another id: “{question.id}” stands before this one."
        seen.add(question.id)


def _bad_rules(eligibility: Eligibility) -> Flaws:
    for number, rule in enumerate(eligibility.rules):
        if sentence := problem_in(rule.when, eligibility.questions):
            yield ("rules", number, "when"), sentence
