"""The base of the editors' forms: filled from the document, or with what was typed."""

from typing import Any

from flask import g, request
from werkzeug.datastructures import MultiDict

from portal.core.forms import PortalForm, tidy
from portal.identity import parked_form


def typed() -> MultiDict[str, str] | None:
    """What was posted, or what was typed here when the session was over; None where nothing was."""
    if request.method == "POST":
        return MultiDict((name, str(tidy(words))) for name, words in request.form.items(multi=True))
    if "parked" not in g:
        g.parked = parked_form()
    found: MultiDict[str, str] | None = g.parked
    return found


class EditorForm(PortalForm):
    """Reads only what was typed. The address also says in which language one writes, which is no field."""

    def __init__(self, **values: Any) -> None:
        super(PortalForm, self).__init__(formdata=typed(), **values)
