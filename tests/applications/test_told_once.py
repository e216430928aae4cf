"""An answer given anywhere is offered everywhere, with where it came from."""

import pytest

from portal.catalogue import ServiceDefinition, publish
from tests.applications.conftest import text, value_of


def service(slug, *questions, extra=()):
    pages = [{"id": "about", "title": text("About"), "questions": list(questions)}]
    pages += [{"id": "more", "title": text("More"), "questions": list(extra)}] if extra else []
    return {
        "id": slug,
        "department": "transport",
        "name": text(slug.title()),
        "form": {"sections": [{"id": "all", "title": text("All"), "pages": pages}]},
    }


INCOME = {"id": "income", "type": "money", "label": text("Your income"), "concept": "household.income"}
AGAIN = {"id": "earnings", "type": "money", "label": text("What you earn"), "concept": "household.income"}
AGREED = {"id": "agreed", "type": "declaration", "label": text("I agree"), "concept": "x.agreed"}


@pytest.fixture
def services(acting, begin):
    with acting():
        publish(ServiceDefinition.model_validate(service("benefit", INCOME, AGREED, extra=[AGAIN])))
        publish(ServiceDefinition.model_validate(service("subsidy", AGAIN, AGREED)))


@pytest.fixture
def told(client, services, begin):
    """A benefit asked for with an income of 1,200; gives back its address."""
    where = begin("benefit")
    client.post(f"/en{where}/pages/about", data={"income": "1200", "agreed": "yes"})
    client.post(f"/en{where}/pages/more", data={"earnings": "1200"})
    assert client.post(f"/en{where}/summary").location.endswith("/receipt")
    return where


def test_an_answer_on_an_earlier_page_is_not_asked_again(client, services, begin):
    where = begin("benefit")
    client.post(f"/en{where}/pages/about", data={"income": "1200", "agreed": "yes"})

    page = client.get(f"/en{where}/pages/more").text

    assert value_of(page, "earnings") == "1200.00"
    assert "from an earlier page" in page


def test_an_answer_in_one_service_is_offered_in_the_next_with_its_source(client, told, begin):
    page = client.get(f"/en{begin('subsidy')}/pages/about").text

    assert value_of(page, "earnings") == "1200.00"
    assert "from “Benefit”" in page
    assert "checked" not in page, "what was agreed once is never agreed by itself"


def test_the_citizen_sees_what_is_offered_and_can_take_it_back(client, told, begin):
    assert "What you earn" in client.get("/en/profile").text

    client.post("/en/profile/answers/household.income/removal")
    client.post("/en/profile/answers/household.income/removal")

    assert "What you earn" not in client.get("/en/profile").text
    assert not value_of(client.get(f"/en{begin('subsidy')}/pages/about").text, "earnings")


def test_nobody_is_offered_what_somebody_else_told(client, told, begin, sign_in):
    sign_in()

    assert not value_of(client.get(f"/en{begin('subsidy')}/pages/about").text, "earnings")
