from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.config import Mode, UnsafeSettings, from_environment, made_once
from tests.settings import SAFE


def test_without_any_setting_the_portal_is_in_production_and_refuses_to_start(tmp_path):
    with pytest.raises(UnsafeSettings) as refused:
        from_environment({"PORTAL_DATA": str(tmp_path)})
    assert "SECRET_KEY is missing" in str(refused.value)
    assert "PORTAL_URL is missing" in str(refused.value)


def test_production_starts_with_safe_settings_and_has_no_demo_sign_in(tmp_path):
    settings = from_environment({**SAFE, "PORTAL_DATA": str(tmp_path)})
    assert settings.mode is Mode.PRODUCTION
    assert not settings.has_demo_sign_in
    assert settings.uses_https


def test_the_demo_makes_its_own_secret_and_keeps_it(tmp_path):
    environment = {"PORTAL_MODE": "demo", "PORTAL_DATA": str(tmp_path / "new")}
    first, second = from_environment(environment), from_environment(environment)
    assert len(first.secret_key) >= 48
    assert first.secret_key == second.secret_key
    assert (tmp_path / "new" / "secret_key").stat().st_mode & 0o077 == 0


def test_processes_that_start_in_the_same_moment_keep_one_secret(tmp_path):
    together = Barrier(8)

    def start(number: int) -> str:
        together.wait(10)
        return made_once(tmp_path / "new" / "secret", lambda: f"made by {number}")

    with ThreadPoolExecutor(8) as processes:
        secrets = set(processes.map(start, range(8)))

    assert len(secrets) == 1
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["secret"]
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o777 == 0o600
