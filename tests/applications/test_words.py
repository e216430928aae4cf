"""What messages and documents of a workflow say of the answers."""

from sqlalchemy import select

from portal.applications.models import Application
from portal.applications.queries import said_of
from portal.catalogue import ServiceDefinition, publish
from tests.applications.conftest import text

MOVE = {
    "id": "move",
    "department": "transport",
    "name": text("Move"),
    "form": {
        "sections": [
            {
                "id": "home",
                "title": text("Home"),
                "pages": [
                    {
                        "id": "home",
                        "title": text("Home"),
                        "questions": [{"id": "home", "type": "address", "label": text("Home")}],
                    }
                ],
            }
        ]
    },
}
HOME = {"street": "7 Ropewalk", "postcode": "10001", "city": "Port Alder"}


def test_the_lines_of_an_address_do_not_run_together(begin, client, acting):
    with acting():
        publish(ServiceDefinition.model_validate(MOVE))
    where = begin("move")
    client.post(f"/en{where}/pages/home", data={f"home-{part}": line for part, line in HOME.items()})
    with acting() as db:
        application = db.scalar(select(Application))
        assert said_of(application.id, "en")["home"] == "7 Ropewalk, 10001 Port Alder"


def test_a_computed_value_says_only_what_came_out(begin, client, acting):
    rent = {"id": "rent", "type": "number", "label": text("Rent")}
    half = {"id": "half", "type": "computed", "label": text("Half of it"), "expression": "rent / 2"}
    pages = [
        {"id": "one", "title": text("One"), "questions": [rent]},
        {"id": "two", "title": text("Two"), "questions": [half]},
    ]
    form = {"sections": [{"id": "all", "title": text("All"), "pages": pages}]}
    with acting():
        publish(ServiceDefinition.model_validate(MOVE | {"id": "half", "form": form}))
    where = begin("half")
    client.post(f"/en{where}/pages/one", data={"rent": "900"})
    client.post(f"/en{where}/pages/two")

    with acting() as db:
        application = db.scalar(select(Application))
        assert said_of(application.id, "en")["half"] == "450"
    assert "900" in client.get(f"/en{where}/summary").text
