import pytest
from flask import make_response


@pytest.fixture
def accepting(app):
    """A form that takes whatever it is sent."""
    app.add_url_rule("/accept", "accept", lambda: make_response("taken"), methods=["POST"])


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {},
    ],
    ids=["from this site", "typed by hand", "an older browser", "no browser"],
)
def test_a_form_of_this_site_is_taken(client, accepting, headers):
    assert client.post("/accept", headers=headers).text == "taken"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
    ],
)
def test_a_form_that_another_site_sends_is_refused(client, accepting, headers):
    response = client.post("/accept", headers=headers)
    assert response.status_code == 403
    assert "taken" not in response.text


def test_every_page_forbids_inline_code_and_frames(client):
    headers = client.get("/en/nowhere").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
