"""Citizens who apply and clerks who decide. They write down only what they were told."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from threading import Lock, Thread
from uuid import uuid4

from tests.faults.authority import Population, Signed
from tests.faults.journal import Journal
from tests.faults.wire import Answer, File, NoAnswer, Post, Wire

REFERENCE = re.compile(r"A-[0-9A-Z]{4}-[0-9A-Z]{4}")
VERSION = re.compile(r'name="version" value="(\d+)"')
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n"
GIVES_UP = 0.1


@dataclass(frozen=True)
class Sent:
    """An application that its citizen was told we have."""

    reference: str
    citizen: Signed
    service: str


class Crowd:
    """Everybody who uses the portal during one scenario."""

    def __init__(self, wire: Wire, journal: Journal, people: Population, seed: int) -> None:
        self.wire, self.journal, self.people = wire, journal, people
        self.chance = Random(seed)
        self.sent: deque[Sent] = deque()
        self.free = deque(people.citizens)
        self.acknowledged = 0
        self._left = 0
        self._lock = Lock()

    def apply_all(self, number: int, *, threads: int = 8, tick: Callable[[], None] = lambda: None) -> None:
        """So many submissions that are acknowledged, several citizens at a time; clerks decide meanwhile.

        tick: called by every citizen after every application.
        """
        self._left = number
        crowd = [Thread(target=self._come_and_go, args=(Random(self.chance.random()), tick)) for _ in range(threads)]
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()

    def _come_and_go(self, chance: Random, tick: Callable[[], None]) -> None:
        while self._takes_one():
            citizen = self.free.popleft()
            try:
                sent = self.apply(citizen, chance)
            except NoAnswer:
                self.journal.write("gave up")
                sent = None
            finally:
                self.free.append(citizen)
            if sent is None:
                with self._lock:
                    self._left += 1
            elif sent.service == "lamp":
                self._deal_with(sent, chance)
            tick()

    def _takes_one(self) -> bool:
        with self._lock:
            if self._left <= 0:
                return False
            self._left -= 1
            return True

    def apply(self, citizen: Signed, chance: Random) -> Sent | None:
        """From the first page to the receipt. None if the citizen lost patience in the last step."""
        service = "lamp" if chance.random() < 0.7 else "permit"
        begun = self.wire.insist(Post(f"/en/services/{service}/application", citizen.token))
        reference = REFERENCE.search(begun.location).group()
        base, place, remark = f"/en/applications/{reference}", uuid4().hex, uuid4().hex
        self._save(Post(f"{base}/pages/where", citizen.token, [("place", place)]), reference, ("place", place))
        if service == "lamp" and chance.random() < 0.6:
            self._upload(base, citizen, reference)
        self._save(Post(f"{base}/pages/more", citizen.token, [("remark", remark)]), reference, ("remark", remark))
        post = Post(f"{base}/summary", citizen.token)
        if chance.random() < GIVES_UP:
            answer = self.wire.try_once(post)
            if answer is None:
                self.journal.write("left without an answer", reference=reference)
                return None
        else:
            answer = self.wire.insist(post)
        if not answer.location.endswith("/receipt"):
            raise AssertionError(f"{reference} was not taken: {answer}")
        self.journal.write("submitted", reference=reference, service=service)
        with self._lock:
            self.acknowledged += 1
        sent = Sent(reference, citizen, service)
        self.sent.append(sent)
        return sent

    def _save(self, post: Post, reference: str, said: tuple[str, str]) -> None:
        answer = self.wire.insist(post)
        if answer.status != 303:
            raise AssertionError(f"{post} was refused: {answer.status}")
        self.journal.write("saved", reference=reference, question=said[0], text=said[1])

    def _upload(self, base: str, citizen: Signed, reference: str) -> None:
        content = PDF + uuid4().hex.encode() * 500 + b"\ntrailer<<>>\n%%EOF"
        file = File("photo", "photo.pdf", content)
        answer = self.wire.insist(
            Post(f"{base}/pages/more", citizen.token, [("upload", "photo"), ("remark", "")], file)
        )
        if answer.status == 303:
            self.journal.write("file", reference=reference, sha256=sha256(content).hexdigest())

    def _deal_with(self, sent: Sent, chance: Random) -> None:
        """What happens to it, as it comes: decided, asked and answered, withdrawn, or left lying."""
        doing = chance.choices([self.decide, self.ask_and_answer, self.withdraw, self.leave], [6, 2, 1, 1])[0]
        doing(sent, chance.choice(self.people.clerks))

    def leave(self, sent: Sent, clerk: Signed) -> None:
        pass

    def decide(self, sent: Sent, clerk: Signed) -> bool:
        """True if the clerk was told that it is decided."""
        words = f"words {uuid4().hex}"
        version = self.version_of(sent, clerk)
        if version is None:
            return False
        fields = [("version", version), ("outcome", "granted"), ("words", words)]
        answer = self.wire.insist(Post(f"/en/staff/cases/{sent.reference}/decision", clerk.token, fields))
        if answer.status == 303:
            self.journal.write("decided", reference=sent.reference, words=words)
        return answer.status == 303

    def version_of(self, sent: Sent, clerk: Signed) -> str | None:
        """What the clerk's page says; None if nothing can be decided any more."""
        page = self.wire.get(f"/en/staff/cases/{sent.reference}/decision", clerk.token)
        found = VERSION.search(page.text)
        return found.group(1) if found and "cannot be sent" not in page.text else None

    def ask_and_answer(self, sent: Sent, clerk: Signed) -> None:
        question, words = uuid4().hex, uuid4().hex
        version = self.version_of(sent, clerk)
        fields = [("version", version or ""), ("text", question)]
        asked = self.wire.insist(Post(f"/en/staff/cases/{sent.reference}/request", clerk.token, fields))
        if asked.status != 303:
            return
        self.journal.write("asked", reference=sent.reference, text=question)
        answer = self.wire.insist(
            Post(f"/en/applications/{sent.reference}/answer", sent.citizen.token, [("answer_text", words)])
        )
        if answer.status == 303:
            self.journal.write("answered", reference=sent.reference, text=words)

    def withdraw(self, sent: Sent, _clerk: Signed) -> None:
        answer = self.wire.insist(Post(f"/en/applications/{sent.reference}/withdrawal", sent.citizen.token))
        if answer.status == 303:
            self.journal.write("withdrawal pressed", reference=sent.reference)

    def ask_for_code(self, number: int) -> None:
        """Somebody has forgotten the password; a letter that belongs to no message goes out."""
        email = f"forgot{uuid4().hex[:12]}@faults.example"
        sender = f"10.1.{number // 250 % 250}.{number % 250 + 1}"
        answer: Answer = self.wire.insist(Post("/en/forgotten-password", "", [("email", email)], sender=sender))
        if answer.status == 303:
            self.journal.write("code", email=email)
