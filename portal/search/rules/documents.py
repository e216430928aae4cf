"""What other rooms give the search: documents, where all of them can be read again, and help for those who found nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import LazyString


@dataclass(frozen=True)
class Document:
    """A thing in one language, as it can be found.

    kind, key: what it is and which one, the same in every language: 'service', 'dog-licence'.
    path: where it is, without the language: '/services/dog-licence'.
    keywords: other words people type for it. body: the rest of its text.
    """

    kind: str
    key: str
    language: str
    path: str
    title: str
    summary: str = ""
    keywords: str = ""
    body: str = ""


@dataclass(frozen=True)
class SearchSource:
    """All documents of a kind, read again by `portal search reindex`.

    label: what a result of this kind is called beside its title, if its title alone could mislead.
    """

    kind: str
    documents: Callable[[], Iterable[Document]]
    label: LazyString | str = ""


@dataclass(frozen=True)
class SearchHelp:
    """A part of the page for those who have not typed anything or found nothing.

    template: a partial. load: what it needs.
    """

    name: str
    template: str
    load: Callable[[], Mapping[str, Any]]
