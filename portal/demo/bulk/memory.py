"""How far back a city remembers that forgets in time: nothing here is due, nor will be for a month."""

from datetime import UTC, datetime, timedelta

from portal.core import clock
from portal.core.periods import ago
from portal.questions import FormDefinition, Question

MARGIN = timedelta(days=30)


def remembers(period: str) -> datetime:
    """What ended before has gone, or goes soon, if it may be kept for so long."""
    return ago(period, clock.now()) + MARGIN


def remembers_answers(form: FormDefinition | None) -> datetime:
    """Since when every answer is still there: some questions may have less time than their form."""
    months = [kept for each in form.questions if (kept := _kept_for(each, form)) is not None] if form else []
    return remembers(f"{min(months)} months") if months else datetime.min.replace(tzinfo=UTC)


def _kept_for(question: Question, form: FormDefinition) -> int | None:
    return form.retention_months if question.retention_months is None else question.retention_months
