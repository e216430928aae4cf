"""What a service writes to people in its own words: letters and documents, with their braces filled in."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.core.i18n import pick
from portal.core.mail import Letter, bdi, paragraphs_of
from portal.core.markdown import escaped

from ..models import Case
from ..rules import filled_in
from .workflow import definition_of, names_for

LONGEST_TITLE = 300


def letter_of(case: Case, message: str, language: str | None) -> Letter:
    """One of the service's messages in this language, or the nearest there is.

    Raises LookupError if the service has no such message.
    """
    words = message_called(case, message)
    body = pick(words.body, language)
    names = names_for(case, body.language)
    subject = filled_in(pick(words.subject, body.language).text, names)
    return Letter(subject, paragraphs_of(filled_in(body.text, names, wrap=bdi)), body.language)


def document_words(case: Case, document: str, language: str | None) -> Mapping[str, str]:
    """The title, the body and the language of one of the service's documents.

    Raises LookupError if the service has no such document.
    """
    words = words_for(case, document)
    body = pick(words.body, language)
    names = names_for(case, body.language)
    title = filled_in(pick(words.title, body.language).text, _public(names))
    return {
        "title": title[:LONGEST_TITLE],
        "body": filled_in(body.text, names, wrap=escaped),
        "language": body.language,
    }


def message_called(case: Case, message: str) -> Any:
    """The message as the service defines it.

    Raises LookupError if the service has no such message.
    """
    definition = definition_of(case)
    return _called(message, definition.messages if definition else (), "message")


def words_for(case: Case, document: str) -> Any:
    """The document as the service defines it.

    Raises LookupError if the service has no such document.
    """
    definition = definition_of(case)
    return _called(document, definition.documents if definition else (), "document")


def _public(names: Mapping[str, str]) -> Mapping[str, str]:
    """What the title may hold: whoever checks the document reads it, and learns nothing about the person."""
    return {name: names[name] for name in ("service", "reference") if name in names}


def _called(name: str, known: Sequence[Any], kind: str) -> Any:
    for words in known:
        if words.id == name:
            return words
    raise LookupError(f"The service has no {kind} {name}")
