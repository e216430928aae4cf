"""What can I get, and may I? Services as data, and every way to find one.

Front door: publish services, read them with their versions, know departments and closed days, suggest what suits a
person; other rooms contribute what can be done with a service and boxes for its page.
"""

from .actions import import_authority, publish
from .definition import ServiceDefinition
from .extensions import ServiceAction, ServicePageBox
from .queries import Service, holidays, offers, service, version

__all__ = [
    "Service",
    "ServiceAction",
    "ServiceDefinition",
    "ServicePageBox",
    "holidays",
    "import_authority",
    "offers",
    "publish",
    "service",
    "version",
]
