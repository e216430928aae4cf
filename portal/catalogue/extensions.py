"""What other rooms may add to the page of a service, what they may listen for, and what kinds of services there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import LazyString

from .events import ServiceChanged
from .queries.one_service import ServicePage, kinds_of

__all__ = ["ServiceAction", "ServiceChanged", "ServicePage", "ServicePageBox", "kinds_of"]


@dataclass(frozen=True)
class ServiceAction:
    """Something to do about a service, shown as a button: Apply now, or Report it now.

    label: gets the kind of the service, such as report, or None. endpoint: a view that takes `slug`.
    suits: whether the service can be dealt with in this way.
    """

    name: str
    label: Callable[[str | None], LazyString]
    endpoint: str
    suits: Callable[[ServicePage], bool]


@dataclass(frozen=True)
class ServicePageBox:
    """A box at the end of a service's page, for example "Was this page helpful?".

    load: gets the service, returns the template's context, or None to stay hidden. The page is cached for everybody
        who is signed out, so it must be the same for all of them.
    """

    name: str
    template: str
    load: Callable[[ServicePage], Mapping[str, Any] | None]
    order: int = 50
