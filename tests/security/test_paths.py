"""Somebody asks for files that are not for them, by climbing out of the folders that are."""

import pytest

from portal.core.commands import web_server_app
from tests.identity.factories import account

CLIMBS = (
    *(
        "../pyproject.toml",
        "..%2fpyproject.toml",
        "..%252fpyproject.toml",
        "%2e%2e/pyproject.toml",
        "....//pyproject.toml",
    ),
    *("..\\pyproject.toml", "..%5cpyproject.toml", "%c0%ae%c0%ae/pyproject.toml", "/etc/passwd", "//etc/passwd"),
    *(
        "%2fetc%2fpasswd",
        "portal.css/../../pyproject.toml",
        "portal.css%00.txt",
        "..;/pyproject.toml",
        "~root/.profile",
    ),
    *(
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "../var/secret_key",
        "./../portal/app.py",
        "vendor/../../README.md",
    ),
)
SECRETS = ("[project]", "root:", "SECRET", "create_app", "Citizen portal\n")
PLACES = (
    "/static/{version}/{climb}",
    "/static/x/{climb}",
    "/static/{climb}",
    "/{climb}",
    "/theme-{climb}.css",
    "/en/pages/{climb}",
    "/en/news/{climb}",
    "/en/documents/{climb}.pdf",
    "/en/applications/A-1/files/{climb}",
    "/en/applications/{climb}/receipt.pdf",
    "/{climb}/services",
    "/en/services?language={climb}",
    "/en/../{climb}",
)


@pytest.fixture(params=["sqlite"])
def database_kind(request):
    """No file comes from the database."""
    return request.param


def test_no_address_climbs_out_of_its_folder(app, sign_in, client):
    sign_in(account())
    version = app.config["ASSET_VERSION"]
    whole = web_server_app(app)
    found = []
    for place in PLACES:
        for climb in CLIMBS:
            url = place.format(version=version, climb=climb)
            answer = client.get(url, base_url="http://localhost")
            body = answer.data
            answer.close()
            if answer.status_code >= 500 or any(secret.encode() in body for secret in SECRETS):
                found.append((url, answer.status_code))
    assert whole is app
    assert found == []


def test_a_language_is_one_of_ours_and_never_a_path(client):
    for language in ("../../etc", "%2e%2e", "en%2f..%2f..", "xx", "en\x00", "EN", "en_US.UTF-8"):
        assert client.get(f"/{language}/services").status_code == 404
        client.set_cookie("language", language.replace("\x00", ""))
        assert client.get("/services", headers={"Accept-Language": language.replace("\x00", "")}).status_code in {
            302,
            404,
        }
