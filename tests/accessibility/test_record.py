"""What each check found, missed and invented on its own pages lies beside the checks."""

import json

import pytest

from accessibility.checking import checks
from accessibility.coverage import only_asks
from accessibility.findings import Outcome
from accessibility.record import FILE, Tally, recorded

OWN = [check.name for check in checks() if not check.across]


def test_every_check_has_a_record():
    unmeasured = [name for name in OWN if name not in recorded() or not recorded()[name].cases]

    assert not unmeasured, f"run `portal audit --record`: {unmeasured}"


@pytest.mark.parametrize("name", sorted(recorded()))
def test_a_check_that_says_for_certain_never_cried_wolf(name):
    tally = recorded()[name]

    assert tally.version
    assert tally.measured_on
    assert only_asks(name) or tally.false_alarms == 0


def test_the_file_says_what_is_counted():
    assert all(set(tally) == set(Tally.__dataclass_fields__) for tally in json.loads(FILE.read_text()).values())


@pytest.mark.parametrize(
    "kind,said,counted",
    [
        ("failing", Outcome.FAILED, "found"),
        ("failing", Outcome.CANT_TELL, "reviewed"),
        ("failing", Outcome.PASSED, "missed"),
        ("failing", Outcome.UNTESTED, "missed"),
        ("doubtful", Outcome.CANT_TELL, "reviewed"),
        ("doubtful", Outcome.FAILED, "false_alarms"),
        ("good", Outcome.FAILED, "false_alarms"),
        ("good", Outcome.PASSED, ""),
    ],
)
def test_what_a_check_says_of_a_page_is_counted(kind, said, counted):
    tally = Tally().with_page(kind, said)

    assert tally.cases == getattr(tally, kind) == 1
    assert [name for name in ("found", "reviewed", "missed", "false_alarms") if getattr(tally, name)] == [
        *([counted] if counted else [])
    ]
