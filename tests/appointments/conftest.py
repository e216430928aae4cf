from datetime import UTC, datetime, timedelta

import pytest

from portal.appointments import import_offices
from portal.core import clock

OFFICE = {
    "id": "town-hall",
    "name": {"en": "Town hall", "ar": "دار البلدية"},
    "address": {"en": "1 Quay Square"},
    "desks": 2,
    "grid_minutes": 20,
    "hours": [{"days": [0, 1, 2, 3, 4, 5, 6], "opens": "09:00", "closes": "10:00"}],
}


@pytest.fixture
def town_hall(acting):
    """An office with two desks, open every day from 9 to 10."""
    with acting():
        import_offices({"offices": [OFFICE], "holidays": []})


@pytest.fixture
def tomorrow(app) -> datetime:
    """Tomorrow at nine, where the authority is (UTC in tests)."""
    with app.app_context():
        day = clock.today() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
