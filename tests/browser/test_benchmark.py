"""The auditor on its own benchmark: pages of the portal, as they are and with one barrier in each."""

import pytest

from accessibility.benchmarking import measure, told
from portal.app import create_app
from portal.auditing.own_pages import build_benchmark

pytestmark = pytest.mark.slow


def test_nine_of_ten_kinds_of_barriers_are_found_and_no_good_page_is_blamed(city, tmp_path):
    app = create_app(city)
    with app.app_context():
        kinds = build_benchmark(tmp_path / "benchmark")

    measured = measure(tmp_path / "benchmark", tmp_path / "audit")
    lines = "\n".join(told(measured))

    print(lines)
    alarms = [score.case.path for score in measured if score.is_false_alarm]
    found = sum(score.is_found for score in measured)
    assert kinds >= 60
    assert not alarms, lines
    assert found >= 0.9 * kinds, lines
