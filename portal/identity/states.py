"""The states of the pages at the door that the auditor looks at."""

from accessibility.subjects import LANGUAGE, Fill, Press
from portal.core.contributions import PageState, SampleLetter

SEND = (Press(),)
NEWCOMER = (
    Fill("name", "Noor Al-Amin"),
    Fill("email", f"noor-{LANGUAGE}@post.example"),  # an address for each language: five codes an hour are sent to one
    Fill("password", "seven ferries at dawn"),
)
FORGETFUL = (Fill("email", f"forgetful-{LANGUAGE}@post.example"),)

STATES = (
    PageState("identity.sign_in", "empty"),
    PageState("identity.sign_in", "on the way", values={"next": "/en/my"}),
    PageState("identity.sign_in", "refused", steps=SEND, status=422),
    PageState("identity.register", "empty"),
    PageState("identity.register", "refused", steps=(Fill("email", "noor"), *SEND), status=422),
    PageState("identity.confirm_registration", "gone", status=410),
    PageState("identity.confirm_registration", "empty", via="identity.register", steps=(*NEWCOMER, *SEND)),
    PageState("identity.forgotten_password", "empty"),
    PageState("identity.forgotten_password", "refused", steps=SEND, status=422),
    PageState("identity.new_password", "gone", status=410),
    PageState(
        "identity.new_password",
        "refused",
        via="identity.forgotten_password",
        steps=(*FORGETFUL, *SEND, *SEND),
        status=422,
    ),
    PageState("identity.demo_sign_in"),
    PageState("identity.display_settings"),
    PageState("identity.display_settings", persona="amina"),
    PageState("identity.account", persona="amina"),
    PageState("identity.account", "staff", persona="clara"),
    PageState("identity.own_sessions", persona="amina"),
    PageState("identity.change_password", "empty", persona="amina"),
    PageState("identity.change_password", "refused", persona="amina", steps=SEND, status=422),
    PageState("identity.change_email", "empty", persona="amina"),
    PageState("identity.change_email", "refused", persona="amina", steps=SEND, status=422),
    PageState("identity.confirm_email", "gone", persona="amina", status=410),
)

CODE = {"code": "482 915"}
LETTERS = (
    SampleLetter("identity/mail/registration_code.txt", values=CODE),
    SampleLetter("identity/mail/new_email_code.txt", values=CODE),
    SampleLetter("identity/mail/new_password_code.txt", values=CODE),
    SampleLetter("identity/mail/has_account.txt"),
    SampleLetter("identity/mail/no_account.txt"),
    SampleLetter("identity/mail/email_changed.txt"),
    SampleLetter("identity/mail/password_changed.txt"),
)
