"""The base of every fixed form. Forms that editors write are the business of the room `questions`."""

import unicodedata
from typing import Any

from flask import request
from wtforms import Form


def tidy(value: Any) -> Any:
    """Typed text without stray spaces and invisible control characters; line breaks stay."""
    if not isinstance(value, str):
        return value
    kept = (sign for sign in value.replace("\r\n", "\n") if sign in "\n\t" or unicodedata.category(sign) != "Cc")
    return "".join(kept).strip()


class PortalForm(Form):
    """A form whose text arrives tidy, and that can tell its errors in page order.

    A GET form reads the query string, any other the posted fields.
    """

    class Meta:
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            filters = [*unbound_field.kwargs.get("filters", ()), tidy]
            return unbound_field.bind(form=form, **{**options, "filters": filters})

    def __init__(self, **values: Any) -> None:
        sent = request.form if request.method == "POST" else request.args
        super().__init__(formdata=sent or None, **values)

    def validate_on_submit(self) -> bool:
        """True if the form was posted and nothing is wrong."""
        return request.method == "POST" and bool(self.validate())

    def problems(self) -> list[tuple[str, str]]:
        """(field id, first message) for each wrong field, for the error summary."""
        return [(field.id, str(field.errors[0])) for field in self if field.errors]
