"""Somebody sends too many fields, too much in one, or something that grows when it is unpacked."""

import gzip
import json
import zlib
from io import BytesIO

import pytest

from portal.identity.rules import Role
from tests.identity.factories import staff


@pytest.fixture(params=["sqlite"])
def database_kind(request):
    """Refused before any database is asked."""
    return request.param


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"&".join(b"a%d=" % number for number in range(100_000)), FORM),
        (b"&" * 100_000, FORM),
        (b"name=" + b"x" * 1_100_000, FORM),
        (
            b"".join(b'--x\r\nContent-Disposition: form-data; name="a%d"\r\n\r\n\r\n' % n for n in range(20_000))
            + b"--x--\r\n",
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + b"x" * 1_100_000 + b"\r\n--x--\r\n",
            "multipart/form-data; boundary=x",
        ),
    ],
    ids=["100,000 fields", "100,000 empty fields", "a long field", "20,000 parts", "a long part"],
)
def test_too_much_in_a_form_is_refused_with_a_page(client, body, kind):
    answer = client.post("/en/sign-in", data=body, content_type=kind)
    assert answer.status_code == 413
    assert "<h1" in answer.text


def test_too_many_words_behind_an_address_are_refused(client):
    assert client.get("/en/services?" + "&".join(f"a{number}=1" for number in range(6_000))).status_code == 413


@pytest.mark.parametrize("packed", [gzip.compress(b"name=" + b"x" * 50_000_000), zlib.compress(b"\0" * 50_000_000)])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_body_that_would_have_to_be_unpacked_is_refused(client, packed, encoding):
    answer = client.post("/en/sign-in", data=packed, content_type=FORM, headers={"Content-Encoding": encoding})
    assert answer.status_code == 415


def test_an_ordinary_form_of_an_editor_is_taken(client):
    answer = client.post("/en/sign-in", data={f"field{number}": "x" for number in range(4_000)})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "document",
    [
        json.dumps({"id": "x"})[:-1] + ', "name": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e]\n",
        "a: !!python/object/apply:os.system ['echo hurt']\n",
        "{" * 50_000,
        "- " * 50_000,
    ],
    ids=["deep JSON", "aliases that multiply", "a program", "deep YAML", "deep lists"],
)
def test_a_definition_that_is_a_bomb_is_explained_and_not_read(app, client, sign_in, document):
    sign_in(staff(Role.EDITOR))
    page = client.get("/en/staff/services/import")
    assert page.status_code == 200
    for name in ("bomb.json", "bomb.yaml"):
        answer = client.post("/en/staff/services/import", data={"file": (BytesIO(document.encode()), name)})
        assert answer.status_code == 422, answer.status_code
