"""What is read of content: pages and news, and what is being written."""

from .drafts import (
    Line,
    comment_on,
    comments_on,
    last_edit,
    lines,
    live_draft,
    news_since,
    release,
    releases_of,
    steps_of,
    take_turns,
)
from .overrides import Override, overrides
from .pages import (
    all_news,
    all_pages,
    due_news,
    item,
    item_or_none,
    latest_news,
    news,
    page,
    page_or_none,
)

__all__ = [
    "Line",
    "Override",
    "all_news",
    "all_pages",
    "comment_on",
    "comments_on",
    "due_news",
    "item",
    "item_or_none",
    "last_edit",
    "latest_news",
    "lines",
    "live_draft",
    "news",
    "news_since",
    "overrides",
    "page",
    "page_or_none",
    "release",
    "releases_of",
    "steps_of",
    "take_turns",
]
