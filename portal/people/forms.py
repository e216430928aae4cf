import re
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _n
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the types
    BooleanField,
    RadioField,
    SelectChoice,  # type: ignore[attr-defined]  # newer than its types
    SelectMultipleField,
    StringField,
    TelField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, Optional

from portal.config import settings
from portal.core import clock
from portal.core.forms import DateParts, PortalForm
from portal.core.i18n import OWN_NAMES

from .rules import (
    LONGEST_CITY,
    LONGEST_NAME,
    LONGEST_POSTCODE,
    LONGEST_REASON,
    LONGEST_STREET,
    OLDEST_AGE,
    FactKind,
    NameProblem,
    problem_of_name,
)


def too_long(most: int) -> Any:
    return _n("Use no more than %(num)s character", "Use no more than %(num)s characters", most)


NAME_PROBLEMS = {
    NameProblem.EMPTY: _l("Enter your name"),
    NameProblem.TOO_LONG: too_long(LONGEST_NAME),
    NameProblem.NO_LETTERS: _l("Enter a name in the letters of any language"),
    NameProblem.LINE_BREAK: _l("Write the name in one line"),
}

FACT_LABELS = {
    FactKind.BUSINESS: _l("I have a business or work for myself"),
    FactKind.STUDENT: _l("I study or learn a trade"),
    FactKind.SEEKS_WORK: _l("I am looking for work"),
    FactKind.CARER: _l("I care for somebody who is ill, old or disabled"),
    FactKind.RETIRED: _l("I am retired"),
    FactKind.DISABILITY: _l("I have a disability"),
}

MOST_CHILDREN = 20
PHONE = re.compile(r"\+?[\d\s()./\-]+")
FEWEST_DIGITS, MOST_DIGITS = 5, 15


def no_longer_than(most: int) -> Length:
    return Length(max=most, message=too_long(most))


def check_name(_form: Any, field: StringField) -> None:
    problem = problem_of_name(field.data or "")
    if problem:
        raise ValidationError(NAME_PROBLEMS[problem])


class NameForm(PortalForm):
    """One field for the whole name: people know best what belongs in it."""

    name = StringField(
        _l("Your full name"),
        description=_l("As you want us to write it, in the letters of any language"),
        validators=[check_name],
    )
    address_as = StringField(
        _l("What should we call you?"),
        description=_l("For example “Mrs Haddad” or “Amina”. If you leave this empty we use your full name."),
        validators=[Optional(), check_name],
    )


class BirthDateForm(PortalForm):
    """When were you born?"""

    birth_date = DateParts(
        _l("When were you born?"),
        description=_l("For example 27 3 1986"),
        validators=[InputRequired(_l("Enter your date of birth"))],
    )

    def validate_birth_date(self, field: DateParts) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_l("The date must be in the past"))
        if field.data and clock.today().year - field.data.year > OLDEST_AGE:
            raise ValidationError(_l("Check the year"))


class LanguageForm(PortalForm):
    """In which language do we write?"""

    language = RadioField(
        _l("In which language should we write to you?"),
        description=_l("For e-mails, messages and letters. The pages you see keep the language you chose for them."),
        validators=[InputRequired(_l("Choose a language"))],
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.language.choices = [SelectChoice(code, OWN_NAMES[code]) for code in settings().languages]


class ContactForm(PortalForm):
    """How do we reach you?"""

    phone = TelField(
        _l("Phone number"),
        description=_l("If you live abroad, start with the country code, for example +44 20 7946 0958"),
        validators=[Optional(), no_longer_than(40)],
    )
    wants_email = BooleanField(
        _l("Send me every message by e-mail too"),
        description=_l("You can always read all messages here in the portal."),
    )

    def validate_phone(self, field: TelField) -> None:
        digits = sum(sign.isdigit() for sign in field.data or "")
        if not PHONE.fullmatch(field.data or "") or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise ValidationError(_l("Enter a phone number, for example +44 20 7946 0958"))


class AddressForm(PortalForm):
    """Where do you live, and since when?"""

    PARTS = ("street", "extra", "postcode", "city", "from_on")

    street = StringField(
        _l("Street and number"),
        validators=[InputRequired(_l("Enter the street and number")), no_longer_than(LONGEST_STREET)],
    )
    extra = StringField(_l("Flat, floor or building"), validators=[Optional(), no_longer_than(LONGEST_STREET)])
    postcode = StringField(
        _l("Postcode"), validators=[InputRequired(_l("Enter the postcode")), no_longer_than(LONGEST_POSTCODE)]
    )
    city = StringField(
        _l("Town or city"), validators=[InputRequired(_l("Enter the town or city")), no_longer_than(LONGEST_CITY)]
    )
    from_on = DateParts(
        _l("Since when have you lived there?"),
        description=_l("For example 27 3 2026"),
        validators=[InputRequired(_l("Enter the day you moved in"))],
    )

    def validate_from_on(self, field: DateParts) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(
                _l("Enter a day that is not in the future. Tell us about a move when you have moved in")
            )


class ChildrenForm(PortalForm):
    """In which years were your children born?"""

    years = StringField(
        _l("In which years were your children born?"),
        description=_l(
            "One year for each child, with commas between them, for example 2019, 2022. Leave this empty if you have none."
        ),
        validators=[Optional(), no_longer_than(200)],
    )

    def validate_years(self, field: StringField) -> None:
        parts = [part for part in re.split(r"[\s,;،؛、，；]+", field.data or "") if part]
        this_year = clock.today().year
        wrong = [
            part
            for part in parts
            if not re.fullmatch(r"\d{4}", part) or not this_year - OLDEST_AGE <= int(part) <= this_year
        ]
        if wrong or len(parts) > MOST_CHILDREN:
            raise ValidationError(_l("Enter years with four digits, for example 2019, 2022"))

    def chosen(self) -> list[int]:
        """The years, once they are known to be right."""
        return sorted(int(year) for year in re.findall(r"\d+", self.years.data or ""))


class SituationForm(PortalForm):
    """What else is true for you?"""

    facts = SelectMultipleField(
        _l("Which of these apply to you?"),
        description=_l("Tick all that apply, or none."),
        choices=[SelectChoice(kind.value, label) for kind, label in FACT_LABELS.items()],
    )
    newcomer = DateParts(
        _l("When did you move to this city?"),
        description=_l("Only if you are new here. For example 27 3 2026"),
        validators=[Optional()],
    )

    def validate_newcomer(self, field: DateParts) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_l("The date must be in the past"))


class ReasonForm(PortalForm):
    """Why does a member of staff look at somebody's data? The citizen will read it."""

    reason = StringField(
        _l("Why do you need to see this person’s data?"),
        description=_l("The person will read your reason and your name. For example: call about case A-7K2M-9XCQ"),
        validators=[
            InputRequired(_l("Enter a reason")),
            Length(min=5, message=_l("Write a few more words")),
            no_longer_than(LONGEST_REASON),
        ],
    )


class PeopleSearchForm(PortalForm):
    """Whom does a member of staff look for?"""

    q = StringField(_l("Name, e-mail address or phone number"), validators=[no_longer_than(200)])
