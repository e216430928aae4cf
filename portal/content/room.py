"""What the content room brings to the house."""

from collections.abc import Iterable
from datetime import timedelta

from flask_babel import lazy_gettext as _l

from portal.core.contributions import Command, Job, NavEntry, PageState
from portal.core.rooms import Room
from portal.search import Document, SearchSource

from . import actions, jobs, queries
from .commands import content
from .views import pages


def page_documents() -> Iterable[Document]:
    return actions.page_documents(queries.all_pages())


def news_documents() -> Iterable[Document]:
    return actions.news_documents(queries.all_news())


room = Room(
    "content",
    pages=[pages],
    contributes=[
        NavEntry(_l("News"), "content.news", order=60),
        SearchSource("page", page_documents),
        SearchSource("news", news_documents),
        Command(content),
        Job("content.bring_out_news", jobs.bring_out_news, every=timedelta(minutes=10)),
        Job("content.publish_scheduled", jobs.publish_scheduled),
        PageState("content.news"),
        PageState("content.page", values={"slug": "contact"}),
        PageState("content.page", "long", values={"slug": "privacy"}),
        PageState("content.page", "missing", values={"slug": "not-there"}, status=404),
        PageState("content.news", "empty", values={"page": 99}),
        PageState("content.news_item", values={"slug": "library-sundays"}),
        PageState("content.news_item", "missing", values={"slug": "not-there"}, status=404),
    ],
)
