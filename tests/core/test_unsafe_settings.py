"""An operator who sets something wrong or unsafe is told its name and how to mend it, before anybody can open a page."""

import pytest

from portal.config import UnsafeSettings, from_environment
from tests.settings import SAFE

FAR = "postgresql://portal:hush@db.new-harbour.org/portal"


def refusal(tmp_path, **changed: str) -> list[str]:
    """The sentences; an empty list if the portal starts."""
    try:
        from_environment({**SAFE, "PORTAL_DATA": str(tmp_path), **changed})
    except UnsafeSettings as error:
        return str(error).splitlines()
    return []


def test_a_city_that_has_set_what_it_must_may_start(tmp_path):
    assert refusal(tmp_path) == []
    grown = {"DATABASE_URL": f"{FAR}?sslmode=verify-full", "CACHE_URL": "rediss://cache.new-harbour.org:6379/0"}
    assert refusal(tmp_path, **grown, FILES_URL="s3://new-harbour/files", WORKERS="8") == []


def test_servers_on_the_same_machine_or_network_need_no_encryption_between_them(tmp_path):
    for host in ("localhost", "10.1.2.3", "database", "db.portal.internal"):
        near = {"DATABASE_URL": f"postgresql://portal:s@{host}/portal", "CACHE_URL": f"redis://{host}:6379/0"}
        assert refusal(tmp_path, **near, MAIL_URL=f"smtp://{host}:25") == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "a" * 40, "SECRET_KEY is easy to guess"),
        ("SECRET_KEY", "change-me-to-a-long-random-text-please", "SECRET_KEY still says change-me"),
        ("ENCRYPTION_KEYS", "", "ENCRYPTION_KEYS or BLIND_INDEX_KEY is missing"),
        ("PORTAL_URL", "http://services.new-harbour.org", "PORTAL_URL is missing or not secure"),
        ("FILES_URL", "s3://new-harbour/files", "FILES_URL is far away and DATABASE_URL is SQLite"),
        ("PORTAL_MODE", "demo", "PORTAL_MODE is demo, where everybody may be anybody"),
        ("PORTAL_MODE", "development", "PORTAL_MODE is development, where everybody may be anybody"),
        ("DATABASE_URL", FAR, "DATABASE_URL reaches a server far away without encryption"),
        ("DATABASE_URL", f"{FAR}?sslmode=prefer", "DATABASE_URL reaches a server far away without encryption"),
        ("DATABASE_URL", "postgresql://portal:change-me@db/portal", "DATABASE_URL still says change-me"),
        ("DATABASE_URL", "sqlite:///:memory:", "DATABASE_URL is a database in memory"),
        ("DATABASE_URL", "mysql://portal:hush@db/portal", "DATABASE_URL is no database we know"),
        ("CACHE_URL", "redis://:hush@cache.new-harbour.org", "CACHE_URL reaches a server far away"),
        ("CACHE_URL", "memcached://:hush@cache", "CACHE_URL is no cache we know"),
        ("FILES_URL", "memory:///", "FILES_URL keeps files in memory"),
        ("FILES_URL", "ftp://portal:hush@files", "FILES_URL is no place we know"),
        ("FILES_URL", "files", "FILES_URL is no place we know"),
        ("MAIL_URL", "folder:/tmp/mail", "MAIL_URL writes e-mails to a folder"),
        ("MAIL_URL", "smtp://mail.new-harbour.org:25", "MAIL_URL may send letters unencrypted"),
        ("MAIL_URL", "https://portal:hush@mail", "MAIL_URL is no mail server we know"),
        ("MAIL_URL", "smtp://portal:hush@mail:many", "MAIL_URL is no mail server we know"),
        ("AUTHORITY_NAME", "", "AUTHORITY_NAME is still Port Alder"),
        ("SUPPORT_PHONE", "", "SUPPORT_PHONE is still +1 555 0100"),
        ("SUPPORT_EMAIL", "", "SUPPORT_EMAIL is still help@port-alder.example"),
        ("MAIL_FROM", "", "MAIL_FROM is still no-reply@port-alder.example"),
        ("WORKERS", "0", "WORKERS is 0. Set it to a number from 1 to 64"),
        ("WORKERS", "5000", "WORKERS is 5000"),
        ("THREADS", "0", "THREADS is 0"),
        ("TRUSTED_PROXIES", "99", "TRUSTED_PROXIES is 99"),
        ("MAX_UPLOAD_MB", "0", "MAX_UPLOAD_MB is 0"),
        ("EMBEDDED_WORKER", "perhaps", "EMBEDDED_WORKER is 'perhaps'. Set it to yes or no"),
        ("LOCK_TIMEOUT_MS", "0", "LOCK_TIMEOUT_MS is 0: one stuck request"),
        ("STATEMENT_TIMEOUT_MS", "0", "STATEMENT_TIMEOUT_MS is 0: one stuck request"),
        ("IDLE_TRANSACTION_TIMEOUT_MS", "0", "IDLE_TRANSACTION_TIMEOUT_MS is 0: one stuck request"),
        ("UNLIMITED_NETWORKS", "0.0.0.0/0", "UNLIMITED_NETWORKS holds the whole internet"),
        ("UNLIMITED_NETWORKS", "the office", "UNLIMITED_NETWORKS names 'the'"),
        ("METRICS_NETWORKS", "::/0", "METRICS_NETWORKS lets everybody read"),
        ("PORTAL_MODE", "staging", "PORTAL_MODE is 'staging'"),
        ("SECRET_KEY", "short", "SECRET_KEY is missing or shorter"),
        ("WORKERS", "many", "WORKERS is 'many'"),
        ("PORTAL_TIMEZONE", "Mars/Olympus", "PORTAL_TIMEZONE is 'Mars/Olympus'"),
        ("PORTAL_LANGUAGES", "en tlh", "PORTAL_LANGUAGES may name en"),
        ("BRAND_COLOUR", "blue", "BRAND_COLOUR is 'blue'"),
        ("PORTAL_CURRENCY", "Euro", "PORTAL_CURRENCY is 'Euro'"),
        ("ENFORCEMENT_URL", "javascript:alert(1)", "ENFORCEMENT_URL is no web address"),
    ],
)
def test_what_is_unsafe_or_wrong_is_named_with_how_to_mend_it(tmp_path, name, value, sentence):
    sentences = refusal(tmp_path, **{name: value})
    assert any(said.startswith(sentence) for said in sentences), sentences
    assert "hush" not in "".join(sentences)


def test_a_demo_may_be_shown_to_the_world_by_who_says_so(tmp_path):
    assert refusal(tmp_path, PORTAL_MODE="demo", PUBLIC_DEMO="yes") == []
    assert refusal(tmp_path, PORTAL_MODE="demo", PORTAL_URL="http://127.0.0.1:8000") == []
