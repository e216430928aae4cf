"""Stops an address that asks far more often than people do. Counted by the minute: here, or in a cache all servers share.

Sign-in and sending have stricter limits of their own (`throttle`), which are kept in the database.
"""

import logging
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from ipaddress import IPv6Address, IPv6Network, ip_address, ip_network
from threading import Lock
from time import monotonic, time
from typing import Any, Protocol

from flask import Flask, Response, request

from portal.config import Settings
from portal.core.db import SAFE_METHODS
from portal.core.web import render

log = logging.getLogger(__name__)
MINUTE = 60
MOST_ADDRESSES = 50_000
"""A flood from more addresses than this begins to count anew: memory stays small."""

SECONDS_TO_ANSWER = 0.2
SECONDS_WITHOUT_ASKING = 5.0
"""A cache that is away is left alone for so long: nobody waits for it again and again."""

HOME = 64
"""Bits of an IPv6 address that somebody's connection has in common; the rest is theirs to choose."""


class Counter(Protocol):
    """Counts how often something happened in this minute."""

    def count(self, key: str, minute: int) -> int:
        """One more. How many that makes."""


class InMemory:
    """For one process."""

    def __init__(self) -> None:
        self.minute = 0
        self.counts: dict[str, int] = {}
        self.lock = Lock()

    def count(self, key: str, minute: int) -> int:
        with self.lock:
            if minute != self.minute or len(self.counts) > MOST_ADDRESSES:
                self.minute, self.counts = minute, {}
            number = self.counts[key] = self.counts.get(key, 0) + 1
            return number


class InCache:
    """For all servers: in Redis, or what speaks like it. While that is away, each process counts for itself."""

    def __init__(self, url: str) -> None:
        self.redis: Any = import_module("redis")
        self.client = self.redis.Redis.from_url(
            url, socket_timeout=SECONDS_TO_ANSWER, socket_connect_timeout=SECONDS_TO_ANSWER, retry=None
        )
        self.meanwhile = InMemory()
        self.away_until = 0.0

    def count(self, key: str, minute: int) -> int:
        now = monotonic()
        if now < self.away_until:
            return self.meanwhile.count(key, minute)
        try:
            number = self._count_there(f"portal:rate:{key}:{minute}")
        except self.redis.RedisError as error:
            log.warning("The cache does not answer (%s); each process counts requests alone", type(error).__name__)
            self.away_until = now + SECONDS_WITHOUT_ASKING
            return self.meanwhile.count(key, minute)
        if self.away_until:
            log.warning("The cache answers again")
            self.away_until = 0.0
        return number

    def _count_there(self, name: str) -> int:
        with self.client.pipeline(transaction=False) as both:
            number, _ = both.incr(name).expire(name, 2 * MINUTE).execute()
        return int(number)


def init_app(app: Flask, settings: Settings) -> None:
    """Before anything that asks the database."""
    if not settings.requests_per_minute and not settings.posts_per_minute:
        return
    counter = InCache(settings.cache_url) if settings.cache_url else InMemory()
    who = _names(settings)

    @app.before_request
    def refuse_floods() -> Response | None:
        is_post = request.method not in SAFE_METHODS
        most = settings.posts_per_minute if is_post else settings.requests_per_minute
        if not most or (name := who(request.remote_addr or "")) is None:
            return None
        now = time()
        if counter.count(f"post:{name}" if is_post else name, int(now) // MINUTE) <= most:
            return None
        response = render("errors/429.html", status=429)
        response.retry_after = MINUTE - int(now) % MINUTE  # type: ignore[assignment]
        return response


def _names(settings: Settings) -> Any:
    """From an address to the name it is counted under; None where there is no limit. The cache never sees an address."""
    unlimited = [ip_network(network) for network in settings.unlimited_networks.split()]
    secret = settings.secret_key.encode()[:64]

    @lru_cache(maxsize=4096)
    def name_of(address: str) -> str | None:
        try:
            found = ip_address(address.partition("%")[0])
        except ValueError:
            return "unknown"
        if isinstance(found, IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        if any(found.version == network.version and found in network for network in unlimited):
            return None
        home = IPv6Network((found, HOME), strict=False) if isinstance(found, IPv6Address) else found
        return blake2b(str(home).encode(), key=secret, digest_size=12).hexdigest()

    return name_of
