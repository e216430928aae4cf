"""What kinds of questions and their settings are called, for editors.

A type that is not here may bring `words`, a name and a sentence, or is called as definitions call it.
"""

from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

TYPES: dict[str, tuple[LazyString, LazyString]] = {
    "text": (_l("Short text"), _l("A few words in one line.")),
    "long_text": (_l("Long text"), _l("Several lines, in people’s own words.")),
    "name": (_l("Name of a person"), _l("A full name in one field, in any script.")),
    "yes_no": (_l("Yes or no"), _l("Two answers, and nothing in between.")),
    "one_of": (_l("One answer from a list"), _l("People choose exactly one.")),
    "several_of": (_l("Several answers from a list"), _l("People tick whatever fits.")),
    "number": (_l("Number"), _l("A whole number, or one with decimals.")),
    "money": (_l("Amount of money"), _l("An amount in the portal’s currency.")),
    "percentage": (_l("Percentage"), _l("A share of a hundred.")),
    "date": (_l("Date"), _l("A day one knows, typed as day, month and year.")),
    "time": (_l("Time of day"), _l("A clock time, such as 9:30.")),
    "date_range": (_l("From one day to another"), _l("A first and a last day.")),
    "duration": (_l("Length of time"), _l("Days, hours or minutes.")),
    "email": (_l("E-mail address"), _l("Checked for spelling; typed twice if you want.")),
    "phone": (_l("Phone number"), _l("A number from here or abroad.")),
    "address": (_l("Postal address"), _l("Street, postcode and town.")),
    "address_lookup": (_l("Address from a register"), _l("People type a part and choose; by hand if it is not found.")),
    "place": (_l("Place"), _l("An address, a landmark or a description; no map is needed.")),
    "web_address": (_l("Web address"), _l("A link to a website.")),
    "national_id": (_l("Official number"), _l("A number with a fixed pattern and a check digit.")),
    "iban": (_l("Bank account"), _l("An IBAN, checked for mistakes.")),
    "vehicle_plate": (_l("Number plate"), _l("The plate of a vehicle.")),
    "business": (_l("Business"), _l("Name, register number and legal form.")),
    "household_person": (_l("Somebody from the household"), _l("People choose who it is about, or type it.")),
    "file": (_l("Files"), _l("Documents and photos to upload.")),
    "rating_scale": (_l("Rating"), _l("A scale with words at both ends.")),
    "matrix": (_l("Several questions with the same answers"), _l("A table; on a phone one after the other.")),
    "ranking": (_l("Order of importance"), _l("People say what comes first, second and so on.")),
    "group": (_l("Questions that repeat"), _l("A few questions asked once for each child, vehicle and the like.")),
    "computed": (_l("Computed value"), _l("Worked out from other answers and shown with how.")),
    "declaration": (_l("Declaration"), _l("A sentence people agree to with a tick.")),
    "signature": (_l("Signature"), _l("A sentence people sign by typing their name.")),
    "consent": (_l("Consent"), _l("People may allow something, and may refuse.")),
    "appointment": (_l("Appointment"), _l("People choose a free time at an office.")),
}
SETTINGS: dict[str, tuple[LazyString, LazyString | str]] = {
    "options": (_l("Answers to choose from"), ""),
    "min": (_l("Smallest value"), _l("Leave it empty if there is none.")),
    "max": (_l("Largest value"), _l("Leave it empty if there is none.")),
    "max_length": (_l("How many characters at most"), ""),
    "decimals": (_l("How many decimals"), _l("0 to 6. Empty means whole numbers.")),
    "max_files": (_l("How many files at most"), ""),
    "confirm": (_l("Ask to type it twice"), ""),
    "pattern": (_l("Pattern"), _l("9 is a digit, A a letter, X either. Other signs stand for themselves.")),
    "check": (_l("Check digit"), _l("How mistakes are found. Ask whoever gives out the numbers.")),
    "example": (_l("Example"), _l("Shown to people. Invent one that belongs to nobody.")),
    "countries": (_l("Countries"), _l("Codes such as DE, one in a line. Empty means all.")),
    "earliest": (_l("Earliest time"), _l("Such as 08:00.")),
    "latest": (_l("Latest time"), _l("Such as 18:00.")),
    "max_days": (_l("How many days at most"), ""),
    "units": (_l("Units people can use"), ""),
    "longest_minutes": (_l("How many minutes at most"), ""),
    "points": (_l("How many points"), _l("3 to 11.")),
    "low": (_l("Words at the low end"), ""),
    "high": (_l("Words at the high end"), ""),
    "rows": (_l("Questions, one in each row"), ""),
    "several": (_l("Several answers in each row"), ""),
    "most": (_l("How many to put in order"), _l("Empty means all.")),
    "register": (_l("Register"), _l("The name your operator gave it.")),
    "area": (_l("Service area"), _l("Only addresses in this area are taken.")),
    "for_what": (_l("What it is for"), ""),
    "gets": (_l("What people get"), ""),
    "until_months": (_l("For how many months"), _l("Empty means until people take it back.")),
    "expression": (_l("How it is worked out"), _l("Such as: income - 900 - 300 * people")),
    "unit": (_l("Unit"), ""),
    "item": (_l("What one of them is called"), _l("Such as: Child.")),
    "office": (_l("Office"), ""),
    "minutes": (_l("How many minutes it takes"), ""),
    "within_days": (_l("Within how many days"), ""),
}
DAY_HINT = _l("A date such as 2026-03-27, or today. Leave it empty if there is none.")
CHOICES: dict[str, LazyString] = {
    "none": _l("None"),
    "days": _l("Days"),
    "hours": _l("Hours"),
    "minutes": _l("Minutes"),
    "number": _l("Number"),
    "money": _l("Amount of money"),
    "percent": _l("Percentage"),
}
RELATIONS: dict[str, LazyString] = {
    "is": _l("is"),
    "is_not": _l("is not"),
    "more": _l("is more than"),
    "at_least": _l("is at least"),
    "less": _l("is less than"),
    "at_most": _l("is at most"),
    "one_of": _l("is one of"),
    "none_of": _l("is none of"),
    "has": _l("includes"),
    "has_not": _l("does not include"),
    "answered": _l("was answered"),
    "not_answered": _l("was not answered"),
}
SENTENCES: dict[str, LazyString] = {
    "is": _l("“%(question)s” is %(value)s"),
    "is_not": _l("“%(question)s” is not %(value)s"),
    "more": _l("“%(question)s” is more than %(value)s"),
    "at_least": _l("“%(question)s” is at least %(value)s"),
    "less": _l("“%(question)s” is less than %(value)s"),
    "at_most": _l("“%(question)s” is at most %(value)s"),
    "one_of": _l("“%(question)s” is one of %(value)s"),
    "none_of": _l("“%(question)s” is none of %(value)s"),
    "has": _l("“%(question)s” includes %(value)s"),
    "has_not": _l("“%(question)s” does not include %(value)s"),
    "answered": _l("“%(question)s” was answered"),
    "not_answered": _l("“%(question)s” was not answered"),
}
PAGE_KINDS: dict[str, tuple[LazyString, LazyString]] = {
    "questions": (_l("Questions"), _l("People answer one to three questions.")),
    "information": (_l("Information"), _l("People read something and go on.")),
    "exit": (_l("End of the way"), _l("People cannot go on here: say why, and what they can do instead.")),
}


def type_words(kind: Any) -> tuple[str, str]:
    """What a kind of question is called, and a sentence about it."""
    own: tuple[Any, Any] = getattr(kind, "words", (kind.name, ""))
    label, about = TYPES.get(kind.name, own)
    return str(label), str(about)


def setting_words(name: str) -> tuple[str, str, str]:
    """What a setting is called, a hint, and the language of both if it is not the page's."""
    if name in SETTINGS:
        label, hint = SETTINGS[name]
        return str(label), str(hint), ""
    return name.replace("_", " ").capitalize(), "", "en"


def choice_words(value: Any) -> str:
    """A choice in a setting; what has no words here is shown as definitions write it."""
    return str(CHOICES.get(str(value), value))
