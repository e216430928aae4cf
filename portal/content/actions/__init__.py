"""What changes content: pages and news, and the way of a document from the first word to its release."""

from .manuscripts import Manuscript, manuscript, manuscripts, publish_scheduled
from .pages import (
    BUILT_IN,
    PageText,
    bring_out,
    load_pages,
    news_documents,
    page_documents,
    publish_news,
    publish_page,
)
from .writing import Refused

__all__ = [
    "BUILT_IN",
    "Manuscript",
    "PageText",
    "Refused",
    "bring_out",
    "load_pages",
    "manuscript",
    "manuscripts",
    "news_documents",
    "page_documents",
    "publish_news",
    "publish_page",
    "publish_scheduled",
]
