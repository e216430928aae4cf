"""Open an account: name, address and password, then the code that shows the address is theirs."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.core.i18n import language
from portal.core.throttle import TooOften
from portal.core.web import go_to, render
from portal.identity import queries
from portal.identity.access import public
from portal.identity.actions import accounts, codes, passwords
from portal.identity.actions.accounts import AddressTaken
from portal.identity.actions.codes import CodeGone, WrongCode
from portal.identity.forms import CodeForm, RegistrationForm
from portal.identity.models import Account, MailedCode, Purpose

from .frame import CODE_COOKIE, HOUR, begin_session, pages, remember_code, slow_down, too_often


@pages.route("/registration", methods=["GET", "POST"])
@public
def register() -> ResponseReturnValue:
    form = RegistrationForm()
    if form.validate_on_submit():
        email = str(form.email.data)
        try:
            slow_down("code", email=email, most=5, most_here=50, within=HOUR)
        except TooOften as error:
            return too_often(error)
        kept = {"name": form.name.data, "password_hash": passwords.hash_password(str(form.password.data))}
        token = codes.send_code(Purpose.REGISTRATION, email, language=language(), kept=kept)
        return remember_code(go_to(".confirm_registration", next=request.args.get("next")), token)
    return render("identity/register.html", form=form, next_page=request.args.get("next"))


@pages.route("/registration/confirmation", methods=["GET", "POST"])
@public
def confirm_registration() -> ResponseReturnValue:
    token = request.cookies.get(CODE_COOKIE)
    waiting = queries.code_waiting(Purpose.REGISTRATION, token)
    if waiting is None:
        return render("identity/code_gone.html", endpoint=".register", status=410)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            account = _open_account(codes.use_code(Purpose.REGISTRATION, token, str(form.code.data)))
        except (WrongCode, CodeGone, AddressTaken) as error:
            form.code.errors = [wrong_code(error)]
        else:
            flash(_("Welcome. Your account is ready."))
            return begin_session(account)
    next_page = request.args.get("next")
    return render("identity/confirm_registration.html", form=form, email=waiting.email, next_page=next_page)


@pages.post("/code")
@public
def send_code_again() -> ResponseReturnValue:
    """New digits for whatever this browser waits for."""
    token = request.cookies.get(CODE_COOKIE)
    for purpose, endpoint in PAGE_OF.items():
        waiting = queries.code_waiting(purpose, token)
        if waiting is None:
            continue
        try:
            slow_down("code", email=waiting.email, most=5, most_here=50, within=HOUR)
        except TooOften as error:
            return too_often(error)
        codes.send_again(waiting.id, language())
        flash(_("We sent you a new code. The old one no longer works."))
        return go_to(endpoint, next=request.args.get("next"))
    return render("identity/code_gone.html", endpoint=".sign_in", status=410)


PAGE_OF = {
    Purpose.REGISTRATION: ".confirm_registration",
    Purpose.NEW_PASSWORD: ".new_password",
    Purpose.NEW_EMAIL: ".confirm_email",
}


def wrong_code(error: Exception) -> str:
    """What to do about it."""
    if isinstance(error, WrongCode) and error.left:
        return str(
            ngettext(
                "This is not the code we sent. You can try %(num)s more time",
                "This is not the code we sent. You can try %(num)s more times",
                error.left,
            )
        )
    return str(_("This code no longer works. Ask for a new one"))


def _open_account(code: MailedCode) -> Account:
    return accounts.open_account(
        Account(
            email=code.email,
            name=code.kept["name"],
            password_hash=code.kept["password_hash"],
            language=language(),
        )
    )
