"""One request over a connection of its own, as a browser sends it; and an impatient proxy that sends it twice."""

import http.client
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from threading import Lock, Thread
from time import monotonic, sleep
from urllib.parse import urlencode
from uuid import uuid4
from zlib import crc32

PATIENCE = 40
GIVE_UP_AFTER = 400


class NoAnswer(Exception):
    """The connection broke, or nothing came. The step may have been done, or not."""


@dataclass(frozen=True)
class File:
    field: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Post:
    """A form as it is sent. The same one sent again is the same, byte for byte."""

    path: str
    token: str
    fields: Sequence[tuple[str, str]] = ()
    file: File | None = None
    sender: str = ""
    method: str = "POST"

    @property
    def address(self) -> str:
        """Everybody sends from home."""
        number = crc32(self.token.encode())
        return self.sender or f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"

    def body(self) -> tuple[bytes, str]:
        if self.file is None:
            return urlencode(self.fields).encode(), "application/x-www-form-urlencoded"
        mark = f"part{uuid4().hex}"
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in self.fields
        ]
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="{self.file.field}"; filename="{self.file.name}"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        )
        whole = b"".join([*parts, head.encode(), self.file.content, f"\r\n--{mark}--\r\n".encode()])
        return whole, f"multipart/form-data; boundary={mark}"


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


class Wire:
    """Sends to the portal and counts what came back."""

    def __init__(self, port: int, chance: Random) -> None:
        self.port, self.chance = port, chance
        self.counts: Counter[str] = Counter()
        self.doubles = 0.0
        """How many of the posts an impatient proxy sends twice in the same moment, from 0 to 1."""
        self.slowest = 0.0
        self._lock = Lock()
        self.sent: list[Post] = []

    def once(self, post: Post) -> Answer:
        """Raises NoAnswer."""
        body, kind = post.body() if post.method == "POST" else (b"", "")
        headers = {
            "Host": "localhost",
            "Cookie": f"session={post.token}",
            "X-Forwarded-For": post.address,
            "Sec-Fetch-Site": "same-origin",
            **({"Content-Type": kind} if kind else {}),
        }
        began = monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(post.method, post.path, body=body or None, headers=headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            self._count("no answer")
            raise NoAnswer from error
        finally:
            connection.close()
        self.slowest = max(self.slowest, monotonic() - began)
        if response.status >= 400:
            self._count(str(response.status))
        return Answer(response.status, response.headers.get("Location", ""), text)

    def get(self, path: str, token: str) -> Answer:
        """A page, asked for until it comes."""
        return self.insist(Post(path, token, method="GET"))

    def insist(self, post: Post) -> Answer:
        """The same post again and again until it is answered, as a citizen does who presses the button again.

        Raises NoAnswer after a long time.
        """
        end = monotonic() + GIVE_UP_AFTER
        while monotonic() < end:
            try:
                answer = self._perhaps_twice(post)
            except NoAnswer:
                sleep(0.2)
                continue
            if answer.status < 500:
                return answer
            sleep(0.3)
        raise NoAnswer(post.path)

    def try_once(self, post: Post) -> Answer | None:
        """For those who do not press again. None: no answer, or a page that says it did not work."""
        try:
            answer = self.once(post)
        except NoAnswer:
            return None
        return answer if answer.status < 500 else None

    def again_later(self, most: int) -> None:
        """The proxy delivers old posts once more, in no order."""
        with self._lock:
            old = list(self.sent)
            self.sent.clear()
        for post in self.chance.sample(old, min(most, len(old))):
            self.try_once(post)
            self._count("sent again later")

    def _perhaps_twice(self, post: Post) -> Answer:
        if post.method == "GET" or self.chance.random() >= self.doubles:
            return self.once(post)
        self._count("sent twice")
        with self._lock:
            self.sent.append(post)
        twin = Thread(target=self.try_once, args=(post,))
        twin.start()
        try:
            return self.once(post)
        finally:
            twin.join()

    def _count(self, what: str) -> None:
        with self._lock:
            self.counts[what] += 1
