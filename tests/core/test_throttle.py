"""Whoever tries too often is slowed down, however many doors they try at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from portal.core import clock
from portal.core.throttle import TooOften, count_attempt, forget_attempts

MOST, AT_ONCE = 3, 8
HOUR = timedelta(hours=1)


def attempt(app) -> bool:
    """Whether it was let through."""
    with app.app_context():
        try:
            count_attempt("sign-in", "203.0.113.7", most=MOST, within=HOUR)
        except TooOften:
            return False
        return True


def test_attempts_in_the_same_moment_are_counted_one_after_the_other(app):
    together = Barrier(AT_ONCE)

    def try_with_the_others(_number: int) -> bool:
        together.wait(10)
        return attempt(app)

    with ThreadPoolExecutor(AT_ONCE) as people:
        let_through = list(people.map(try_with_the_others, range(AT_ONCE)))

    assert let_through.count(True) == MOST


def test_whoever_is_refused_is_told_how_long_to_wait(app):
    while attempt(app):
        pass

    with app.app_context(), pytest.raises(TooOften) as refused:
        count_attempt("sign-in", "203.0.113.7", most=MOST, within=HOUR)

    assert refused.value.minutes == 60


def test_after_a_success_the_count_starts_again(app):
    while attempt(app):
        pass
    with app.app_context():
        forget_attempts("sign-in", "203.0.113.7")

    assert attempt(app)


def test_attempts_are_forgotten_after_their_time(app):
    while attempt(app):
        pass

    with clock.moved(timedelta(minutes=61)):
        assert attempt(app)


@pytest.mark.parametrize("other", [("sign-in", "203.0.113.8"), ("codes", "203.0.113.7")])
def test_somebody_else_or_something_else_is_not_held_up(app, other):
    while attempt(app):
        pass

    with app.app_context():
        count_attempt(*other, most=MOST, within=HOUR)
