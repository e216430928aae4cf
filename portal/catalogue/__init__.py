"""What can I get, and may I? Services as data, and every way to find one.

Front door: publish services, read them with their versions, know departments and closed days, suggest what suits a
person; `additions` has what other rooms contribute, `editorial` what the editors' pages need.
"""

from . import extensions as additions
from .actions import editorial, import_authority, publish
from .definition import ServiceDefinition
from .queries import Service, holidays, offers, service, version

__all__ = [
    "Service",
    "ServiceDefinition",
    "additions",
    "editorial",
    "holidays",
    "import_authority",
    "offers",
    "publish",
    "service",
    "version",
]
