"""How pages shall look: kept in a cookie, and in the account of whoever is signed in."""

from flask import Response, flash, make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.config import settings
from portal.core import display
from portal.core.web import go_to, render
from portal.identity.access import current_account, public
from portal.identity.actions import accounts
from portal.identity.forms import DisplayForm

from .frame import pages


@pages.route("/display", methods=["GET", "POST"])
@public
def display_settings() -> ResponseReturnValue:
    form = DisplayForm(data=dict.fromkeys(display.CHOICES, "") | display.chosen())
    if form.validate_on_submit():
        wishes = {} if request.form.get("reset") else display.allowed(form.data)
        who = current_account()
        if who:
            accounts.keep_display(who.account_id, wishes)
        flash(_("Saved. This is how pages look from now on."))
        return _remembered(make_response(go_to(".display_settings")), wishes)
    return render("identity/display.html", form=form)


def _remembered(response: Response, wishes: dict[str, str]) -> Response:
    return display.remember(response, wishes, secure=settings().uses_https)
