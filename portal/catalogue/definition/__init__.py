"""A service as data: what the portal says about it, who may have it, how to apply, and how it is worked on."""

from .eligibility import Eligibility, Row, Verdict
from .said import DocumentText, MessageText
from .service import LONGEST_NAME, LONGEST_SUMMARY, Email, Link, Name, Phone, ServiceDefinition, Slug, stored
from .trial import Trial

__all__ = [
    "LONGEST_NAME",
    "LONGEST_SUMMARY",
    "DocumentText",
    "Eligibility",
    "Email",
    "Link",
    "MessageText",
    "Name",
    "Phone",
    "Row",
    "ServiceDefinition",
    "Slug",
    "Trial",
    "Verdict",
    "stored",
]
