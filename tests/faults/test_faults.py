"""The fault tests in a bounded form: as many scenarios as `make faults` has, with fewer people."""

from functools import partial

import pytest

from tests.faults.__main__ import on
from tests.faults.scenarios import SCENARIOS, play

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_somebody_was_told_is_lost_or_doubled_when_everything_breaks(kind):
    found = on(kind, tuple(SCENARIOS), 1, partial(play, is_full=False), looks_often=False)

    assert found.is_clean, "\n".join(found.lines())
    assert found.told["acknowledged"] >= 60
    assert found.told["decided"] >= 5
    assert found.counted["e-mails"] > found.told["acknowledged"]
