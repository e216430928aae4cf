"""Rules at the door that need neither web nor database."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.identity.rules import (
    PERMISSIONS,
    Role,
    Weakness,
    device_of,
    email_key,
    is_over,
    limits,
    permissions_of,
    weakness_of,
)

NOW = datetime(2026, 3, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "password", ["four plain words together", "правильная лошадь батарея", "我喜欢在海边散步和看书听雨写字"]
)
def test_a_long_password_is_good_in_any_script_without_signs_or_digits(password):
    assert weakness_of(password) is None


@pytest.mark.parametrize(
    "password",
    ["PASSWORDPASSWORD", "1234567890123", "letmeinletmein", "--dragon-1987--", "abcabcabcabc", "000000000000"],
)
def test_passwords_everyone_tries_are_known(password):
    assert weakness_of(password) is Weakness.KNOWN


def test_a_password_must_not_be_the_name():
    assert weakness_of("Amina Haddad-Bensalem", about=["amina haddad-bensalem"]) is Weakness.ABOUT_YOU


def test_an_address_is_the_same_however_it_is_written():
    assert email_key(" Jürgen@Straße.example ") == email_key("jürgen@strasse.example")


def test_every_role_may_do_something_and_a_citizen_nothing_of_it():
    assert all(PERMISSIONS[role] for role in Role)
    assert permissions_of([]) == frozenset()
    assert permissions_of([Role.CASEWORKER, Role.EDITOR]) >= {"cases:decide", "content:edit"}


def test_staff_never_stay_signed_in():
    assert limits(is_staff=True, is_kept=True) == limits(is_staff=True, is_kept=False)


def test_a_session_ends_by_idleness_or_by_age():
    day = limits(is_staff=False, is_kept=False)
    start = NOW - timedelta(hours=2)
    assert not is_over(day, started_at=start, last_seen_at=NOW - timedelta(minutes=59), now=NOW)
    assert is_over(day, started_at=start, last_seen_at=NOW - timedelta(minutes=60), now=NOW)
    assert is_over(day, started_at=NOW - timedelta(hours=12), last_seen_at=NOW, now=NOW)


@pytest.mark.parametrize(
    ("long_name", "says"),
    [
        ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_as_people_name_it(long_name, says):
    assert device_of(long_name) == says
