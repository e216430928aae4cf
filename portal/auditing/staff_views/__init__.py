"""The pages of the auditors."""

from . import audits, barriers, exports, findings, human, live, overrides, waivers
from .frame import pages

__all__ = ["audits", "barriers", "exports", "findings", "human", "live", "overrides", "pages", "waivers"]
