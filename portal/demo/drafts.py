"""What the editors are at: a change that waits for review, and one that is being written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from portal.content import manuscript

from .history import Calendar, Event
from .residents import Resident

SERVICE = "service"


def drafts(people: Mapping[str, Resident], calendar: Calendar) -> Iterator[Event]:
    """Edith writes, Salma looks. Citizens see nothing of it."""
    edith, salma = people["edith"], people["salma"]

    def at(days_ago: int, who: Resident, do: Callable[[], None]) -> Event:
        return Event(calendar.moment(days_ago, in_office=True), 0, do, who.actor, who.language)

    yield at(
        6,
        edith,
        lambda: _say(
            "youth-pass",
            "summary",
            "Free buses, ferries, museums and swimming pools if you are 6 to 17, or a student up to 24.",
        ),
    )
    yield at(5, edith, lambda: manuscript(SERVICE, "youth-pass", to_change=True).submit_for_review())
    yield at(4, edith, lambda: _say("library-card", "cost", "Free. If you lose your card, a new one costs €5."))
    yield at(
        2, salma, lambda: _comment("library-card", "cost", "Is it free for visitors too? The desk is asked often.")
    )


def _say(slug: str, key: str, words: str) -> None:
    """Other words in English; the translations wait for theirs."""

    def edit(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, key: {**document.get(key, {}), "en": words}}

    manuscript(SERVICE, slug, to_change=True).change("about.changed", edit, place=key)


def _comment(slug: str, place: str, words: str) -> None:
    manuscript(SERVICE, slug, to_change=True).comment(words, place=place)
