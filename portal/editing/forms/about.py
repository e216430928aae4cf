"""The form of the page About: everything that is said of a service, in one language at a time."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    IntegerField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, NumberRange, Optional

from portal.catalogue import editorial
from portal.core.definitions import LONGEST_TEXT
from portal.core.forms import DateParts, tidy
from portal.core.i18n import Text, pick

from ..rules import about
from ..rules.document import get
from .editor_form import EditorForm, typed

MOST_ITEMS = 30
BLANK_ITEMS = 2
KINDS = {
    "permit": _l("Permit"),
    "benefit": _l("Benefit"),
    "registration": _l("Registration"),
    "booking": _l("Booking"),
    "report": _l("Report of a problem"),
    "complaint": _l("Complaint"),
    "consultation": _l("Consultation"),
    "survey": _l("Survey"),
    "licence": _l("Licence that is renewed"),
    "certificate": _l("Certificate"),
    "data_donation": _l("Donation of data"),
    "inspection": _l("Inspection"),
}
SHORT = Length(max=300, message=_l("Use no more than 300 characters"))
LONG = Length(max=LONGEST_TEXT, message=_l("Use no more than 5000 characters"))
DAYS = NumberRange(min=1, max=365, message=_l("Enter a number from 1 to 365"))


def _words(label: Any, hint: Any = "", id: str | None = None) -> TextAreaField:
    return TextAreaField(label, description=hint, validators=[LONG], id=id)


class AboutForm(EditorForm):
    document: Mapping[str, Any]
    language: str

    name = StringField(_l("Name of the service"), description=_l("As citizens would say it"), validators=[SHORT])
    summary = StringField(_l("In a sentence"), description=_l("What one gets"), validators=[SHORT])
    keywords = StringField(_l("Other words people type for it"), description=_l("With commas"), validators=[LONG])
    what = _words(_l("What it is"))
    who = _words(_l("Who it is for"))

    kind = SelectField(_l("What kind of service is it?"))
    department = SelectField(_l("Department"))
    topics = SelectMultipleField(_l("Topics"))
    life_events = SelectMultipleField(_l("Life events"))
    personas = SelectMultipleField(_l("Suggest it to"))
    is_listed = BooleanField(
        _l("Citizens find it in lists"), description=_l("Take the tick away for what only staff begin")
    )

    cost = _words(_l("What it costs"))
    duration = _words(_l("How long it takes"))
    promised_working_days = IntegerField(
        _l("Within how many working days do you decide?"),
        description=_l("Citizens are told, and the case says so when the day has passed"),
        validators=[Optional(), DAYS],
    )
    link = StringField(_l("Address of the service, if it is on another website"), validators=[LONG])
    how_online = _words(_l("Online"), id="how-online")
    how_phone = _words(_l("By phone"), id="how-phone")
    how_counter = _words(_l("At the counter"), id="how-counter")
    how_post = _words(_l("By post"), id="how-post")
    contact_phone = StringField(_l("Phone number"), validators=[SHORT], id="contact-phone")
    contact_email = StringField(_l("E-mail address"), validators=[SHORT], id="contact-email")
    contact_office = _words(_l("Office"), id="contact-office")

    legal_basis = _words(_l("Legal basis"))
    reviewed_on = DateParts(_l("When was it last looked at?"))
    review_on = DateParts(_l("When must it be looked at again?"), description=_l("The list of services reminds you"))

    @classmethod
    def of(cls, document: Mapping[str, Any], language: str) -> "AboutForm":
        """Filled with what the document says in this language, or with what was posted."""
        form = cls(**_values(document, language))
        names = editorial.known()
        form.kind.choices = _choices({"": _l("Choose"), **KINDS}, form.kind.data)
        form.department.choices = _choices({"": _l("Choose"), **_said(names.departments)}, form.department.data)
        for key in about.LISTS:
            field: SelectMultipleField = getattr(form, key)
            field.choices = _choices(_said(getattr(names, key)), *(field.data or ()))
        form.document, form.language = document, language
        return form

    def typed(self) -> dict[str, Any]:
        """Everything the page says, as rules.about.with_about takes it."""
        values = {key: self[key].data or "" for key in (*about.TEXTS, *about.PLAIN)}
        values |= {key: (self[key].data or date.min).isoformat() for key in ("reviewed_on", "review_on") if values[key]}
        values |= {key: self[key].data or [] for key in about.LISTS}
        values["is_listed"] = self.is_listed.data
        values["how"] = {channel: self[f"how_{channel}"].data or "" for channel in about.CHANNELS}
        values["contact"] = {key: self[f"contact_{key}"].data or "" for key in (*about.CONTACT, "office")}
        for name in ("needs", "refusal_reasons"):
            values[name] = [(item, words) for _mark, item, words in items(self.document, name, self.language)]
        return values


def items(document: Mapping[str, Any], name: str, language: str) -> list[tuple[str, Any, str]]:
    """(mark, the item as it is in the document or None, words) for each line of a list, with blank ones at the end.

    The mark says which item a line belongs to, whatever colleagues did to the list meanwhile.
    """
    listed = get(document, (name,))
    known = {_mark(item): item for item in listed} if isinstance(listed, list) else {}
    fields = typed()
    if fields is None:
        lines = [(mark, item, about.words_of(_text(item), language)) for mark, item in known.items()]
        return [*lines, *[("", None, "")] * max(0, min(BLANK_ITEMS, MOST_ITEMS - len(lines)))]
    marks, words = tidy(fields.getlist(f"{name}-mark")), fields.getlist(f"{name}-words")
    lines = [(mark, known.get(mark), str(tidy(word))) for mark, word in zip(marks, words, strict=False)]
    return lines[: MOST_ITEMS + BLANK_ITEMS]


def _mark(item: Any) -> str:
    if isinstance(item, Mapping) and isinstance(item.get("id"), str):
        return str(item["id"])
    words = (f"{code}:{words}" for code, words in sorted(item.items())) if isinstance(item, Mapping) else ()
    return str(tidy("|".join(words)))


def _text(item: Any) -> Any:
    return item.get("text") if isinstance(item, Mapping) and "text" in item else item


def _values(document: Mapping[str, Any], language: str) -> dict[str, Any]:
    values: dict[str, Any] = {key: about.words_of(document.get(key), language) for key in about.TEXTS}
    values |= {key: document.get(key) for key in about.PLAIN}
    values |= {key: _date(document.get(key)) for key in ("reviewed_on", "review_on")}
    values |= {key: [str(each) for each in document.get(key) or ()] for key in about.LISTS}
    values |= {f"how_{key}": about.words_of(get(document, ("how", key)), language) for key in about.CHANNELS}
    values |= {f"contact_{key}": get(document, ("contact", key), "") for key in about.CONTACT}
    values["contact_office"] = about.words_of(get(document, ("contact", "office")), language)
    return {**values, "is_listed": document.get("is_listed", True) is not False}


def _date(written: Any) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _said(names: Mapping[str, Text]) -> dict[str, str]:
    return {key: pick(name).text for key, name in names.items()}


def _choices(words: Mapping[str, Any], *chosen: str | None) -> list[SelectChoice]:
    """What can be chosen, and what the document says although nobody knows it, so that saving does not lose it."""
    unknown = {each: each for each in chosen if each and each not in words}
    return [SelectChoice(key, label) for key, label in {**words, **unknown}.items()]
