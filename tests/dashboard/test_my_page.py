"""My page: what is going on, for me."""

import pytest
from jinja2 import ChoiceLoader, DictLoader

from portal.core import clock
from portal.core.contributions import Card
from portal.people.models import Fact
from portal.people.rules import FactKind
from tests.people.factories import person

TEMPLATES = {"extra/card.html": "<h2>{{ title }}</h2>", "extra/wrong.html": "<h2>{{ title.nothing.at_all }}</h2>"}


@pytest.fixture(autouse=True)
def templates(extra, app):
    app.jinja_env.loader = ChoiceLoader([DictLoader(TEMPLATES), app.jinja_env.loader])


@pytest.fixture
def parent(store):
    """A parent of a small child."""
    who = person(name="Amina Haddad", address_as="Amina")
    child = Fact(person_id=who.id, kind=FactKind.CHILD, year=clock.now().year - 2, stated_at=clock.now())
    return store(who, child)


def card(name, order, *, context=None, **more):
    return Card(name, "extra/card.html", lambda _person: {"title": name.title(), **(context or {})}, order, **more)


def test_the_page_greets_and_is_only_mine(client, sign_in):
    assert "/sign-in" in client.get("/en/my").location
    sign_in()
    assert "Hello, <bdi>Amina Haddad</bdi>" in client.get("/en/my").text


def test_staff_who_are_no_citizens_have_no_such_page(client, store, sign_in):
    from tests.identity.factories import staff

    sign_in(store(staff()))
    assert client.get("/en/my").status_code == 403


def test_an_empty_page_says_what_to_do(client, sign_in):
    sign_in()
    page = client.get("/en/my").text
    assert "Nothing is waiting for you" in page
    assert "Find a service" in page


def test_cards_stand_in_their_order(client, sign_in, extra):
    extra += [card("second", 60), card("first", 50)]
    sign_in()
    page = client.get("/en/my").text
    assert page.index('id="card-first"') < page.index('id="card-second"')


def test_a_card_made_for_people_like_me_moves_up(client, sign_in, extra, parent, city):
    extra += [card("all", 50), card("parents", 60, personas=frozenset({"parent"}))]
    sign_in(parent)
    page = client.get("/en/my").text
    assert page.index('id="card-parents"') < page.index('id="card-all"')


def test_for_others_it_stays_where_it_was(client, sign_in, extra, city):
    extra += [card("all", 50), card("parents", 60, personas=frozenset({"parent"}))]
    sign_in()
    page = client.get("/en/my").text
    assert page.index('id="card-all"') < page.index('id="card-parents"')


def test_a_card_says_why_it_is_there(client, sign_in, extra):
    extra += [card("permit", 50, context={"because": "You see this because you have a car."})]
    sign_in()
    assert "You see this because you have a car." in client.get("/en/my").text


def test_a_card_with_nothing_to_show_stays_hidden(client, sign_in, extra):
    extra += [Card("nothing", "extra/card.html", lambda _person: None)]
    sign_in()
    assert 'id="card-nothing"' not in client.get("/en/my").text


def fails(_person):
    raise RuntimeError("the query is wrong")


@pytest.mark.parametrize(
    "broken", [Card("broken", "extra/card.html", fails), Card("broken", "extra/wrong.html", lambda _person: {})]
)
def test_a_broken_card_says_so_and_the_page_lives(client, sign_in, extra, broken, caplog):
    extra += [card("before", 10), broken, card("after", 90)]
    sign_in()

    answer = client.get("/en/my")

    assert answer.status_code == 200
    assert "This part is not available right now" in answer.text
    assert 'id="card-before"' in answer.text and 'id="card-after"' in answer.text
    assert "the query is wrong" not in answer.text
    assert "Card broken is broken" in caplog.text


def test_a_card_that_breaks_the_database_session_takes_no_other_with_it(client, sign_in, extra, parent, city):
    from sqlalchemy import text

    from portal.core.db import db

    extra += [Card("sql", "extra/card.html", lambda _person: db.execute(text("SELECT nonsense FROM nowhere")), order=1)]
    sign_in(parent)
    page = client.get("/en/my").text
    assert "This part is not available right now" in page
    assert "Services for you" in page


def test_a_parent_is_offered_childcare_and_told_why(client, sign_in, parent, city):
    sign_in(parent)
    page = client.get("/en/my").text
    assert 'href="/en/services/childcare-subsidy"' in page
    assert "Not for me" in page


def test_a_service_i_have_begun_is_not_suggested_again(client, sign_in, parent, city):
    sign_in(parent)
    client.post("/en/services/childcare-subsidy/application")
    page = client.get("/en/my").text
    assert "Continue where you stopped" in page
    assert 'href="/en/services/childcare-subsidy"' not in page


def test_what_is_not_for_me_is_not_offered_again_until_i_ask(client, sign_in, parent, city):
    sign_in(parent)
    client.post("/en/my/dismissals", data={"service": "childcare-subsidy"})
    client.post("/en/my/dismissals", data={"service": "childcare-subsidy"})
    page = client.get("/en/my").text
    assert 'href="/en/services/childcare-subsidy"' not in page
    assert "Show all suggestions again" in page

    client.post("/en/my/suggestions")
    assert 'href="/en/services/childcare-subsidy"' in client.get("/en/my").text


def test_my_choice_is_only_mine(client, sign_in, parent, city, store):
    sign_in(parent)
    client.post("/en/my/dismissals", data={"service": "childcare-subsidy"})
    other = person(name="Boris")
    child = Fact(person_id=other.id, kind=FactKind.CHILD, year=clock.now().year - 1, stated_at=clock.now())
    sign_in(store(other, child))
    assert 'href="/en/services/childcare-subsidy"' in client.get("/en/my").text


def test_a_service_that_does_not_exist_cannot_be_put_aside(client, sign_in, city):
    sign_in()
    assert client.post("/en/my/dismissals", data={"service": "x" * 500}).status_code == 404
    assert client.post("/en/my/dismissals", data={"service": "x\0"}).status_code == 404
    assert client.post("/en/my/dismissals").status_code == 404


def test_the_page_needs_few_statements(client, sign_in, parent, city, statements):
    """What is the same for everybody is known after the first reader."""
    sign_in(parent)
    client.get("/en/my")
    with statements() as seen:
        client.get("/en/my")
    asked = [statement for statement in seen if "public_changes" not in statement]
    assert len(asked) <= 6, asked
