"""Sign in, sign out, and a new password for those who forgot theirs."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core import mail
from portal.core.i18n import language
from portal.core.throttle import TooOften
from portal.core.web import go_to, go_to_url, render
from portal.identity import access, queries
from portal.identity.access import current_account, public
from portal.identity.actions import accounts, codes, sessions
from portal.identity.actions.codes import CodeGone, WrongCode
from portal.identity.forms import EmailForm, NewPasswordForm, SignInForm
from portal.identity.models import Account, Purpose

from .frame import CODE_COOKIE, HOUR, QUARTER_OF_AN_HOUR, begin_session, pages, remember_code, slow_down, too_often
from .registration import wrong_code


@pages.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    next_page = request.args.get("next")
    if form.validate_on_submit():
        email = str(form.email.data)
        try:
            slow_down("sign-in", email=email, most=10, most_here=100, within=QUARTER_OF_AN_HOUR)
        except TooOften as error:
            return too_often(error)
        account = sessions.account_for(email, str(form.password.data))
        if account:
            return begin_session(account, is_kept=bool(form.keep.data))
        form.password.errors = [_("The e-mail address or the password is not right. Check both and try again")]
    return render("identity/sign_in.html", form=form, next_page=next_page)


@pages.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    who = current_account()
    if who:
        sessions.end_session(who, who.session_id)
    flash(_("You are signed out."))
    return access.take_session(go_to_url(f"/{language()}/"))


@pages.route("/forgotten-password", methods=["GET", "POST"])
@public
def forgotten_password() -> ResponseReturnValue:
    form = EmailForm()
    if form.validate_on_submit():
        email = str(form.email.data)
        try:
            slow_down("code", email=email, most=5, most_here=50, within=HOUR)
        except TooOften as error:
            return too_often(error)
        token = codes.send_code(Purpose.NEW_PASSWORD, email, language=language(), kept={})
        return remember_code(go_to(".new_password"), token)
    return render("identity/forgotten_password.html", form=form)


@pages.route("/new-password", methods=["GET", "POST"])
@public
def new_password() -> ResponseReturnValue:
    token = request.cookies.get(CODE_COOKIE)
    waiting = queries.code_waiting(Purpose.NEW_PASSWORD, token)
    if waiting is None:
        return render("identity/code_gone.html", endpoint=".forgotten_password", status=410)
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            code = codes.use_code(Purpose.NEW_PASSWORD, token, str(form.code.data))
        except (WrongCode, CodeGone) as error:
            form.code.errors = [wrong_code(error)]
        else:
            return _set_password(code.email, str(form.password.data))
    return render("identity/new_password.html", form=form, email=waiting.email)


def _set_password(email: str, password: str) -> ResponseReturnValue:
    account = queries.account_by_email(email)
    if account is None:
        return render("identity/code_gone.html", endpoint=".forgotten_password", status=410)
    accounts.set_password(account, password)
    sessions.end_all_sessions(account)
    tell(account, "password_changed")
    flash(_("Your password is changed. You are signed out everywhere else."))
    return begin_session(account)


def tell(account: Account, letter: str) -> None:
    """Write to the owner of an account, in their language."""
    template = f"identity/mail/{letter}.txt"
    mail.post(mail.compose(template, to=account.email, language=account.language))
