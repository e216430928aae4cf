"""The states of an application's pages that the auditor looks at. What is refused stays a draft as it was."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from accessibility.subjects import Fill, Press
from portal.core.contributions import PageState
from portal.core.db import db
from portal.people import Person

from . import queries

SEND = (Press(),)
NEVER = (Fill("permit_start-day", "31"), Fill("permit_start-month", "2"), Fill("permit_start-year", "2999"))
PARKING, HOUSING, CHILDCARE = "residence-parking-permit", "housing-benefit", "childcare-subsidy"
TAX, SCHOOL = "council-tax-reduction", "school-place"
Values = Callable[[], Mapping[str, Any]]


def application(name: str, service: str, **more: Any) -> Values:
    """The latest application of this citizen for this service; more: what else fills the address."""

    def values() -> Mapping[str, Any]:
        person_id = db.scalars(select(Person.id).where(Person.email == f"{name}@post.example")).one()
        rows, _number = queries.listed(person_id, 1)
        return {"reference": next(row.reference for row in rows if row.service == service), **more}

    return values


def _page(state: str, of: Values, *, persona: str, steps: tuple[Fill | Press, ...] = ()) -> PageState:
    """A page of questions; with steps it is refused."""
    return PageState("applications.page", state, persona, of, steps=steps, status=422 if steps else 200)


def _item(state: str, number: int, *, steps: tuple[Fill | Press, ...] = ()) -> PageState:
    of = application("amina", CHILDCARE, page_id="children", number=number)
    return PageState("applications.item", state, "amina", of, steps=steps, status=422 if steps else 200)


STATES = (
    PageState("applications.mine", persona="amina"),
    PageState("applications.mine", persona="liwei"),
    PageState("applications.start", "empty", persona="deniz", values={"slug": "youth-pass"}),
    PageState("applications.start", "begun", persona="boris", values={"slug": PARKING}),
    PageState("applications.start", "missing", persona="boris", values={"slug": "not-there"}, status=404),
    PageState("applications.tasks", persona="amina", values=application("amina", CHILDCARE)),
    PageState("applications.tasks", "begun", persona="liwei", values=application("liwei", TAX)),
    _page("filled", application("amina", CHILDCARE, page_id="home"), persona="amina"),
    _page("known", application("amina", CHILDCARE, page_id="payment"), persona="amina"),
    _page("list", application("amina", CHILDCARE, page_id="children"), persona="amina"),
    _page("worked out", application("amina", CHILDCARE, page_id="care-costs"), persona="amina"),
    _page("empty", application("liwei", TAX, page_id="studies"), persona="liwei"),
    _page("several", application("liwei", TAX, page_id="reasons"), persona="liwei"),
    _page("declaration", application("liwei", TAX, page_id="confirm"), persona="liwei"),
    _page("one of refused", application("liwei", TAX, page_id="refund"), persona="liwei", steps=SEND),
    _page("upload", application("boris", PARKING, page_id="registration"), persona="boris"),
    _page("upload refused", application("boris", PARKING, page_id="registration"), persona="boris", steps=SEND),
    _page("refused", application("boris", PARKING, page_id="period"), persona="boris", steps=(*NEVER, *SEND)),
    _page("uploaded", application("deniz", PARKING, page_id="registration"), persona="deniz"),
    _item("filled", 0),
    _item("empty", 1),
    _item("refused", 1, steps=SEND),
    PageState("applications.summary", persona="deniz", values=application("deniz", PARKING)),
    PageState("applications.receipt", "success", persona="amina", values=application("amina", SCHOOL)),
    PageState("applications.show", "sent", persona="amina", values=application("amina", SCHOOL)),
    PageState("applications.show", "under way", persona="amina", values=application("amina", HOUSING)),
    PageState("applications.show", "granted", persona="amina", values=application("amina", "library-card")),
    PageState("applications.show", "refused by us", persona="amina", values=application("amina", PARKING)),
    PageState("applications.show", "waiting", persona="boris", values=application("boris", HOUSING)),
    PageState("applications.show", "booked", persona="mei", values=application("mei", "identity-card-appointment")),
    PageState("applications.show", "missing", persona="mei", values={"reference": "A-0000-0000"}, status=404),
    PageState("applications.answer", "empty", persona="boris", values=application("boris", HOUSING)),
    PageState("applications.answer", "refused", "boris", application("boris", HOUSING), steps=SEND, status=422),
    PageState("applications.withdraw", "draft", persona="boris", values=application("boris", PARKING)),
    PageState("applications.withdraw", "sent", persona="amina", values=application("amina", SCHOOL)),
)
