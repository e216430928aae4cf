"""Every state of every page that the rooms name, as the auditor is told to look at it."""

from collections import Counter

from flask import current_app

from accessibility.subjects import LANGUAGE, Subject
from portal.core.contributions import PageState
from portal.core.db import db
from portal.core.i18n import OWN_NAMES
from portal.core.rooms import contributions

ANY_LANGUAGE = next(iter(OWN_NAMES))


def subjects() -> list[Subject]:
    """In the order the rooms name them. Reads the demo city, for the states that need to know what is in it."""
    states = contributions(PageState)
    shared = {name for name, number in Counter(map(_short_name, states)).items() if number > 1}
    found = [
        Subject(f"{name}:{state.persona}" if name in shared else name, path_of(state), state.persona, state.steps)
        for state in states
        for name in [_short_name(state)]
    ]
    db.close()  # whoever only read must not keep those waiting who write
    return found


def path_of(state: PageState) -> str:
    """Where the auditor begins, with `{language}` in place of the language."""
    endpoint, values = state.begins_at
    path = current_app.url_map.bind("localhost").build(endpoint, {"language": ANY_LANGUAGE, **values})
    return f"/{LANGUAGE}{path.removeprefix(f'/{ANY_LANGUAGE}')}"


def _short_name(state: PageState) -> str:
    return f"{state.endpoint}:{state.state}"
