from datetime import timedelta

from portal.core import clock


def test_inside_moved_another_day_is_lived():
    before = clock.now()
    with clock.moved(timedelta(days=-30)):
        assert clock.now() < before - timedelta(days=29)
        with clock.moved(timedelta(days=30)):
            assert clock.now() >= before
    assert clock.now() >= before
