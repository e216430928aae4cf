"""W11: from signing in to the receipt, eight citizens at a time."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from random import Random

from sqlalchemy import select

from portal.catalogue import Service, service
from portal.core.db import Base, db
from portal.demo.bulk.paperwork import Writer
from portal.identity.actions.passwords import hash_password
from portal.questions import Filling, Sheet
from tests.bench.city import City
from tests.bench.figures import percentile
from tests.bench.load import WrongAnswer
from tests.bench.requests import HOST, fields_of, get, post
from tests.bench.scenario import AT_ONCE
from tests.bench.servers import Server

PASSWORD = "a password for the benchmark"
FIRST_TRAVELLER = 300
TIMES = 2
NEEDS_MORE = {"file", "appointment", "computed"}


@dataclass(frozen=True)
class Trip:
    """What one citizen does: the address to sign in with, the service, and the fields of each page."""

    email: str
    slug: str
    pages: list[tuple[str, list[tuple[str, str]]]]


def said(place: City, server: Server, gunner: Executor) -> str:
    """A line for people. There is no goal and no limit for it: half of it is the password, which must be slow."""
    with place.app.app_context():
        trips = _trips()
        db.commit()
    before = server.cpu()["portal"]
    seconds, whole, requests = gunner.submit(travel, server.port, trips).result()
    spent = (server.cpu()["portal"] - before) / len(seconds) * 1000
    return (
        f"\nW11 whole journey, {AT_ONCE} at a time: {len(seconds) / whole:.1f} a second, half take"
        f" {percentile(seconds, 0.5):.2f} s, p99 {percentile(seconds, 0.99):.2f} s; {requests} requests and {spent:.0f} CPU ms each"
    )


def travel(port: int, trips: list[Trip]) -> tuple[list[float], float, int]:
    """Seconds of each journey, of all together, and requests of one. Raises WrongAnswer."""
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as citizens:
        found = [one for ones in citizens.map(lambda trip: list(_travels(port, trip)), trips) for one in ones]
    return [seconds for seconds, _ in found], time.perf_counter() - started, found[0][1]


def _travels(port: int, trip: Trip) -> Iterator[tuple[float, int]]:
    for _ in range(TIMES):
        citizen, started = _Citizen(port), time.perf_counter()
        citizen.travel(trip)
        yield time.perf_counter() - started, citizen.requests


class _Citizen:
    """One browser: keeps the session, follows where it is sent."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.session = ""
        self.requests = 0

    def travel(self, trip: Trip) -> None:
        self.open("/en/sign-in")
        self.post("/en/sign-in", [("email", trip.email), ("password", PASSWORD)])
        self.open(f"/en/services/{trip.slug}/application")
        place = self.post(f"/en/services/{trip.slug}/application", [])
        reference = place.rsplit("/", 1)[1]
        self.open(place)
        for page, fields in trip.pages:
            path = f"/en/applications/{reference}/pages/{page}"
            self.open(path)
            place = self.post(path, fields)
        self.open(f"/en/applications/{reference}/summary")
        place = self.post(f"/en/applications/{reference}/summary", [])
        if not place.endswith("/receipt") or reference.encode() not in self.open(place):
            raise WrongAnswer(f"no receipt for {reference}, but {place}")

    def open(self, path: str) -> bytes:
        status, place, body = self._ask(get(path, "", cookie=self.session).request)
        while status in {302, 303}:
            status, place, body = self._ask(get(place, "", cookie=self.session).request)
        if status != 200:
            raise WrongAnswer(f"{path}: {status}")
        return body

    def post(self, path: str, fields: list[tuple[str, str]]) -> str:
        status, place, body = self._ask(post(path, fields, "", status=303, cookie=self.session).request)
        if status != 303:
            raise WrongAnswer(f"{path}: {status} {body[:2000]!r}")
        return place

    def _ask(self, written: bytes) -> tuple[int, str, bytes]:
        head, _gap, sent = written.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        method, path, _ = first.split(" ")
        headers = dict(line.split(": ", 1) for line in lines if not line.startswith("Accept-Encoding"))
        self.connection.request(method, path, sent, headers)
        answer = self.connection.getresponse()
        body = answer.read()
        self.requests += 1
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            if name.endswith("session"):
                self.session = value
        return answer.status, answer.headers.get("Location", "").removeprefix(f"http://{HOST}"), body


def _trips() -> list[Trip]:
    accounts, applications = (Base.metadata.tables[name] for name in ("accounts", "applications"))
    offered, pages = _service()
    emails = [f"citizen{number}@bulk.example" for number in range(FIRST_TRAVELLER, FIRST_TRAVELLER + AT_ONCE)]
    known = hash_password(PASSWORD)
    db.execute(accounts.update().where(accounts.c.email_key.in_(emails)).values(password_hash=known))
    whose = select(accounts.c.person_id).where(accounts.c.email_key.in_(emails))
    drafts = applications.c.person_id.in_(whose) & (applications.c.state == "draft")
    db.execute(applications.delete().where(drafts, applications.c.service == offered.slug))
    return [Trip(email, offered.slug, pages) for email in emails]


def _service() -> tuple[Service, list[tuple[str, list[tuple[str, str]]]]]:
    """The first one whose form is only fields, with what is typed on each page."""
    services = Base.metadata.tables["services"]
    writer = Writer(Random(5))
    for slug in db.scalars(select(services.c.slug).order_by(services.c.slug)):
        offered = service(slug)
        form = offered.definition.form
        if form is None or not offered.definition.is_listed or any(one.type in NEEDS_MORE for one in form.questions):
            continue
        answers = writer.samples(form)[0].answers
        pages = Filling(form, answers, {}).pages
        if not any(page.repeat for page in pages):
            typed = {page.id: Sheet.of_answers(page.questions, answers[page.id]).typed for page in pages}
            return offered, [(page, fields_of(fields)) for page, fields in typed.items()]
    raise LookupError("no service has a form of plain fields")
