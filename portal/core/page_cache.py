"""Public pages, rendered and compressed once: given to everybody who is signed out, until something is published.

Sits before Flask, because even an empty Flask request costs more than the whole answer. A page says that it may be kept
with @cacheable. Every process keeps its own copies and asks the database at most once a second whether anything public
has changed since.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from functools import wraps
from hashlib import sha256
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple, ParamSpec, TypeVar
from wsgiref.types import StartResponse, WSGIEnvironment

import brotli
from flask import Flask, Response, current_app, g, has_request_context, make_response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped
from werkzeug.sansio.http import parse_cookie

from portal.core.db import Base, database, db
from portal.core.display import COOKIE
from portal.core.metrics import KEPT_PAGES, RENDERED_TO_KEEP

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

PRIVATE_COOKIES = ("session", "said")
"""Whoever sends one that ends like this may see something of their own: a name in the header, a message."""

MOST_BYTES = 8_000_000
"""More than a thousand pages, in each process."""

MOST_VALUES = 1_000
BYTES_FOR_HEADERS = 2_000

LONGEST_KEY = 500
"""Nobody fills the memory with addresses that nobody else will ask for."""

SECONDS_BETWEEN_LOOKS = 1.0
BROTLI = {"quality": 9, "lgwin": 16}
"""A window of 64 KB is as good as the usual 4 MB for a page, and filling it takes a fifteenth of the time."""

CACHE_CONTROL = "public, no-cache"
VARY = "Accept-Encoding, Cookie, HX-Request"
PLACE = "portal.page_cache"
CHANGE = "portal.page_cache.change"
HTMX_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST")


class PublicChange(Base):
    """A single row whose number grows with everything published."""

    __tablename__ = "public_changes"

    number: Mapped[int]


def public_pages_changed() -> None:
    """Call in the transaction that publishes something: kept pages are rendered again from then on."""
    if not db.execute(update(PublicChange).values(number=PublicChange.number + 1)).rowcount:  # type: ignore[attr-defined]
        db.add(PublicChange(number=1))
    _cache().looked_at = 0.0


def until_published(key: Hashable, load: Callable[[], T]) -> T:
    """What is public and the same for everyone, such as the names of topics: read once, until something is published.

    load: must give back plain values, nothing that belongs to a database session.
    """
    if not has_request_context() or request.method != "GET":
        return load()
    cache = _cache()
    change = request.environ.get(CHANGE) or cache.current_change()
    known = cache.values.get(key)
    if known is None or known[0] != change:
        if len(cache.values) >= MOST_VALUES:
            cache.values.clear()
        known = cache.values[key] = (change, load())
    found: T = known[1]
    return found


def cacheable(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page is the same for everyone who is signed out. Goes right below @public."""

    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        response = make_response(view(*args, **kwargs))
        if response.status_code == 200 and not is_private(request.cookies):
            g.is_cacheable = True
            response.headers["Cache-Control"] = CACHE_CONTROL
        return response

    return marked


def is_private(cookies: Iterable[str]) -> bool:
    """True if these names of cookies may belong to somebody who is signed in."""
    return any(name.endswith(PRIVATE_COOKIES) for name in cookies)


Key = tuple[str, str, bool, str]
"""Path, query, whether htmx asks, and how the reader wants pages to look."""


class Kept(NamedTuple):
    """One finished page: the headers without length and encoding, and the compressed bytes."""

    change: int
    etag: str
    headers: list[tuple[str, str]]
    compressed: bytes

    @property
    def size(self) -> int:
        return len(self.compressed) + BYTES_FOR_HEADERS


class PageCache:
    """WSGI middleware: answers what is kept, and lets the application answer and keep the rest."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.application = app.wsgi_app
        self.pages: OrderedDict[Key, Kept] = OrderedDict()
        self.bytes = 0
        self.lock = Lock()
        self.change = 0
        self.looked_at = 0.0
        self.values: dict[Hashable, tuple[int, Any]] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET":
            return self.application(environ, start_response)
        change = environ[CHANGE] = (
            self.current_change()
        )  # before anything is read: what is older must not count as newer
        cookies = parse_cookie(sent) if (sent := environ.get("HTTP_COOKIE")) else {}
        if is_private(cookies):
            return self.application(environ, start_response)
        key = _key(environ, cookies)
        kept = self.pages.get(key)
        if kept and kept.change == change:
            with suppress(KeyError):  # another thread may have just made room
                self.pages.move_to_end(key)
            self.app.extensions["metrics"].add(KEPT_PAGES)
            return _answer(kept, environ, start_response)
        if len(repr(key)) <= LONGEST_KEY:
            environ[PLACE] = (self, key, change)
        return self.application(environ, start_response)

    def keep(self, key: Key, change: int, response: Response) -> Kept:
        """Remember a finished page; those nobody asked for lately make room."""
        plain = response.get_data()
        headers = [(name, value) for name, value in response.headers if name not in {"Content-Length", "ETag"}]
        etag = f'"{sha256(plain).hexdigest()[:20]}"'
        kept = Kept(change, etag, headers, brotli.compress(plain, **BROTLI))
        with self.lock:
            self._drop(key)
            self.pages[key] = kept
            self.bytes += kept.size
            while self.bytes > MOST_BYTES:
                self.bytes -= self.pages.popitem(last=False)[1].size
        return kept

    def _drop(self, key: Key) -> None:
        if old := self.pages.pop(key, None):
            self.bytes -= old.size

    def current_change(self) -> int:
        """The number of the latest publication, at most a second old."""
        now = monotonic()
        if now - self.looked_at > SECONDS_BETWEEN_LOOKS:
            self.looked_at = now
            try:
                with self.app.app_context(), database().reading() as session:
                    self.change = session.scalar(select(PublicChange.number)) or 0
            except SQLAlchemyError:
                log.warning("The database does not answer; public pages come from memory")
        return self.change


def _cache() -> PageCache:
    found: PageCache = current_app.extensions["page_cache"]
    return found


def _key(environ: WSGIEnvironment, cookies: Mapping[str, str]) -> Key:
    """Everything the application looks at, read as the application reads it."""
    asks, boosted, restores = (environ.get(name, "").lower() == "true" for name in HTMX_HEADERS)
    is_part = asks and not boosted and not restores
    return environ["PATH_INFO"], environ.get("QUERY_STRING", ""), is_part, cookies.get(COOKIE, "")


def _answer(kept: Kept, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    if environ.get("HTTP_IF_NONE_MATCH") == kept.etag:
        start_response("304 Not Modified", [*kept.headers, ("ETag", kept.etag)])
        return []
    headers = [*kept.headers, ("ETag", kept.etag)]
    body = kept.compressed
    if "br" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        headers.append(("Content-Encoding", "br"))
    else:
        body = brotli.decompress(body)  # hardly any browser; cheaper than keeping each page twice
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [body]


def init_app(app: Flask) -> None:
    """Right after compression is set up, so that what is kept is not compressed yet."""
    cache = PageCache(app)
    app.extensions["page_cache"] = cache
    app.wsgi_app = cache  # type: ignore[method-assign]

    @app.after_request
    def keep_page(response: Response) -> Response:
        place = request.environ.get(PLACE)
        if place and g.get("is_cacheable") and "Set-Cookie" not in response.headers:
            cache, key, change = place
            response.headers["Vary"] = VARY
            kept = cache.keep(key, change, response)
            app.extensions["metrics"].add(RENDERED_TO_KEEP)
            response.headers["ETag"] = kept.etag
            if "br" in request.headers.get("Accept-Encoding", ""):
                response.set_data(kept.compressed)
                response.headers["Content-Encoding"] = "br"
        return response
