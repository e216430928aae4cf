"""What editors published although the gate had something to say is there for auditors to read."""

from pathlib import Path

import pytest
import yaml

from portal.catalogue import ServiceDefinition, import_authority, publish
from portal.content.models import Release
from portal.core import clock
from tests.identity.factories import staff

PORT_ALDER = Path(__file__).parents[2] / "portal" / "demo" / "port_alder"
SLUG = "residence-parking-permit"
SAID = {"place": "summary", "check": "link_text", "sentence": "Say where the link leads."}


@pytest.fixture
def outweighed(acting, store):
    edith = store(staff("editor", name="Edith Moreau"))
    with acting():
        import_authority(yaml.safe_load((PORT_ALDER / "authority.yaml").read_text()))
        text = (PORT_ALDER / "services" / f"{SLUG}.yaml").read_text()
        publish(ServiceDefinition.model_validate(yaml.safe_load(text)))
    release = Release(kind="service", slug=SLUG, number=1, by=edith.id, at=clock.now(), reason="A <law> says it so.")
    release.stale, release.outweighed = {}, [SAID]
    store(release)


@pytest.mark.usefixtures("outweighed")
def test_an_auditor_reads_what_was_outweighed_by_whom_and_why(client, aude):
    page = client.get("/en/staff/accessibility/overrides").text
    for words in (
        "A &lt;law&gt; says it so.",
        "Edith Moreau",
        "1 thing the gate had said",
        "Say where the link leads.",
    ):
        assert words in page
    table = client.get("/en/staff/accessibility/overrides.csv").text
    assert "link_text,summary,Say where the link leads." in table


def test_without_one_the_page_says_so(client, aude):
    assert "Nothing was published against the gate." in client.get("/en/staff/accessibility/overrides").text
