"""The files of Port Alder, and the days written in them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PORT_ALDER = Path(__file__).parent / "port_alder"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # reads ten times as fast where libyaml is there

RELATIVE = re.compile(r"(?:(?P<ahead>in) )?(?P<number>\d+) days?(?: (?P<back>ago))?")


def read(file: Path) -> Any:
    """What a YAML file says."""
    with file.open(encoding="utf-8") as lines:
        return yaml.load(lines, LOADER)  # noqa: S506 both are safe loaders


@cache
def cast() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Everyone in Port Alder: {'main': {'amina': {...}}, 'staff': {...}, 'citizens': {...}}."""
    found: Mapping[str, Mapping[str, Mapping[str, Any]]] = read(PORT_ALDER / "cast.yaml")
    return found


def as_day(written: object, today: date) -> str | None:
    """'today', '12 days ago' and 'in 14 days' as an ISO day; None for anything else."""
    if written == "today":
        return today.isoformat()
    found = RELATIVE.fullmatch(written) if isinstance(written, str) else None
    if not found or bool(found["ahead"]) == bool(found["back"]):
        return None
    days = timedelta(days=int(found["number"]))
    return (today + days if found["ahead"] else today - days).isoformat()


def as_date(written: date | int, today: date) -> date:
    """A day, or so many days before today."""
    return today - timedelta(days=written) if isinstance(written, int) else written
