from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext as _n
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the types
    BooleanField,
    EmailField,
    PasswordField,
    RadioField,
    SelectChoice,  # type: ignore[attr-defined]  # newer than its types
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length

from portal.core import mail
from portal.core.forms import PortalForm

from .rules import LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD, Role, Weakness, weakness_of


def too_long(most: int) -> Any:
    return _n("Use no more than %(num)s character", "Use no more than %(num)s characters", most)


ROLE_NAMES = {
    Role.CASEWORKER: _l("Caseworker"),
    Role.SUPERVISOR: _l("Supervisor"),
    Role.EDITOR: _l("Editor"),
    Role.AUDITOR: _l("Auditor"),
    Role.OPERATOR: _l("Operator"),
}

WEAK = {
    Weakness.TOO_SHORT: _l(
        "Use %(number)s characters or more, for example four words one after another", number=SHORTEST_PASSWORD
    ),
    Weakness.TOO_LONG: too_long(LONGEST_PASSWORD),
    Weakness.KNOWN: _l("Choose another password. Many people use this one or one like it, so it is easy to guess"),
    Weakness.ABOUT_YOU: _l("Choose a password that is not your name or e-mail address"),
}


def check_email(_form: Any, field: StringField) -> None:
    """The address as mail servers write it, if we can write to it. Whether it is really theirs is shown by the code."""
    try:
        field.data = mail.normalized(field.data or "")
        mail.address(field.data)
    except ValueError as error:
        raise ValidationError(_l("Enter an e-mail address, for example name@example.org")) from error
    if len(field.data) > LONGEST_EMAIL:
        raise ValidationError(_l("Enter an e-mail address, for example name@example.org"))


def email_field() -> EmailField:
    return EmailField(_l("E-mail address"), validators=[InputRequired(_l("Enter your e-mail address")), check_email])


def new_password_field(label: Any) -> PasswordField:
    return PasswordField(
        label,
        description=_l(
            "%(number)s characters or more. Four words one after another are easy to remember and hard to guess.",
            number=SHORTEST_PASSWORD,
        ),
        validators=[InputRequired(_l("Choose a password"))],
    )


def code_field() -> StringField:
    return StringField(
        _l("Code"),
        description=_l("6 digits. It can take a few minutes to arrive; look in the spam folder too."),
        validators=[
            InputRequired(_l("Enter the code from the e-mail")),
            Length(max=40, message=_l("Enter the 6 digits")),
        ],
    )


def refuse_weak(field: PasswordField, *about: str | None) -> None:
    """Raises ValidationError with what to do instead."""
    weakness = weakness_of(field.data or "", about=[text for text in about if text])
    if weakness:
        raise ValidationError(WEAK[weakness])


class RegistrationForm(PortalForm):
    """What it takes to open an account."""

    name = StringField(
        _l("Your name"),
        description=_l("As you want us to write it, in the letters of any language"),
        validators=[
            InputRequired(_l("Enter your name")),
            Length(max=LONGEST_NAME, message=too_long(LONGEST_NAME)),
        ],
    )
    email = email_field()
    password = new_password_field(_l("Password"))

    def validate_password(self, field: PasswordField) -> None:
        refuse_weak(field, self.name.data, self.email.data)


class CodeForm(PortalForm):
    """The digits from the e-mail."""

    code = code_field()


class SignInForm(PortalForm):
    """The way in. What is wrong with it is said about both fields together."""

    email = EmailField(_l("E-mail address"), validators=[InputRequired(_l("Enter your e-mail address"))])
    password = PasswordField(_l("Password"), validators=[InputRequired(_l("Enter your password"))])
    keep = BooleanField(
        _l("Stay signed in on this device"),
        description=_l("For two weeks after your last visit. Do not tick this on a device that others use."),
    )


class EmailForm(PortalForm):
    """Which address?"""

    email = email_field()


class NewPasswordForm(PortalForm):
    """The digits from the e-mail, and the password from now on."""

    code = code_field()
    password = new_password_field(_l("New password"))

    def validate_password(self, field: PasswordField) -> None:
        refuse_weak(field)


class ChangePasswordForm(PortalForm):
    """For somebody who knows the old one."""

    old_password = PasswordField(_l("Current password"), validators=[InputRequired(_l("Enter your password"))])
    password = new_password_field(_l("New password"))

    def validate_password(self, field: PasswordField) -> None:
        refuse_weak(field)


class ChangeEmailForm(PortalForm):
    """Which address from now on? The password shows that it is the owner who asks."""

    email = email_field()
    password = PasswordField(_l("Password"), validators=[InputRequired(_l("Enter your password"))])


class DisplayForm(PortalForm):
    """How pages shall look. The empty value is the usual look."""

    text = RadioField(
        _l("Text size"),
        choices=[
            SelectChoice("", _l("Usual size")),
            SelectChoice("large", _l("Large")),
            SelectChoice("larger", _l("Very large")),
        ],
    )
    spacing = RadioField(
        _l("Space between lines and words"),
        choices=[SelectChoice("", _l("Usual space")), SelectChoice("wide", _l("More space"))],
    )
    contrast = RadioField(
        _l("Contrast"),
        choices=[SelectChoice("", _l("Usual contrast")), SelectChoice("more", _l("More contrast"))],
    )
    theme = RadioField(
        _l("Light or dark"),
        choices=[
            SelectChoice("", _l("As the device is set")),
            SelectChoice("light", _l("Light")),
            SelectChoice("dark", _l("Dark")),
        ],
    )
    motion = RadioField(
        _l("Movement"),
        choices=[SelectChoice("", _l("As the device is set")), SelectChoice("none", _l("Nothing moves"))],
    )
    layout = RadioField(
        _l("Layout"),
        choices=[SelectChoice("", _l("Usual layout")), SelectChoice("plain", _l("Plain: one column, no decoration"))],
    )
