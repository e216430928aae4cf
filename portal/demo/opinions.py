"""What readers said about service pages."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from portal.feedback import say_helpful, say_what_was_missing

from .files import PORT_ALDER, read
from .history import Calendar, Event


def opinions(calendar: Calendar) -> Iterator[Event]:
    """Each one at its time. Nobody knows whose it is."""
    for told in read(PORT_ALDER / "opinions.yaml"):
        yield Event(calendar.moment(told["days_ago"]), 0, _saying(told), language=told["language"])


def _saying(told: Mapping[str, Any]) -> Callable[[], None]:
    def say() -> None:
        opinion = say_helpful(told["service"], is_helpful=told["helpful"], language=told["language"])
        if "missing" in told:
            say_what_was_missing(opinion, told["missing"])

    return say
