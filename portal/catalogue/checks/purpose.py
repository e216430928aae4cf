"""Questions that do not say what they are asked for, or how long the answers are kept."""

from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition


def unexplained_questions(definition: ServiceDefinition) -> Iterator[Finding]:
    """What the form says holds for all its questions, so one line mends it."""
    form = definition.form
    if form is None:
        return
    silent = [question.id for question in form.questions if question.why is None]
    if form.purpose is None and silent:
        sentence = f"Say what the answers are used for, or write why at each question; {_named(silent)} no why."
        yield Finding("form.purpose", sentence, "error", "purpose")
    endless = [question.id for question in form.questions if question.retention_months is None]
    if form.retention_months is None and endless:
        sentence = f"Say for how many months answers are kept after the case is closed; {_named(endless)} no number."
        yield Finding("form.retention_months", sentence, "error", "purpose")


def _named(ids: list[str]) -> str:
    """“a”, “b” and 3 more have."""
    if len(ids) == 1:
        return f"“{ids[0]}” has"
    first = ", ".join(f"“{each}”" for each in ids[:2])
    return f"{first} and {len(ids) - 2} more have" if len(ids) > 2 else f"{first} have"
