"""Files in an object store: s3://bucket/prefix, or what else obstore speaks. Loaded only where one is used.

Who we are is told by the environment variables of that store, such as AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_REGION and, for one that is not Amazon's, AWS_ENDPOINT.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from obstore.exceptions import BaseError
from obstore.store import from_url

from portal.core.filestore import SECONDS_TO_ANSWER, StoreAway

P = ParamSpec("P")
T = TypeVar("T")
IN_TIME = timedelta(seconds=SECONDS_TO_ANSWER)
TO_CONNECT = timedelta(seconds=5)
ATTEMPTS_AGAIN = 3


def told_as_away(ask: Callable[P, T]) -> Callable[P, T]:
    """Its many kinds of trouble are one to us. Its own words may name the bucket, never the secret."""

    @wraps(ask)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return ask(*args, **kwargs)
        except BaseError as error:
            raise StoreAway(f"The object store does not answer: {str(error).partition('Debug source')[0]}") from error

    return asked


class ObjectStore:
    """Its threads do not survive a fork: this must be made in the process that uses it."""

    def __init__(self, url: str) -> None:
        """Raises ValueError for a URL it does not know."""
        self.process = os.getpid()
        insecure = os.environ.get("AWS_ALLOW_HTTP", "").lower() == "true"
        self.store = from_url(
            url,
            client_options={"timeout": IN_TIME, "connect_timeout": TO_CONNECT, "allow_http": insecure},
            retry_config={"max_retries": ATTEMPTS_AGAIN, "retry_timeout": IN_TIME},
        )

    @told_as_away
    def put(self, name: str, content: bytes) -> None:
        self._check_process()
        self.store.put(name, content, use_multipart=False)

    @told_as_away
    def get(self, name: str) -> bytes:
        self._check_process()
        return bytes(self.store.get(name).bytes())

    @told_as_away
    def has(self, name: str) -> bool:
        self._check_process()
        try:
            self.store.head(name)
        except FileNotFoundError:
            return False
        return True

    @told_as_away
    def remove(self, names: Iterable[str]) -> None:
        self._check_process()
        for name in names:
            with suppress(FileNotFoundError):  # some stores complain, others do not
                self.store.delete(name)

    @told_as_away
    def names(self) -> Iterator[str]:
        self._check_process()
        return iter([each["path"] for some in self.store.list() for each in some])

    def _check_process(self) -> None:
        """Better an error than to wait for ever for threads that are not there."""
        if self.process != os.getpid():
            raise RuntimeError("The object store was opened before the process was forked")
