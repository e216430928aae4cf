"""The demo's shortcut: sign in as one of the cast, without a password. Outside a demo these URLs do not exist."""

from flask import abort, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.core.contributions import CastMember
from portal.core.rooms import contributions
from portal.core.web import render
from portal.identity import queries
from portal.identity.access import public
from portal.identity.models import Account

from .frame import begin_session, pages

MOST_SHOWN = 24


@public
def demo_sign_in() -> ResponseReturnValue:
    if not settings().has_demo_sign_in:
        abort(404)  # never reached: the URL is not even registered
    cast = _cast()
    if request.method == "POST":
        wanted = request.form.get("email", "")
        for account, _story in cast:
            if account.email == wanted:
                return begin_session(account)
        abort(404)
    return render("identity/demo.html", cast=cast, next_page=request.args.get("next"))


@pages.record
def _only_in_a_demo(state: BlueprintSetupState) -> None:
    if state.app.extensions["settings"].has_demo_sign_in:
        state.add_url_rule("/demo/sign-in", "demo_sign_in", demo_sign_in, methods=["GET", "POST"])


def _cast() -> list[tuple[Account, str]]:
    """The cast with their stories; the first accounts there are where nobody named a cast."""
    members = contributions(CastMember)
    known = queries.accounts_by_email(member.email for member in members)
    cast = [(known[member.email], str(member.story)) for member in members if member.email in known]
    return cast or [(account, "") for account in queries.first_accounts(MOST_SHOWN)]
