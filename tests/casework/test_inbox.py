"""The inbox: what it shows, how it is searched, filtered and walked through."""

import re
from datetime import timedelta

import pytest

from portal.casework.models import Case, CaseWord
from portal.casework.queries import ROWS, inbox
from portal.casework.rules import CaseStatus
from portal.core import clock
from portal.core.db import new_id
from tests.identity.factories import staff
from tests.plans import plans

HTMX = {"HX-Request": "true"}
INBOX = "/en/staff/cases"
TODAY = clock.now().date()


def shown(response) -> list[str]:
    return re.findall(r'id="open-(A-[\w-]+)"', response.text)


@pytest.fixture
def change(store, acting):
    """Set columns of a case, as if it had had another life."""

    def write(case, **values):
        with acting() as db:
            found = db.get(Case, case.id)
            for name, value in values.items():
                setattr(found, name, value)

    return write


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without JavaScript", "with htmx"])
def test_the_inbox_is_the_same_with_and_without_javascript(client, open_wish, clara, headers):
    case = open_wish()

    response = client.get(INBOX, headers=headers)

    assert shown(response) == [case.reference]
    assert "Amina Haddad" in response.text
    assert ("<html" in response.text) == (headers == {})
    assert "HX-Request" in response.headers["Vary"]


def test_the_most_urgent_case_comes_first(client, open_wish, clara, change):
    late, soon, later = open_wish(), open_wish(working_days=2), open_wish(working_days=30)
    change(late, due_on=TODAY - timedelta(days=9))

    response = client.get(INBOX)

    assert shown(response) == [late.reference, soon.reference, later.reference]
    assert "Overdue by" in response.text


@pytest.mark.parametrize("few", [0, 5000], ids=["among many names", "among few names"])
@pytest.mark.parametrize("typed", ["hadd", "AMINA", "amina had", "haddad amina", "ami hadda"])
def test_a_citizen_is_found_by_any_part_of_the_name(client, open_wish, clara, monkeypatch, typed, few):
    monkeypatch.setattr(inbox, "FEW", few)
    inbox._how_many_names.cache_clear()
    case = open_wish("Amina Haddad")
    open_wish("Boris Petrov")
    open_wish("Amina Petrova")

    found = shown(client.get(INBOX, query_string={"search": typed}))

    assert case.reference in found
    assert len(found) == (2 if typed == "AMINA" else 1)


@pytest.mark.parametrize("typed", ["haddad amina", "petrova", "had am", "nobody"])
def test_no_search_for_a_citizen_reads_all_names(app, client, open_wish, clara, typed):
    for name in ("Amina Haddad", "Amy Haddock", "Amina Petrova"):
        open_wish(name)

    with plans(app) as read:
        client.get(INBOX, query_string={"search": typed, "status": "all"})

    of_names = [plan for plan in read if "case_words" in plan]
    assert len(of_names) == {"nobody": 1, "had am": 3}.get(typed, 2)
    for plan in of_names:
        assert "case_words_2" in plan or "uq_case_words_word_case_id" in plan
        assert not re.search(r"\bSCAN (case_words|cases)|Seq Scan on case", plan), plan


def test_a_case_is_found_by_its_reference_as_it_is_read_out_even_when_closed(client, open_wish, clara, change):
    case = open_wish()
    open_wish()
    change(case, status=CaseStatus.WITHDRAWN, closed_at=clock.now())

    assert shown(client.get(INBOX, query_string={"search": case.reference.lower().replace("-", " ")})) == [
        case.reference
    ]


def test_nothing_found_says_what_to_do(client, open_wish, clara):
    open_wish()

    assert "Look in all cases" in client.get(f"{INBOX}?search=zzzz").text


def test_cases_are_filtered_by_state_service_desk_and_lateness(client, open_wish, clara, change):
    mine, waiting, late, gone = open_wish(), open_wish(), open_wish(service="bins"), open_wish()
    change(mine, assigned_to=clara.id, status=CaseStatus.IN_PROGRESS)
    change(waiting, status=CaseStatus.WAITING_FOR_CITIZEN, waiting_since=clock.now(), due_on=TODAY - timedelta(9))
    change(late, due_on=TODAY - timedelta(days=9))
    change(gone, status=CaseStatus.WITHDRAWN, closed_at=clock.now())

    def found(**asked):
        return set(shown(client.get(INBOX, query_string=asked)))

    assert found() == {mine.reference, waiting.reference, late.reference}
    assert found(desk="me") == {mine.reference}
    assert found(desk="nobody") == {waiting.reference, late.reference}
    assert found(status="waiting_for_citizen") == {waiting.reference}
    assert found(status="withdrawn") == {gone.reference}
    assert len(found(status="all")) == 4
    assert found(service="bins") == {late.reference}
    assert found(overdue="y") == {late.reference}


def test_closed_cases_come_newest_first_say_so_and_cannot_be_ticked(client, open_wish, clara, change):
    case = open_wish()
    change(case, status=CaseStatus.WITHDRAWN, closed_at=clock.now())

    response = client.get(f"{INBOX}?status=all&sorting=due")

    assert shown(response) == [case.reference]
    assert '<option value="newest" selected>' in response.text
    assert f"tick-{case.reference}" not in response.text


def test_a_filter_nobody_knows_shows_the_open_cases(client, open_wish, clara):
    case = open_wish()

    asked = {"status": "lost", "desk": "you", "sorting": "mood", "after": "x_y", "tick": "none", "done": "1"}
    assert shown(client.get(INBOX, query_string=asked)) == [case.reference]


@pytest.fixture
def many_cases(store, open_wish):
    """Some pages of cases, several of them due on the same day."""
    first = open_wish()
    rows = [
        Case(
            id=new_id(),
            reference=f"A-{number:04}-TEST",
            kind="wish",
            subject_id=new_id(),
            person_name=f"Citizen {number}",
            service_id=first.service_id,
            received_at=clock.now() - timedelta(minutes=number // 3),
            due_on=TODAY + timedelta(days=number // 20),
            version=0,
        )
        for number in range(2 * ROWS + 7)
    ]
    store(*rows)
    store(*[CaseWord(case_id=row.id, word="citizen") for row in (first, *rows)])
    return [*rows, first]


@pytest.mark.parametrize("asked", ["sorting=due", "sorting=newest", "sorting=oldest", "search=citizen", "search=citi"])
def test_every_case_is_on_exactly_one_page_there_and_back(client, many_cases, clara, asked):
    pages, url = [], f"{INBOX}?{asked}"
    while url:
        response = client.get(url)
        pages.append(shown(response))
        following = re.search(r'id="page-after" rel="next" href="([^"]+)"', response.text)
        before = re.search(r'id="page-before" rel="prev" href="([^"]+)"', response.text)
        url = following and following[1].replace("&amp;", "&")

    everything = [reference for page in pages for reference in page]
    assert len(everything) == len(set(everything)) == len(many_cases)
    assert [len(page) for page in pages[:-1]] == [ROWS, ROWS]
    assert shown(client.get(before[1].replace("&amp;", "&"))) == pages[-2]


def test_all_cases_of_a_page_can_be_ticked_without_javascript(client, many_cases, clara):
    assert client.get(f"{INBOX}?tick=all").text.count(" checked>") == ROWS


def test_the_inbox_needs_as_many_statements_for_fifty_cases_as_for_one(
    client, open_wish, clara, sam, statements, change
):
    change(open_wish(), assigned_to=sam.id)
    with statements() as for_one:
        client.get(INBOX)
    for _ in range(9):
        change(open_wish(), assigned_to=sam.id)
    with statements() as for_ten:
        client.get(f"{INBOX}?search=amina&desk=anyone")

    assert len(for_one) <= 8, for_one
    assert len(for_ten) <= 8, for_ten


def test_citizens_and_other_staff_have_no_inbox(client, sign_in, store):
    assert client.get(INBOX).status_code == 303
    sign_in()
    assert client.get(INBOX).status_code == 403
    sign_in(store(staff("editor")))
    assert client.get(INBOX).status_code == 403
    assert client.get(f"{INBOX}/A-2222-2222").status_code == 403


def test_the_inbox_speaks_arabic_from_right_to_left(client, open_wish, clara):
    open_wish()

    response = client.get("/ar/staff/cases")

    assert 'dir="rtl"' in response.text
    assert "أشجار" in response.text


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_a_place_outside_the_calendar_is_the_start_of_the_list(client, open_wish, clara, at):
    case = open_wish()
    assert shown(client.get(INBOX, query_string={"sorting": "newest", "after": f"{at}_{case.id.hex}"})) == [
        case.reference
    ]


def test_cases_nobody_has_are_not_assigned(client, clara):
    assert client.get(f"{INBOX}/assignments", query_string={"case": ["A-NONE\0", "A-NONE"]}).status_code == 200
    assert client.post(f"{INBOX}/assignments", data={"case": "\0", "to": str(clara.id)}).status_code in {303, 422}
