"""What is read from the catalogue."""

from . import drafting, offers
from .documents import SERVICE, department_documents, documents_of_departments, documents_of_service, service_documents
from .eligibility import Ruling, next_question, verdict_on
from .lists import (
    PER_PAGE,
    Line,
    alphabet,
    services_of_department,
    services_under,
    services_with_letter,
    theme,
    themes,
)
from .one_service import (
    Service,
    ServicePage,
    all_definitions,
    number_of_services,
    published_slugs,
    service,
    service_page,
    version,
)
from .organisation import department_names, department_page, departments, holidays

__all__ = [
    "PER_PAGE",
    "SERVICE",
    "Line",
    "Ruling",
    "Service",
    "ServicePage",
    "all_definitions",
    "alphabet",
    "department_documents",
    "department_names",
    "department_page",
    "departments",
    "documents_of_departments",
    "documents_of_service",
    "drafting",
    "holidays",
    "next_question",
    "number_of_services",
    "offers",
    "published_slugs",
    "service",
    "service_documents",
    "service_page",
    "services_of_department",
    "services_under",
    "services_with_letter",
    "theme",
    "themes",
    "verdict_on",
    "version",
]
