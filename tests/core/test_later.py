import subprocess
import sys

import pytest

from portal.core.later import Later

RARE = {"email_validator", "html5lib", "phonenumbers", "prometheus_client", "puremagic", "rapidfuzz", "typst"}
NOT_FOR_SERVING = {"alembic", "portal.demo.city", "portal.demo.bulk", "portal.auditing.commands", "selenium", "pypdf"}


def test_a_module_that_comes_later_is_there_when_it_is_asked_for():
    assert Later("json").dumps([1]) == "[1]"
    with pytest.raises(AttributeError):
        _ = Later("json").no_such_name


def test_a_portal_that_starts_loads_nothing_that_only_some_requests_or_commands_need():
    loading = "import sys, portal.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", loading], check=True, capture_output=True, text=True).stdout

    assert "portal.casework" in loaded.split()
    assert {*loaded.split()} & (RARE | NOT_FOR_SERVING) == set()
