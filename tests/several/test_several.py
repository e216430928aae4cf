"""A city with several servers: whoever comes to one of them finds what was done at another."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.core import clock
from portal.core.db import database, db, new_id
from portal.core.files import StoredFile
from portal.core.outbox import JobRow, enqueue
from portal.core.throttle import Attempt
from portal.identity.actions.passwords import hash_password
from portal.identity.models import Session
from portal.identity.rules import fingerprint
from tests.faults.authority import LAMP
from tests.faults.wire import File, Post
from tests.identity.factories import account
from tests.people.factories import person
from tests.several.place import POSTS_PER_MINUTE, place, until

pytestmark = [pytest.mark.slow, pytest.mark.postgresql]

SECONDS_TO_NOTICE = 2.0
PASSWORD = "correct horse battery staple"
SESSION = re.compile(r"session=([^;]+)")
REFERENCE = re.compile(r"A-[0-9A-Z]{4}-[0-9A-Z]{4}")
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n" + b"lamp" * 5000 + b"\ntrailer<<>>\n%%EOF"
JOBS = 200


@pytest.fixture(scope="module")
def city(tmp_path_factory, postgresql_url):
    with place(tmp_path_factory.mktemp("several"), postgresql_url) as found:
        with found.app.app_context():
            db.add(Department(slug="streets", name={"en": "Streets"}))
            db.flush()
            publish(ServiceDefinition.model_validate(LAMP))
            db.commit()
        yield found


def citizen(city, email):
    """Somebody with an account, and the token of a session begun."""
    with city.app.app_context(), database().writing.begin() as session:
        who = account(email=email, person_id=new_id(), password_hash=hash_password(PASSWORD))
        now = clock.now()
        session.add_all([person(id=who.person_id, name=who.name, email=email), who])
        session.flush()
        times = {"started_at": now, "last_seen_at": now}
        session.add(Session(account_id=who.id, token_hash=fingerprint(email), **times))
    return email


@pytest.mark.parametrize(
    ("publish_it", "page"), [("/several/news", "/en/news"), ("/several/service", "/en/services/lamp")]
)
def test_what_is_published_at_one_server_is_on_the_pages_of_the_other_within_two_seconds(city, publish_it, page):
    for server in (city.one, city.other):
        assert "Brand new" not in server.get(page).text  # and now both have kept the page
    assert city.one.post(publish_it, title="Brand new").status == 200
    took = until(lambda: "Brand new" in city.other.get(page).text, seconds=SECONDS_TO_NOTICE)
    assert "Brand new" in city.one.get(page).text
    print(f"{page}: seen at the other server after {took:.2f} s")


def test_who_signs_in_at_one_server_is_signed_in_at_the_other_until_they_sign_out_at_either(city):
    citizen(city, "amina@several.example")
    answer = city.one.post("/en/sign-in", email="amina@several.example", password=PASSWORD)
    [token] = [found[1] for cookie in answer.cookies if (found := SESSION.match(cookie))]
    assert city.other.get("/en/account", token=token).status == 200
    city.other.post("/en/sign-out", token=token)
    assert city.one.get("/en/account", token=token).location.startswith("/en/sign-in")


def test_a_file_sent_to_one_server_can_be_read_at_the_other_which_has_no_disk_in_common(city):
    token = citizen(city, "noor@several.example")
    begun = city.one.post("/en/services/lamp/application", token=token)
    base = f"/en/applications/{REFERENCE.search(begun.location)[0]}"
    city.other.post(f"{base}/pages/where", token=token, place="Harbour Street 1")
    upload = Post("", token, [("upload", "photo"), ("remark", "")], File("photo", "lamp.pdf", PDF))
    body, kind = upload.body()
    assert city.one.ask("POST", f"{base}/pages/more", body=body, kind=kind, token=token).status == 303
    with city.app.app_context():
        file_id = db.scalars(select(StoredFile.id)).one()
    found = city.other.get(f"{base}/files/{file_id}", token=token)
    assert (found.status, found.body) == (200, PDF)
    stranger = citizen(city, "stranger@several.example")
    assert city.other.get(f"{base}/files/{file_id}", token=stranger).status == 404


def test_attempts_to_sign_in_are_counted_at_both_servers_together(city):
    citizen(city, "tried@several.example")
    answers = [
        server.post("/en/sign-in", email="tried@several.example", password="wrong", sender=f"203.0.113.{number}").status
        for number in range(6)
        for server in (city.one, city.other)
    ]
    assert answers == [422] * 10 + [429] * 2


def test_requests_are_counted_at_both_servers_together(city):
    until(lambda: clock.now().second < 50, seconds=15)  # a new minute counts anew
    answers = [
        server.post("/en/sign-out", sender="198.51.100.7").status
        for _ in range(POSTS_PER_MINUTE // 2 + 1)
        for server in (city.one, city.other)
    ]
    assert 429 not in answers[:POSTS_PER_MINUTE]
    assert answers[POSTS_PER_MINUTE:] == [429, 429]
    assert city.one.get("/en/sign-in", sender="198.51.100.7").status == 200


def test_two_workers_do_each_job_exactly_once_and_a_regular_one_once_an_hour(city):
    with city.app.app_context():
        for number in range(JOBS):
            enqueue("several.mark", mark=f"mark {number}")
        db.commit()
    city.start_workers()

    def left() -> int:
        with city.app.app_context(), database().reading() as session:
            soon = clock.now() + timedelta(minutes=1)
            return session.scalar(select(func.count(JobRow.id)).where(JobRow.run_at < soon))

    until(lambda: left() == 0, seconds=120)
    with city.app.app_context():
        marks = [key.rsplit(" ", 1) for key in db.scalars(select(Attempt.key).where(Attempt.key.like("% %")))]
    done = Counter(name for name, _worker in marks)
    assert done.pop("hourly") == 1
    assert done == {f"mark {number}": 1 for number in range(JOBS)}
    shares = Counter(worker for name, worker in marks if name != "hourly")
    assert len(shares) == 2, f"one worker did all of it: {shares}"
    print(f"{JOBS} jobs by two workers: {sorted(shares.values())}")
