"""Citizens who apply and clerks who decide. They write down only what they were told."""

import re
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from math import inf
from random import Random
from threading import Lock, Thread
from time import monotonic
from uuid import uuid4

from tests.faults.authority import Population, Signed
from tests.faults.journal import Journal
from tests.faults.wire import Answer, File, NoAnswer, Post, Wire

REFERENCE = re.compile(r"A-[0-9A-Z]{4}-[0-9A-Z]{4}")
VERSION = re.compile(r'name="version" value="(\d+)"')
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n"
GIVES_UP = 0.1
AT_ONCE = 8


@dataclass(frozen=True)
class Sent:
    """An application that its citizen was told we have."""

    reference: str
    citizen: Signed
    service: str


def is_taken(answer: Answer) -> bool:
    """The portal went on. Being asked to sign in again is no promise."""
    return answer.status == 303 and "/sign-in" not in answer.location


class Crowd:
    """Everybody who uses the portal during one scenario."""

    def __init__(self, wire: Wire, journal: Journal, people: Population, seed: int) -> None:
        self.wire, self.journal, self.people = wire, journal, people
        self.chance = Random(seed)
        self.free = deque(people.citizens)
        self.acknowledged: set[str] = set()
        self._left, self._until = 0, inf
        self._lock = Lock()

    def apply_all(self, number: int, *, until: float = inf) -> None:
        """So many submissions that are acknowledged, several citizens at a time; clerks decide meanwhile.

        until: when nobody begins any more, on the monotonic clock.
        """
        self._left, self._until = number, until
        crowd = [Thread(target=self._come_and_go, args=(Random(self.chance.random()),)) for _ in range(AT_ONCE)]
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()

    def _come_and_go(self, chance: Random) -> None:
        while self._takes_one():
            citizen, sent = self.free.popleft(), None
            try:
                sent = self.apply(citizen, chance)
                if sent and sent.service == "lamp":
                    self._deal_with(sent, chance)
            except NoAnswer:
                self.journal.write("gave up")
            finally:
                self.free.append(citizen)
            if sent is None:
                with self._lock:
                    self._left += 1

    def _takes_one(self) -> bool:
        with self._lock:
            if self._left <= 0 or monotonic() > self._until:
                return False
            self._left -= 1
            return True

    def apply(self, citizen: Signed, chance: Random, *, service: str = "") -> Sent | None:
        """From the first page to the receipt. None if the citizen lost patience in the last step."""
        service = service or ("lamp" if chance.random() < 0.7 else "permit")
        reference = self.fill_in(citizen, service, chance)
        post = Post(f"/en/applications/{reference}/summary", citizen.token)
        if chance.random() < GIVES_UP:
            answer = self.wire.try_once(post)
            if answer is None:
                self.journal.write("left without an answer", reference=reference)
                return None
        else:
            answer = self.wire.insist(post)
        if not answer.location.endswith("/receipt"):
            raise AssertionError(f"{reference} was not taken: {answer}")
        self._acknowledge(reference)
        return Sent(reference, citizen, service)

    def fill_in(self, citizen: Signed, service: str, chance: Random) -> str:
        """Everything but sending; gives back the reference of the draft."""
        begun = self.wire.insist(Post(f"/en/services/{service}/application", citizen.token))
        reference = _reference_in(begun)
        base, place, remark = f"/en/applications/{reference}", uuid4().hex, uuid4().hex
        self._save(Post(f"{base}/pages/where", citizen.token, [("place", place)]), reference, ("place", place))
        if service == "lamp" and chance.random() < 0.6:
            self._upload(base, citizen, reference)
        self._save(Post(f"{base}/pages/more", citizen.token, [("remark", remark)]), reference, ("remark", remark))
        return reference

    def _acknowledge(self, reference: str) -> None:
        self.journal.write("submitted", reference=reference)
        with self._lock:
            self.acknowledged.add(reference)

    def _save(self, post: Post, reference: str, said: tuple[str, str]) -> None:
        answer = self.wire.insist(post)
        if not is_taken(answer):
            raise AssertionError(f"{post} was refused: {answer.status} {answer.location}")
        self.journal.write("saved", reference=reference, question=said[0], text=said[1])

    def _upload(self, base: str, citizen: Signed, reference: str) -> None:
        content = PDF + uuid4().hex.encode() * 500 + b"\ntrailer<<>>\n%%EOF"
        file = File("photo", "photo.pdf", content)
        answer = self.wire.insist(
            Post(f"{base}/pages/more", citizen.token, [("upload", "photo"), ("remark", "")], file)
        )
        if is_taken(answer):
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
        answer = self.wire.insist(self._decision(sent, clerk, version, words))
        if is_taken(answer):
            self.journal.write("decided", reference=sent.reference, words=words)
        return is_taken(answer)

    def _decision(self, sent: Sent, clerk: Signed, version: str, words: str) -> Post:
        fields = [("version", version), ("outcome", "granted"), ("words", words)]
        return Post(f"/en/staff/cases/{sent.reference}/decision", clerk.token, fields)

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
        if not is_taken(asked):
            return
        self.journal.write("asked", reference=sent.reference, text=question)
        answer = self.wire.insist(
            Post(f"/en/applications/{sent.reference}/answer", sent.citizen.token, [("answer_text", words)])
        )
        if is_taken(answer):
            self.journal.write("answered", reference=sent.reference, text=words)

    def withdraw(self, sent: Sent, _clerk: Signed) -> None:
        answer = self.wire.insist(Post(f"/en/applications/{sent.reference}/withdrawal", sent.citizen.token))
        if is_taken(answer):
            self.journal.write("withdrawal pressed", reference=sent.reference)

    def two_tabs_send(self, citizen: Signed, chance: Random) -> None:
        """One draft, sent from two tabs in the same moment; both are told that we have it."""
        reference = self.fill_in(citizen, "permit" if chance.random() < 0.5 else "lamp", chance)
        post = Post(f"/en/applications/{reference}/summary", citizen.token)
        for answer in self._at_once(post, post):
            if answer.location.endswith("/receipt"):
                self._acknowledge(reference)

    def two_clerks_decide(self, sent: Sent) -> None:
        """One case in two tabs. Whoever is told that it is decided must be right."""
        tabs = self.chance.sample(self.people.clerks, 2)
        words = [f"words {uuid4().hex}" for _ in tabs]
        versions = [self.version_of(sent, clerk) or "" for clerk in tabs]
        posts = [
            self._decision(sent, clerk, version, said)
            for clerk, version, said in zip(tabs, versions, words, strict=True)
        ]
        for answer, said in zip(self._at_once(*posts), words, strict=True):
            if is_taken(answer):
                self.journal.write("decided", reference=sent.reference, words=said)

    def clerk_meets_citizen(self, sent: Sent, clerk: Signed) -> None:
        """The clerk decides while the citizen takes it back; or answers, if something was asked."""
        base, own = f"/en/applications/{sent.reference}", sent.citizen.token
        if self.chance.random() < 0.5:
            citizen_does = Post(f"{base}/withdrawal", own)
        else:
            asks = [("version", self.version_of(sent, clerk) or ""), ("text", uuid4().hex)]
            self.wire.insist(Post(f"/en/staff/cases/{sent.reference}/request", clerk.token, asks))
            citizen_does = Post(f"{base}/answer", own, [("answer_text", uuid4().hex)])
        words = f"words {uuid4().hex}"
        decision = self._decision(sent, clerk, self.version_of(sent, clerk) or "", words)
        decided, _done = self._at_once(decision, citizen_does)
        if is_taken(decided):
            self.journal.write("decided", reference=sent.reference, words=words)

    def _at_once(self, *posts: Post) -> list[Answer]:
        """Each until it is answered."""
        answers: dict[int, Answer] = {}

        def send(number: int, post: Post) -> None:
            answers[number] = self.wire.insist(post)

        threads = [Thread(target=send, args=each) for each in enumerate(posts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [answers[number] for number in range(len(posts))]

    def ask_for_code(self, number: int) -> None:
        """Somebody has forgotten the password; a letter that belongs to no message goes out."""
        email = f"forgot{uuid4().hex[:12]}@faults.example"
        sender = f"10.1.{number // 250 % 250}.{number % 250 + 1}"
        answer: Answer = self.wire.insist(Post("/en/forgotten-password", "", [("email", email)], sender=sender))
        if is_taken(answer):
            self.journal.write("code", email=email)


def _reference_in(answer: Answer) -> str:
    found = REFERENCE.search(answer.location)
    if found is None:
        raise AssertionError(f"no application was begun: {answer.status} {answer.location}")
    return found.group()
