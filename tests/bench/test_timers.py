"""A pass of the worker: quick however many cases wait, and no slower for those that are closed."""

import pytest

from portal.casework.models import Case
from portal.core.db import database
from tests.bench.timers import fill, one_pass, portal

pytestmark = pytest.mark.slow


def test_a_pass_costs_the_same_however_many_cases_are_closed(tmp_path):
    seconds = {}
    for closed in (0, 20_000):
        folder = tmp_path / str(closed)
        folder.mkdir()
        with portal(folder) as app:
            fill(app, open_cases=5_000, closed_cases=closed, due=50)
            done = one_pass(app)
            seconds[closed] = done.cpu
            assert done.jobs >= 50
            with app.app_context(), database().reading() as session:
                assert session.query(Case).filter(Case.escalated_at.is_not(None)).count() == 50
            assert one_pass(app).cpu < 0.5
    assert seconds[20_000] < 2 * seconds[0] + 0.5
