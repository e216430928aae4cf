"""The states of the pages about a person that the auditor looks at."""

from collections.abc import Mapping
from typing import Any

from accessibility.subjects import Fill, Press
from portal.core.contributions import PageState

from . import queries

SEND = (Press(),)
REASON = Fill("reason", "A call about the library card", if_there=True)
NEVER = (Fill("birth_date-day", "31"), Fill("birth_date-month", "2"), Fill("birth_date-year", "1986"))


def _known_as(words: str) -> Mapping[str, Any]:
    return {"person_id": queries.search_people(words)[0].id}


def amina() -> Mapping[str, Any]:
    return _known_as("amina@post.example")


def deniz() -> Mapping[str, Any]:
    """Nobody gives a reason to look at them, so that staff are always asked for one."""
    return _known_as("deniz@post.example")


def _of_amina(page: str, *steps: Fill) -> tuple[PageState, PageState]:
    """A page of one's details, and the same refused."""
    refused = PageState(f"people.{page}", "refused", persona="amina", steps=(*steps, *SEND), status=422)
    return PageState(f"people.{page}", persona="amina"), refused


STATES = (
    PageState("people.profile", persona="amina"),
    PageState("people.profile", "little known", persona="deniz"),
    PageState("people.looks", persona="amina"),
    PageState("people.change_language", persona="amina"),
    *_of_amina("change_name", Fill("name", "")),
    PageState("people.change_name", "long", persona="amina", steps=(Fill("name", "أمينة " * 60), *SEND), status=422),
    *_of_amina("change_birth_date", *NEVER),
    *_of_amina("change_contact", Fill("phone", "call me")),
    *_of_amina("change_address", Fill("street", ""), Fill("from_on-month", "13")),
    *_of_amina("change_children", Fill("years", "two")),
    *_of_amina("change_situation", Fill("newcomer-day", "40")),
    PageState("people.change_address", "empty", persona="deniz"),
    PageState("people_staff.search", "empty", persona="clara"),
    PageState("people_staff.search", persona="clara", values={"q": "li"}),
    PageState("people_staff.search", "nothing found", persona="clara", values={"q": "zzzz"}),
    PageState("people_staff.person", "empty", persona="sam", values=deniz),
    PageState("people_staff.person", "refused", persona="sam", values=deniz, steps=SEND, status=422),
    PageState("people_staff.person", persona="clara", values=amina, steps=(REASON, Press(if_there=True))),
)
