"""The base of every fixed form. Forms that editors write are the business of the room `questions`."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, PasswordField

PARTS_OF_A_DATE = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1875, 2199


def tidy(value: Any) -> Any:
    """Typed text, or each of several, without stray spaces and invisible control characters; line breaks stay."""
    if isinstance(value, list):
        return [tidy(each) for each in value]
    if not isinstance(value, str):
        return value
    return "".join(sign for sign in value.replace("\r\n", "\n") if may_be_in_a_page(sign)).strip()


def may_be_in_a_page(sign: str) -> bool:
    """No control characters, halves of characters, or code points that HTML forbids."""
    if sign in "\n\t":
        return True
    is_no_character = ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF
    return not is_no_character and unicodedata.category(sign) not in {"Cc", "Cs"}


def storable(part: Any) -> Any:
    """A document without signs that no page may hold and that PostgreSQL refuses, in texts and in names."""
    if isinstance(part, str):
        return part if part.isprintable() else "".join(filter(may_be_in_a_page, part))
    if isinstance(part, dict):
        return {storable(name): storable(value) for name, value in part.items()}
    return [storable(value) for value in part] if isinstance(part, list) else part


class OwnWords:
    """In place of the English in which WTForms refuses what only a broken page or a hostile hand can send."""

    def gettext(self, text: str) -> str:
        """text: what WTForms would say."""
        return str(_("Enter a whole number, for example 3") if "integer" in text else _("Choose from the list"))

    def ngettext(self, one: str, _many: str, _number: int) -> str:
        return self.gettext(one)


class PortalForm(Form):
    """A form whose text arrives tidy, and that can tell its errors in page order.

    A GET form reads the query string, any other the posted fields.
    """

    class Meta:
        def get_translations(self, _form: Any) -> OwnWords:
            return OwnWords()

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            cleaning = () if issubclass(unbound_field.field_class, PasswordField) else (tidy,)
            filters = [*unbound_field.kwargs.get("filters", ()), *cleaning]
            return unbound_field.bind(form=form, **{**options, "filters": filters})

    def __init__(self, **values: Any) -> None:
        sent = request.form if request.method == "POST" else request.args or None
        super().__init__(formdata=sent, **values)

    def validate_on_submit(self) -> bool:
        """True if the form was posted and nothing is wrong."""
        return request.method == "POST" and bool(self.validate())

    def problems(self) -> list[tuple[str, str]]:
        """(field id, first message) for each wrong field, for the error summary."""
        return [(getattr(field, "first_wrong_id", field.id), str(field.errors[0])) for field in self if field.errors]


class DateParts(Field):
    """A date one knows by heart, in three boxes: born-day, born-month, born-year.

    data: the date, or None while it is empty or wrong. typed: the boxes as typed. wrong: the boxes to mend.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.typed: dict[str, str] = {}
        self.wrong: Sequence[str] = ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:  # noqa: ARG002 WTForms' own
        self.process_errors = []
        self.data: date | None = data if formdata is None else None
        self.typed = {part: str(getattr(self.data, part)) for part in PARTS_OF_A_DATE} if self.data else {}
        if formdata and any(f"{self.name}-{part}" in formdata for part in PARTS_OF_A_DATE):
            self.typed = {part: tidy(formdata.get(f"{self.name}-{part}", "")) for part in PARTS_OF_A_DATE}
            self.raw_data = [text for text in self.typed.values() if text]
            self.data = None
            self._read()

    @property
    def first_wrong_id(self) -> str:
        """Where the error summary's link lands."""
        return f"{self.id}-{next(iter(self.wrong), 'day')}"

    def _read(self) -> None:
        self.wrong = [part for part in PARTS_OF_A_DATE if not self._number(part)]
        if len(self.wrong) == len(PARTS_OF_A_DATE) and not self.raw_data:
            self.wrong = ()
            return
        try:
            self.data = date(*(self._number(part) for part in reversed(PARTS_OF_A_DATE)))
        except ValueError:
            self.wrong = self.wrong or ("day",)
            self.process_errors = [_l("Enter a day that exists, for example 27 3 2026")]

    def _number(self, part: str) -> int:
        """0 if it cannot be right. Digits of every script are fine."""
        text = self.typed.get(part, "")
        number = int(text) if text.isdecimal() and len(text) <= len("2026") else 0
        least, most = {"day": (1, 31), "month": (1, 12), "year": (FIRST_YEAR, LAST_YEAR)}[part]
        return number if least <= number <= most else 0
