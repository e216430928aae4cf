"""Publishing pages and news, and making them findable."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from portal.core import clock
from portal.core.db import db
from portal.core.i18n import Text
from portal.core.page_cache import public_pages_changed
from portal.search import Document, index

from .. import queries
from ..models import NewsItem
from ..models import Page as StoredPage

BUILT_IN = Path(__file__).parents[1] / "pages"


@dataclass(frozen=True)
class PageText:
    """A page as an editor writes it: Markdown by language."""

    title: Text
    body: Text
    reviewed_on: date


def publish_page(slug: str, text: PageText) -> StoredPage:
    """Make the page, or put the new text in place of the old."""
    page = queries.page_or_none(slug) or StoredPage(slug=slug)
    page.title, page.body, page.reviewed_on = dict(text.title), dict(text.body), text.reviewed_on
    db.add(page)
    index(page_documents([page]))
    public_pages_changed()
    return page


def publish_news(slug: str, *, title: Text, summary: Text, body: Text, published_on: date) -> NewsItem:
    """Make the item, or put the new text in place of the old. Before its day nobody sees it."""
    item = queries.item_or_none(slug) or NewsItem(slug=slug)
    item.title, item.summary, item.body = dict(title), dict(summary), dict(body)
    item.published_on = published_on
    db.add(item)
    if published_on <= clock.today():
        bring_out([item])
    return item


def bring_out(items: Sequence[NewsItem]) -> None:
    """Put news before readers: from now on they are listed and found."""
    for item in items:
        item.came_out_at = item.came_out_at or clock.now()
    db.flush()
    if items:
        index(news_documents(items))
        public_pages_changed()


def load_pages(folder: Path = BUILT_IN) -> list[str]:
    """Publish every page of a folder; gives back their slugs. Loading again changes nothing but the text."""
    slugs = []
    for file in sorted(folder.glob("*.yaml")):
        with file.open(encoding="utf-8") as lines:
            written = yaml.load(lines, yaml.CSafeLoader)
        publish_page(file.stem, PageText(written["title"], written["body"], written["reviewed_on"]))
        slugs.append(file.stem)
    return slugs


def page_documents(pages: Iterable[StoredPage]) -> Iterator[Document]:
    for page in pages:
        for code, title in page.title.items():
            yield Document("page", page.slug, code, f"/pages/{page.slug}", title, body=page.body.get(code, ""))


def news_documents(items: Iterable[NewsItem]) -> Iterator[Document]:
    for item in items:
        for code, title in item.title.items():
            summary, body = item.summary.get(code, ""), item.body.get(code, "")
            yield Document("news", item.slug, code, f"/news/{item.slug}", title, summary=summary, body=body)
