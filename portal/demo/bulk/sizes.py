"""How much there is of everything, who has how much of it, and whether the disk is big enough."""

import shutil
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import Engine, text

BYTES_PER_APPLICATION = 12_000
"""With everything that belongs to it: case, messages, ledger, indexes. Measured: 9,600 on SQLite (S), 7,500 on PostgreSQL
(L); the rest is for making indexes and for the log."""

ORDINARY, ORDINARY_MESSAGES = 12, 40
HEAVY, HEAVY_MESSAGES = 300, 3_000


class NoRoom(Exception):
    """The disk is too small; the message says how much is needed."""


@dataclass(frozen=True)
class Profile:
    """How big the city is. The first `ordinary` citizens have 12 applications each, the next `heavy` ones 300."""

    name: str
    citizens: int
    applications: int
    messages: int
    staff: int
    ordinary: int = 8
    heavy: int = 4

    @property
    def bytes_needed(self) -> int:
        return self.applications * BYTES_PER_APPLICATION

    def wanted_messages(self, citizen: int) -> int:
        """How many messages one of the first citizens has."""
        return ORDINARY_MESSAGES if citizen < self.ordinary else HEAVY_MESSAGES


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("S", citizens=10_000, applications=50_000, messages=100_000, staff=50),
        Profile("M", citizens=100_000, applications=500_000, messages=1_000_000, staff=200),
        Profile("L", citizens=1_000_000, applications=2_000_000, messages=5_000_000, staff=1_000),
    )
}


def who_applies(profile: Profile, chance: Random) -> "array[int]":
    """The number of a citizen for each application, in the order the applications come in."""
    order = array("l")
    for citizen, number in _numbers(profile, chance):
        left = profile.applications - len(order)
        order.extend([citizen] * min(number, left))
        if left <= number:
            break
    else:
        others = range(profile.ordinary + profile.heavy, profile.citizens)
        order.extend(chance.choices(others, k=profile.applications - len(order)))
    chance.shuffle(order)
    return order


def _numbers(profile: Profile, chance: Random) -> Iterator[tuple[int, int]]:
    """Most people have two matters with the city, a few have hundreds."""
    for citizen in range(profile.citizens):
        if citizen < profile.ordinary:
            yield citizen, ORDINARY
        elif citizen < profile.ordinary + profile.heavy:
            yield citizen, HEAVY
        else:
            yield citizen, min(HEAVY, int(2.5 * (1 - chance.random()) ** -0.625 - 1.5))


def check_room(profile: Profile, engine: Engine, folder: Path) -> str:
    """Raise NoRoom unless the disk of the database holds the profile. Gives back a warning if that cannot be seen."""
    place = Path(engine.url.database or "").parent if engine.dialect.name == "sqlite" else _folder_of_server(engine)
    if place is None:
        return f"The database is elsewhere. Make sure that {_gigabytes(profile.bytes_needed)} are free there."
    free = min(shutil.disk_usage(each).free for each in (place, folder))
    if free < profile.bytes_needed:
        raise NoRoom(
            f"Profile {profile.name} needs {_gigabytes(profile.bytes_needed)} of disk, and"
            f" {_gigabytes(free)} are free at {place}."
        )
    return ""


def _folder_of_server(engine: Engine) -> Path | None:
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT setting FROM pg_settings WHERE name = 'data_directory'"))
    return Path(found) if found and Path(found).exists() else None


def _gigabytes(number: int) -> str:
    return f"{number / 1e9:.1f} GB"
