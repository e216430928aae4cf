"""Applications beside other rooms: the dashboard, the staff, and two clicks in the same moment."""

import re
from threading import Barrier, Thread

import pytest

from portal.applications import room
from portal.applications.models import Application
from portal.casework import case_of
from portal.casework.actions import ask_for_more
from portal.casework.models import Case
from portal.core.db import database
from portal.core.outbox import JobRow
from tests.applications.conftest import WHERE
from tests.identity.factories import staff
from tests.plans import plans


@pytest.fixture
def clara(store, sign_in):
    """A caseworker, not signed in yet."""
    return store(staff())


@pytest.fixture
def count(app):
    def rows(model):
        with app.app_context(), database().reading() as session:
            return session.query(model).count()

    return rows


def at_the_same_time(app, client, *requests):
    """Send requests from several threads at once; gives back the status codes."""
    start, codes = Barrier(len(requests)), []
    token = client.get_cookie("session").value

    def send(path, data):
        own = app.test_client()
        own.set_cookie("session", token)
        start.wait()
        codes.append(own.post(path, data=data).status_code)

    threads = [Thread(target=send, args=request) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


def test_two_tabs_that_send_in_the_same_moment_make_one_case(app, client, begin, worker, count):
    where = begin()
    client.post(f"/en{where}/pages/where", data=WHERE)
    client.post(f"/en{where}/pages/more", data={"remark": ""})

    codes = at_the_same_time(app, client, *[(f"/en{where}/summary", {})] * 4)

    assert codes == [303] * 4
    assert count(JobRow) == 1
    worker.work_off()
    assert count(Case) == 1


def test_two_tabs_that_begin_in_the_same_moment_share_one_draft(app, client, amina, count):
    codes = at_the_same_time(app, client, *[("/en/services/missed-bin/application", {})] * 4)

    assert codes == [303] * 4
    assert count(Application) == 1


def test_two_tabs_that_save_different_pages_in_the_same_moment_both_keep_theirs(app, client, begin, saved):
    where = begin()

    at_the_same_time(
        app, client, (f"/en{where}/pages/where", WHERE), (f"/en{where}/pages/more", {"remark": "from the other tab"})
    )

    assert saved(where).answers.keys() == {"where", "more"}


def test_the_dashboard_shows_what_was_begun(app, begin, amina):
    begin()

    with app.test_request_context("/en/"):
        card = room.drafts_card(amina.id)
        assert card["drafts"][0].service_name["en"] == "Report a missed bin"
        assert room.progress_card(amina.id) is None
        assert room.to_do_card(amina.id) is None


def test_the_dashboard_shows_how_far_it_is_and_what_to_do(app, client, sent, worker, acting, amina, saved, clara):
    where = sent()
    worker.work_off()
    with app.test_request_context("/en/"):
        ((case, stages, _tone),) = room.progress_card(amina.id)["cases"]
        assert case.reference in where
        assert len(stages) == 3
    with acting():
        ask_for_more(case_of(saved(where).id), "Which colour?", account_id=clara.id)

    with app.test_request_context("/en/"):
        assert room.to_do_card(amina.id)["waiting"][0].reference in where
    assert client.get("/en/my").status_code == 200


def test_staff_see_the_answers_in_their_language(client, sent, worker, sign_in, clara):
    where = sent()
    worker.work_off()
    reference = where.rpartition("/")[2]
    sign_in(clara)

    page = client.get(f"/ar/staff/cases/{reference}")

    assert page.status_code == 200
    assert "أين الحاوية؟" in page.text
    assert "Ropewalk 7" in page.text


def test_a_service_page_leads_to_the_application(client, services):
    assert "/en/services/missed-bin/application" in client.get("/en/services/missed-bin").text


def test_who_has_hundreds_of_applications_and_messages_waits_no_longer(app, client, begin):
    begin()
    with plans(app) as found:
        for page in ("/en/my", "/en/my/applications", "/en/messages"):
            assert client.get(page).status_code == 200

    used = {index for plan in found for index in re.findall(r"ix_(?:applications|messages)_\w+", plan)}
    assert {"ix_applications_latest", "ix_messages_latest"} <= used
    if app.extensions["database"].engine.dialect.name == "sqlite":  # PostgreSQL chooses by figures, which it has later
        assert "ix_messages_news" in used
    assert not [plan for plan in found if re.search(r"(SCAN|Seq Scan on) (applications|messages)", plan)]
    counted = [plan for plan in found if "COVERING" in plan or "Index Only Scan" in plan]
    assert len(counted) >= 2, "how many there are is read from the index alone"
