"""A city filled by COPY: the same rows, and the indexes and constraints that were put aside are back."""

import pytest
from sqlalchemy import inspect, select, text

from portal.core.db import Base, database, db
from portal.demo.authority import build_authority
from portal.demo.bulk import Profile, fill
from portal.demo.bulk.copying import GROWING

ON_POSTGRESQL = [pytest.param("postgresql", marks=pytest.mark.postgresql)]
pytestmark = [pytest.mark.slow, pytest.mark.parametrize("database_kind", ON_POSTGRESQL, indirect=True)]

HAMLET = Profile("hamlet", citizens=20, applications=60, messages=120, staff=2, ordinary=1, heavy=0)


def structure(engine):
    found = inspect(engine)
    return {
        table: (
            sorted(each["name"] for each in found.get_indexes(table)),
            sorted(each["name"] for each in found.get_foreign_keys(table)),
            sorted(each["name"] for each in found.get_unique_constraints(table)),
        )
        for table in GROWING
    }


@pytest.fixture
def authority(app):
    with app.app_context():
        build_authority()
        db.commit()
        yield database().engine


def test_what_was_put_aside_is_back_when_all_rows_are_there(authority):
    before = structure(authority)
    written = fill(HAMLET)
    assert structure(authority) == before
    for name in GROWING:
        table = Base.metadata.tables[name]
        assert len(db.execute(select(table.c.id)).all()) == written[name]
    defaults = db.execute(text("SELECT DISTINCT put_aside::text, created_at IS NULL FROM people")).all()
    assert defaults == [("[]", False)]


def test_a_build_that_breaks_leaves_everything_as_it_was(authority):
    before = structure(authority)

    def breaks(_number):
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        fill(HAMLET, begin=lambda _length: breaks)
    assert structure(authority) == before
    assert db.scalar(text("SELECT count(*) FROM people")) == 0
