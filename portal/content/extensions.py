"""What another room brings so that something of its own is written, reviewed and published here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.i18n import Text

from .findings import Finding

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Publishable:
    """A kind of thing that is written as a document, checked, and published in numbered releases that never change.

    kind: a word for the database, like service.
    title_of: what the document is called, for lists; an empty text while it has no name.
    current: the number that is published now, 0 if none is.
    document_of: the document of a release. Raises NoResultFound.
    findings: everything the gate has to say.
    publish: makes this what everybody sees from now on, and gives back its number. Called once the gate is open.
    """

    kind: str
    title_of: Callable[[Document], Text]
    current: Callable[[str], int]
    document_of: Callable[[str, int], dict[str, Any]]
    findings: Callable[[Document], Sequence[Finding]]
    publish: Callable[[Document], int]
