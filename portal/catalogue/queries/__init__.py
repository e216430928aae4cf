"""What is read from the catalogue."""

from .documents import department_documents, documents_of_departments, documents_of_service, service_documents
from .eligibility import verdict_on
from .front import FrontPage, front_page
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
from .organisation import department, department_page, departments, holidays
from .services import Service, ServicePage, service, service_page, version

__all__ = [
    "PER_PAGE",
    "FrontPage",
    "Line",
    "Service",
    "ServicePage",
    "alphabet",
    "department",
    "department_documents",
    "department_page",
    "departments",
    "documents_of_departments",
    "documents_of_service",
    "front_page",
    "holidays",
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
