"""Editors publish services; cases keep the version they began with."""

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from portal.catalogue import holidays, import_authority, publish, service, version
from portal.catalogue.actions import Unpublishable
from portal.catalogue.models import Department, ServiceText, ServiceVersion
from portal.core.db import db
from portal.search import find


def test_a_new_version_is_seen_at_once_and_the_old_one_is_kept(client, acting, authority, small):
    with acting():
        publish(small())
        old = service("dog-licence")
        publish(small(name={"en": "Licence for dogs"}))
        new = service("dog-licence")

        assert new.definition.name == {"en": "Licence for dogs"}
        assert version(old.version_id).definition.name == {"en": "Dog licence"}
        assert new.id == old.id

    assert "Licence for dogs" in client.get("/en/services/dog-licence").text
    assert "Licence for dogs" in client.get("/en/services/a-z/L").text
    assert "No service in this list" in client.get("/en/services/a-z/D").text


def test_publishing_the_same_again_changes_nothing(acting, authority, small):
    with acting():
        first, second = publish(small()), publish(small())

        assert (first.new, first.changed, first.same) == (1, 0, 0)
        assert (second.new, second.changed, second.same) == (0, 0, 1)
        assert db.scalar(select(func.count()).select_from(ServiceVersion)) == 1


def test_the_whole_form_comes_back_as_it_was(acting, city):
    with acting():
        found = service("childcare-subsidy")

        assert len(found.definition.form.pages) > 3
        assert found.definition.eligibility.rows
        assert found.slug == "childcare-subsidy"


def test_a_service_has_a_line_in_every_language(acting, offer):
    offer(name={"en": "Dog licence", "es": "Licencia para perros"})
    with acting():
        lines = {row.language: row.said_in for row in db.scalars(select(ServiceText))}

    assert lines == {"en": "en", "es": "es", "ar": "en", "ru": "en", "zh-Hans": "en", "zh-Hant": "en"}


def test_a_service_can_be_searched_as_soon_as_it_is_published(acting, offer):
    offer(keywords={"en": "puppy, hound"}, what={"en": "For **every** animal."})
    with acting():
        for question in ("puppies", "hounds", "animals", "dog"):
            assert [hit.path for hit in find(question, language="en").hits] == ["/services/dog-licence"]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"department": "nowhere"}, "department"),
        ({"topics": ["animals", "nothing"]}, "topics[1]"),
        ({"life_events": ["nothing"]}, "life_events[0]"),
        ({"personas": ["nobody"]}, "personas[0]"),
    ],
)
def test_a_name_the_portal_does_not_know_is_refused_with_those_it_knows(acting, authority, small, values, path):
    with acting(), pytest.raises(Unpublishable) as refused:
        publish(small(**values))

    ((where, sentence),) = refused.value.flaws
    assert where == path
    assert "Write one of" in sentence


def test_a_message_that_is_not_there_is_found_before_a_case_needs_it(acting, authority, small):
    stage = {
        "id": "look",
        "title": {"en": "Look"},
        "role": "caseworker",
        "steps": [{"do": "message", "message": "hello"}],
    }
    with acting(), pytest.raises(Unpublishable) as refused:
        publish(small(workflow={"stages": [stage]}))

    ((where, sentence),) = refused.value.flaws
    assert where == "workflow.stages[0].steps[0].message"
    assert "There is no message “hello”" in sentence


def test_what_is_not_there_is_not_found(app):
    with app.app_context(), pytest.raises(NoResultFound):
        service("nothing")


def test_an_authority_can_be_taken_over_again_without_doubling(acting, authority):
    with acting():
        before = db.scalar(select(func.count()).select_from(Department))
        import_authority({"departments": [{"id": "housing", "name": {"en": "Homes"}}]})

        assert db.scalar(select(func.count()).select_from(Department)) == before
        assert db.scalar(select(Department.name).where(Department.slug == "housing")) == {"en": "Homes"}


def test_closed_days_are_known_even_if_yaml_read_on_as_true(acting, authority):
    with acting():
        import_authority({"holidays": [{True: "2027-04-01", "name": {"en": "Spring"}}]})
        days = {day.isoformat() for day in holidays()}

    assert {"2026-12-21", "2027-04-01"} <= days


def test_an_authority_with_mistakes_is_refused(acting):
    with acting(), pytest.raises(ValidationError):
        import_authority({"departments": [{"id": "Not A Slug", "name": {}}]})
