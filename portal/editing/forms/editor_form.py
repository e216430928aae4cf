"""The base of the editors' forms: filled from the document, whatever else stands in the address."""

from typing import Any

from flask import request

from portal.core.forms import PortalForm


class EditorForm(PortalForm):
    """Reads only what was posted. The address also says in which language one writes, which is no field."""

    def __init__(self, **values: Any) -> None:
        super(PortalForm, self).__init__(formdata=request.form if request.method == "POST" else None, **values)
