from collections.abc import Callable

import pytest
from jinja2 import ChoiceLoader, DictLoader

from portal.messages import send

LETTERS = {
    "test/granted.txt": """
{% block subject %}Your permit {{ reference }}{% endblock %}
{% block body %}
Dear {{ bdi(name) }},

you may park.
{% endblock %}
"""
}


@pytest.fixture(autouse=True)
def letters(app):
    app.jinja_env.loader = ChoiceLoader([DictLoader(LETTERS), app.jinja_env.loader])


@pytest.fixture
def tell(acting) -> Callable:
    """Send this person a message; gives back its id."""

    def telling(person_id, reference="A-1", about_url="/en/applications/A-1"):
        with acting():
            return send(person_id, "test/granted.txt", about_url=about_url, reference=reference).id

    return telling
