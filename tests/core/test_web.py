import pytest

from portal.core.web import LAST_PAGE, page_number


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("-1", 1), ("0", 1), ("abc", 1), ("", 1), ("9" * 20, LAST_PAGE), ("9" * 5000, 1), ("٣", 3)],
)
def test_a_page_that_makes_no_sense_is_the_first_or_the_last(app, asked, number):
    with app.test_request_context(query_string={"page": asked}):
        assert page_number() == number


def test_a_number_of_thousands_of_digits_in_an_address_is_not_found(app, client):
    app.add_url_rule("/rooms/<int:number>", "room", lambda number: f"room {number}")
    assert client.get("/rooms/12").text == "room 12"
    assert client.get(f"/rooms/{'9' * 5000}").status_code == 404


def test_a_browser_that_does_not_know_where_it_comes_from_can_still_sign_in(client):
    for headers in ({"Referer": "http://["}, {"HX-Request": "true", "HX-Current-URL": "http://["}):
        assert client.get("/en/profile", headers=headers).status_code in {200, 303}
    assert client.post("/en/sign-out", headers={"Origin": "http://["}).status_code == 403
