"""How does it work, and what is new? Pages about the portal itself, news, and how anything is written and published.

Front door: publish news, read the newest, load the pages every portal needs; and for rooms whose things editors write:
say what can be published and what the gate finds, get a manuscript, list what is being written; and for auditors, what
was published although the gate had something to say.
"""

from portal.content.actions import (
    Manuscript,
    Refused,
    load_pages,
    manuscript,
    manuscripts,
    publish_news,
)
from portal.content.extensions import Publishable
from portal.content.findings import Finding
from portal.content.queries import latest_news, overrides

__all__ = [
    "Finding",
    "Manuscript",
    "Publishable",
    "Refused",
    "latest_news",
    "load_pages",
    "manuscript",
    "manuscripts",
    "overrides",
    "publish_news",
]
