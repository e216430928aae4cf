"""One's own account: password, address, and where one is signed in."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.i18n import language
from portal.core.throttle import TooOften
from portal.core.web import go_to, render
from portal.identity import queries
from portal.identity.access import current_account, signed_in
from portal.identity.actions import accounts, codes, passwords, sessions
from portal.identity.actions.accounts import AddressTaken
from portal.identity.actions.codes import CodeGone, WrongCode
from portal.identity.forms import ROLE_NAMES, ChangeEmailForm, ChangePasswordForm, CodeForm
from portal.identity.models import Account, Purpose
from portal.identity.rules import SignedIn

from .frame import (
    CODE_COOKIE,
    QUARTER_OF_AN_HOUR,
    account_links,
    forget_code,
    pages,
    remember_code,
    slow_down,
    too_often,
)
from .registration import wrong_code
from .sign_in import tell


def me() -> SignedIn:
    """Who is signed in; only for views that are marked so."""
    who = current_account()
    if who is None:
        raise LookupError("This view needs @signed_in")
    return who


@pages.get("/account")
@signed_in
def account() -> ResponseReturnValue:
    roles = [str(ROLE_NAMES[role]) for role in queries.roles_of(me().account_id)]
    return render("identity/account.html", who=me(), roles=roles, links=account_links())


@pages.route("/account/sessions", methods=["GET", "POST"])
@signed_in
def own_sessions() -> ResponseReturnValue:
    if request.method == "POST":
        _end(request.form.get("end", ""))
        return go_to(".own_sessions")
    return render("identity/sessions.html", sessions=queries.open_sessions(me()), this_session=me().session_id)


def _end(which: str) -> None:
    """One session by its id, or 'others'. One that is not theirs or is over already changes nothing."""
    if which == "others":
        sessions.end_other_sessions(me())
        flash(_("You are signed out everywhere else."))
        return
    try:
        ended = sessions.end_session(me(), UUID(which))
    except ValueError:
        ended = False
    if ended:
        flash(_("You are signed out there."))


@pages.route("/account/password", methods=["GET", "POST"])
@signed_in
def change_password() -> ResponseReturnValue:
    form = ChangePasswordForm()
    if form.validate_on_submit():
        own = _with_password(str(form.old_password.data))
        if isinstance(own, TooOften):
            return too_often(own)
        if own:
            accounts.set_password(own, str(form.password.data))
            sessions.end_other_sessions(me())
            tell(own, "password_changed")
            flash(_("Your password is changed. You are signed out everywhere else."))
            return go_to(".account")
        form.old_password.errors = [_("This is not your password")]
    return render("identity/change_password.html", form=form)


@pages.route("/account/e-mail", methods=["GET", "POST"])
@signed_in
def change_email() -> ResponseReturnValue:
    form = ChangeEmailForm()
    if form.validate_on_submit():
        own = _with_password(str(form.password.data))
        if isinstance(own, TooOften):
            return too_often(own)
        if own:
            kept = {"account_id": str(own.id)}
            token = codes.send_code(Purpose.NEW_EMAIL, str(form.email.data), language=language(), kept=kept)
            return remember_code(go_to(".confirm_email"), token)
        form.password.errors = [_("This is not your password")]
    return render("identity/change_email.html", form=form, who=me())


@pages.route("/account/e-mail/confirmation", methods=["GET", "POST"])
@signed_in
def confirm_email() -> ResponseReturnValue:
    token = request.cookies.get(CODE_COOKIE)
    waiting = queries.code_waiting(Purpose.NEW_EMAIL, token)
    if waiting is None or waiting.kept["account_id"] != str(me().account_id):
        return render("identity/code_gone.html", endpoint=".change_email", status=410)
    form = CodeForm()
    if form.validate_on_submit():
        try:
            _set_email(codes.use_code(Purpose.NEW_EMAIL, token, str(form.code.data)).email)
        except (WrongCode, CodeGone, AddressTaken) as error:
            form.code.errors = [wrong_code(error)]
        else:
            response = go_to(".account")
            forget_code(response)
            return response
    return render("identity/confirm_email.html", form=form, email=waiting.email)


def _set_email(email: str) -> None:
    own = queries.account(me().account_id)
    tell(own, "email_changed")
    accounts.set_email(own, email)
    flash(_("Your e-mail address is changed."))


def _with_password(password: str) -> Account | TooOften | None:
    """One's own account if the password is right."""
    try:
        slow_down("sign-in", email=me().email, most=10, most_here=100, within=QUARTER_OF_AN_HOUR)
    except TooOften as error:
        return error
    own = queries.account(me().account_id)
    return own if passwords.is_right(own.password_hash, password) else None
