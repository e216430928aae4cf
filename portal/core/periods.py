"""How long something is kept, in words: '30 days', '6 months', '3 years'."""

from calendar import monthrange
from datetime import datetime, timedelta

PERIOD = r"^(0|[1-9][0-9]{0,3}) (day|week|month|year)s?$"
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


def ago(period: str, now: datetime) -> datetime:
    """The moment so long before now: on the same day of a month, or its last. Whatever ended earlier is due."""
    number, _space, unit = period.partition(" ")
    unit = unit.removesuffix("s")
    if unit in DAYS:
        return now - timedelta(days=int(number) * DAYS[unit])
    months = now.year * 12 + now.month - 1 - int(number) * MONTHS[unit]
    year, month = divmod(months, 12)
    if year < 1:
        return datetime.min.replace(tzinfo=now.tzinfo)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
