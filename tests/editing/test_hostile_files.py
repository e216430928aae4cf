"""Files and forms that mean no good: refused with a sentence, or taken without what no page and no database can hold."""

import json
from io import BytesIO

import pytest

from tests.editing.conftest import PERMIT
from tests.identity.factories import staff

IMPORT = "/en/staff/services/import"
LIST = "/en/staff/services"
BASE = {"id": "dog-licence", "department": "transport", "name": {"en": "Dogs"}}
EVIL = (
    "<script>alert(1)</script> [here](javascript:alert(1)) {0.__class__} {name!r} %(x)s {{ 7*7 }} <img src=x onerror=y>"
)


def taken(client, document, name="x.json"):
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    return client.post(IMPORT, data={"file": (BytesIO(text.encode("utf-8", "surrogatepass")), name)})


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(BASE | {"name": {"en": "a\0b"}}),
        json.dumps(BASE | {"name": {"en": "\ud800"}}),
        json.dumps(BASE)[:-1] + ', "tests": [{"name": "one", "answers": {"a": .nan}}]}',
        json.dumps(BASE)[:-1] + ', "id": "other"}',
        json.dumps(BASE | {"id": "../../etc/passwd"}),
        json.dumps(BASE | {"id": "x\r\nSet-Cookie: a=b"}),
        json.dumps(BASE | {"name": {"en": "x" * 6_000}}),
        json.dumps(BASE | {"owner": "me", "published": True}),
        "[" * 50_000,
        '{"a":' * 50_000,
        "\0",
    ],
    ids=range(11),
)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_kept(client, edith, text):
    answer = taken(client, text)

    assert answer.status_code == 422
    assert "dog-licence" not in client.get(LIST).text


def test_a_file_that_is_too_large_is_refused(client, edith, monkeypatch):
    monkeypatch.setattr("portal.editing.forms.beginning.LARGEST", 100)

    assert "The file is too large" in taken(client, "x" * 101).text


@pytest.mark.parametrize("slug", ["new", "import"])
def test_a_service_cannot_take_the_address_of_an_editors_page(client, edith, slug):
    answer = taken(client, BASE | {"id": slug})

    assert answer.status_code == 422
    assert "Choose another id" in answer.text


def test_hostile_words_are_shown_as_words(client, edith):
    text = {"en": EVIL}
    question = {"id": "q", "type": "text", "label": text, "hint": text}
    page = {"id": "p", "title": text, "intro": text, "questions": [question]}
    whole = {"name": text, "summary": text, "what": text, "messages": [{"id": "m", "subject": text, "body": text}]}
    whole |= {"documents": [{"id": "d", "title": text, "body": text}]}
    whole |= {"form": {"sections": [{"id": "s", "title": text, "pages": [page]}]}}
    assert taken(client, BASE | whole).status_code == 303

    for part in (
        "",
        "/about",
        "/questions",
        "/questions/items/q",
        "/messages/m",
        "/documents/d",
        "/preview",
        "/history",
    ):
        shown = client.get(f"{LIST}/dog-licence{part}")
        assert shown.status_code == 200, part
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
        assert 'href="javascript:' not in shown.text


def test_signs_no_database_can_hold_do_not_get_into_a_draft(client, edith):
    row = {"row-count": "1", "row-0-was": "-1", "row-0-outcome": "a\0b", "column": "a\0b", "row-0-a\0b": "yes"}
    seen = client.get(f"{LIST}/{PERMIT}/eligibility").text.partition('name="seen" value="')[2].partition('"')[0]

    answer = client.post(f"{LIST}/{PERMIT}/eligibility", data=row | {"seen": seen})

    assert answer.status_code in {303, 422}
    assert client.get(f"{LIST}/{PERMIT}/eligibility").status_code == 200


def test_a_reason_without_a_result_is_kept_and_asked_about(client, edith):
    answer = client.post(f"{LIST}/{PERMIT}/eligibility", data={"otherwise-outcome": "", "otherwise-reason": "My words"})

    assert answer.status_code == 422
    assert "Choose a result, or empty the reason" in answer.text
    assert "My words" in answer.text


@pytest.mark.parametrize("role", ["caseworker", None])
@pytest.mark.parametrize("part", ["", "/about", "/export", "/preview", "/publication", "/history"])
def test_only_editors_see_drafts(client, city, sign_in, role, part):
    sign_in(staff(role)) if role else sign_in()

    assert client.get(f"{LIST}/{PERMIT}{part}").status_code == 403
