"""The only place that asks what time it is, so that tests can answer."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from portal.config import settings


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The calendar day where the authority is."""
    return now().astimezone(ZoneInfo(settings().timezone)).date()
