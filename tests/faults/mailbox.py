"""A real mail server that keeps what it takes on disk, and can be told to behave badly."""

import asyncio
import os
from collections import Counter
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from pathlib import Path
from random import Random
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

LONGEST_SILENCE = 60
"""Seconds; longer than any client has patience."""


class Manner(StrEnum):
    """How the server behaves. HALF_DEAD takes the connection and never says a word."""

    WELL = "well"
    REFUSES = "refuses for now"
    REFUSES_FOR_GOOD = "refuses for good"
    SLOW = "slow"
    HALF_DEAD = "half-dead"
    SILENT_AFTER = "takes the letter and never says so"


class Mailbox:
    """Letters lie in a folder, a file each, written to the disk before the server says that it has them."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.manner = Manner.WELL
        self.taken = Event()
        self.chance = Random(1)
        self.number = 0
        self.controller = Controller(self, hostname="127.0.0.1", port=port, ready_timeout=20)
        self.port = port

    def start(self) -> None:
        self.controller.start()

    def stop(self) -> None:
        self.controller.stop()

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._while_it_is(Manner.HALF_DEAD)
        if self.manner is Manner.REFUSES:
            return "451 Try again later"
        if self.manner is Manner.REFUSES_FOR_GOOD:
            return "554 We do not want it"
        if self.manner is Manner.SLOW:
            await asyncio.sleep(self.chance.uniform(0.1, 1.0))
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.number += 1
        self._keep(envelope.content or b"")
        self.taken.set()
        if self.manner is Manner.SILENT_AFTER:
            await self._while_it_is(Manner.SILENT_AFTER)
            if server.transport:
                server.transport.close()
        return "250 Taken"

    async def _while_it_is(self, manner: Manner) -> None:
        for _tenth in range(10 * LONGEST_SILENCE):
            if self.manner is not manner:
                return
            await asyncio.sleep(0.1)

    def _keep(self, content: bytes | str) -> None:
        with (self.folder / f"{self.number:06}.eml").open("wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
            file.flush()
            os.fsync(file.fileno())


def letters(folder: Path) -> list[Message]:
    """Everything that was taken, in the order it came."""
    return [message_from_bytes(file.read_bytes()) for file in sorted(folder.glob("*.eml"))]


def copies(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each letter came, by its Message-ID without the host, and how many different ones came to each address."""
    by_id: Counter[str] = Counter()
    to: Counter[str] = Counter()
    for letter in letters(folder):
        name = str(letter["Message-ID"]).strip("<> ").partition("@")[0].replace("-", "")
        by_id[name] += 1
        if by_id[name] == 1:
            to[str(letter["To"])] += 1
    return by_id, to
