"""A service as schema.org writes it, for search engines and other machines."""

from collections.abc import Mapping
from typing import Any

from portal.config import settings
from portal.core.i18n import authority_name, language, pick

from .queries import ServicePage


def government_service(page: ServicePage, *, url: str) -> Mapping[str, Any]:
    """JSON-LD of the type GovernmentService in the language of the page."""
    about, name = page.about, pick(page.about.name)
    office = {
        "@type": "GovernmentOffice",
        "name": pick(page.department.department_name).text,
        "telephone": about.contact.phone or page.department.phone,
        "email": about.contact.email or page.department.email,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": authority_name()},
    }
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "name": name.text,
            "inLanguage": name.language,
            "description": pick(about.summary).text if about.summary else None,
            "url": url,
            "serviceOperator": _said(office),
            "availableLanguage": list(settings().languages),
            "availableChannel": {"@type": "ServiceChannel", "serviceUrl": about.link or url},
            "audience": {"@type": "Audience", "audienceType": pick(about.who).text} if about.who else None,
            "areaServed": authority_name(),
            "dateModified": about.reviewed_on.isoformat() if about.reviewed_on else None,
            "mainEntityOfPage": {"@type": "WebPage", "inLanguage": language()},
        }
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
