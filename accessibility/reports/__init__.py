"""Reports for people, programs and authorities, all derived from one audit, so that their figures agree."""

from .files import write, write_pictures
from .given import Given, HumanResult, Site, Waived

__all__ = ["Given", "HumanResult", "Site", "Waived", "write", "write_pictures"]
