"""How does it work, and what is new? Pages about the portal itself, and news.

Front door: publish pages and news, read the newest, load the pages every portal needs.
"""

from portal.content.actions import NewsText, PageText, load_pages, publish_news, publish_page
from portal.content.queries import latest_news

__all__ = ["NewsText", "PageText", "latest_news", "load_pages", "publish_news", "publish_page"]
