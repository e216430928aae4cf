"""What the workflow of a service knows about an application: values for conditions, words for messages."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from markupsafe import Markup

from portal.catalogue import Service, version
from portal.core.i18n import speaking
from portal.questions import Filling, describe

from .applications import application

LINE_BREAK = Markup("<br>")


def values_of(application_id: UUID) -> Mapping[str, Any]:
    """The answers as conditions see them, and `verdict`: what the check says about them."""
    found, filling = _filled_in(application_id)
    values = filling.values
    return {**values, "verdict": found.verdict(values)}


def said_of(application_id: UUID, language: str) -> Mapping[str, str]:
    """Each answer in words of this language, by question; those of a page that repeats with semicolons between them."""
    _found, filling = _filled_in(application_id)
    words: dict[str, list[str]] = {}
    with speaking(language):
        for summary in describe(filling.form, filling.answers, briefly=True):
            for row in summary.rows:
                if row.value:
                    words.setdefault(row.question_id, []).append(plain_words(row.value))
    return {question_id: "; ".join(said) for question_id, said in words.items()}


def _filled_in(application_id: UUID) -> tuple[Service, Filling]:
    """Raises LookupError for a service that asks nothing."""
    sent = application(application_id)
    found = version(sent.service_version_id)
    if found.definition.form is None:
        raise LookupError(f"{found.slug} has no form")
    return found, Filling(found.definition.form, sent.answers, {})


def plain_words(value: Any) -> str:
    """Words without the marks that only pages understand; the lines of an address are told apart by commas."""
    text = value.replace(LINE_BREAK, Markup(", ")).striptags() if isinstance(value, Markup) else str(value)
    return " ".join(text.split())
