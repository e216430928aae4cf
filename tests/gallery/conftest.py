"""Components know nothing of databases, so one kind is enough."""

import pytest


@pytest.fixture(params=["sqlite"])
def database_kind(request) -> str:
    return request.param
