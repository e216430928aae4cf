"""An address that asks without end is asked to wait; people never notice that there is a limit."""

import logging
from dataclasses import replace

import pytest

from portal.app import create_app
from portal.core import rates
from tests.bench.servers import free_port
from tests.caches import started
from tests.careful_client import CarefulClient
from tests.databases import make_tables

PAGE = "/en/sign-in"


@pytest.fixture
def database_kind():
    """No database is asked."""
    return "sqlite"


@pytest.fixture
def server(settings, compiled_templates, monkeypatch):
    """One more server of this portal, with a client for an address of one's own."""
    monkeypatch.setattr(rates, "time", lambda: 60_000_045.0)
    engines = []

    def begin(**chosen):
        app = create_app(
            replace(settings, **{"trusted_proxies": 1, "requests_per_minute": 3, "posts_per_minute": 2} | chosen)
        )
        app.testing, app.test_client_class, app.compiled_templates = True, CarefulClient, compiled_templates
        make_tables(engine := app.extensions["database"].engine)
        engines.append(engine)
        client = app.test_client()

        def ask(address="203.0.113.7", *, method="GET"):
            return client.open(PAGE, method=method, headers={"X-Forwarded-For": address})

        return ask

    yield begin
    for engine in engines:
        engine.dispose()


def test_an_address_that_asks_too_often_is_told_in_plain_words_how_long_to_wait(server):
    ask = server()
    assert [ask().status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = ask()
    assert refused.headers["Retry-After"] == "15"
    assert "Please wait a little" in refused.text
    assert ask("203.0.113.8").status_code == 200


def test_sending_has_a_limit_of_its_own_that_reading_does_not_use_up(server):
    ask = server()
    assert [ask(method="POST").status_code for _ in range(3)] == [422, 422, 429]
    assert ask().status_code == 200


def test_in_the_next_minute_everything_is_open_again(server, monkeypatch):
    ask = server()
    assert [ask().status_code for _ in range(4)][-1] == 429
    monkeypatch.setattr(rates, "time", lambda: 60_000_061.0)
    assert ask().status_code == 200


def test_one_connection_has_one_limit_however_many_addresses_it_has(server):
    ask = server()
    answers = [ask(f"2001:db8:1:2::{number}").status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]
    assert ask("2001:db8:1:3::1").status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:10.1.2.3", "10.9.9.9"])
def test_offices_whose_people_share_an_address_can_be_left_out(server, address):
    ask = server(unlimited_networks="127.0.0.0/8 10.0.0.0/8")
    assert {ask(address).status_code for _ in range(6)} == {200}


def test_a_limit_can_be_switched_off(server):
    ask = server(requests_per_minute=0)
    assert {ask().status_code for _ in range(6)} == {200}


def test_servers_count_together_and_each_alone_while_the_cache_is_away(server, tmp_path, caplog, monkeypatch):
    caplog.set_level(logging.WARNING)
    port = free_port()
    with started(tmp_path, port) as url:
        one, other = server(cache_url=url), server(cache_url=url)
        assert [one().status_code, other().status_code, one().status_code, other().status_code] == [200, 200, 200, 429]
    assert [one().status_code for _ in range(4)] == [200, 200, 200, 429]
    assert caplog.text.count("The cache does not answer") == 1
    assert "203.0.113.7" not in caplog.text
    monkeypatch.setattr(rates, "SECONDS_WITHOUT_ASKING", 0)
    other()
    with started(tmp_path, port):
        assert other("203.0.113.9").status_code == 200
        assert "The cache answers again" in caplog.text
