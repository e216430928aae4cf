"""The blueprint, what the layout shows of who is signed in, and what these pages share."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, Response, current_app, g, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.config import settings
from portal.core import display
from portal.core.contributions import NavEntry
from portal.core.i18n import language
from portal.core.rooms import contributions
from portal.core.throttle import TooOften, count_attempt
from portal.core.web import go_to_url, own_path, render
from portal.identity import access, queries
from portal.identity.access import current_account, page_path
from portal.identity.actions import sessions
from portal.identity.models import Account
from portal.identity.rules import SignedIn, device_of, email_key, permissions_of

Link = tuple[str, str, bool]
CODE_COOKIE = "code"
QUARTER_OF_AN_HOUR = timedelta(minutes=15)
HOUR = timedelta(hours=1)

pages = Blueprint("identity", __name__, template_folder="../templates")


@pages.record_once
def _greet_everyone_at_the_door(state: BlueprintSetupState) -> None:
    access.init_app(state.app)  # type: ignore[arg-type]
    state.app.extensions["menus"] = {}
    state.app.jinja_env.globals.update(viewer=current_account, nav_entries=nav_entries, account_entries=account_entries)


def nav_entries(staff: bool = False) -> list[tuple[str, str, bool, int]]:
    """The main navigation for whoever looks: (label, url, current, how many things wait there).

    Current is the longest URL of this page or of one above it.
    """
    who = current_account()
    shown = _menu(who, staff=staff)
    path = request.path
    here = max((url for _label, url, _entry in shown if path == url or path.startswith(f"{url}/")), key=len, default="")
    return [(label, url, url == here, _waiting(entry, who)) for label, url, entry in shown]


def account_links() -> list[tuple[str, str]]:
    """What other rooms add to the page of one's account: (label, url)."""
    entries = sorted(contributions(NavEntry), key=lambda entry: entry.order)
    return [(str(entry.label), url_for(entry.endpoint)) for entry in entries if entry.audience == "account"]


def account_entries(staff: bool = False) -> list[tuple[str | bool, ...]]:
    """The links at the top: sign in, or one's account, the staff's pages (unless their menu is below) and signing out."""
    who = current_account()
    if who is None:
        here = own_path(request.full_path.rstrip("?"))
        is_door = request.endpoint in {"identity.sign_in", "identity.sign_out"}
        return [
            (
                _("Sign in"),
                url_for("identity.sign_in", next=None if is_door or not g.get("language") else here),
                is_door,
            )
        ]
    own: list[tuple[str | bool, ...]] = []
    if who.is_staff and not staff and (work := _menu(who, staff=True)):
        own.append((_("Staff pages"), work[0][1], False))
    account_url = url_for("identity.account")
    own.append((who.name, account_url, request.path == account_url))
    return [*own, (_("Sign out"), url_for("identity.sign_out"), False, "post")]


def begin_session(account: Account, *, is_kept: bool = False) -> Response:
    """Sign in under a new cookie and go where the citizen was going, in the language they read."""
    token = sessions.start_session(
        account,
        device=device_of(request.user_agent.string),
        is_kept=is_kept,
        old_token=request.cookies.get(access.session_cookie()),
    )
    response = access.give_session(go_to_url(place_after_sign_in(account)), token, is_kept=is_kept)
    forget_code(response)
    if account.display:
        display.remember(response, account.display, secure=settings().uses_https)
    return response


def place_after_sign_in(account: Account) -> str:
    """?next= if it is a page of ours, in this page's language; else the first page of their menu."""
    wanted = own_path(request.args.get("next"))
    if wanted:
        return own_path(f"/{language()}{page_path(wanted)}") or f"/{language()}/"
    permissions = permissions_of(queries.roles_of(account.id))
    mine = {"citizen"} if account.person_id else {f"staff: {permission}" for permission in permissions}
    if permissions and not account.person_id:
        mine.add("staff")
    entries = sorted(contributions(NavEntry), key=lambda entry: entry.order)
    first = next((entry.endpoint for entry in entries if entry.audience in mine), None)
    return url_for(first) if first else f"/{language()}/"


def slow_down(purpose: str, *, email: str, most: int, most_here: int, within: timedelta) -> None:
    """Count a try for this address (most) and for where it comes from (most_here, as many people may share a line).

    Raises TooOften.
    """
    count_attempt(f"{purpose} from", request.remote_addr or "", most=most_here, within=within)
    count_attempt(purpose, email_key(email), most=most, within=within)


def too_often(error: TooOften) -> Response:
    """When to try again. The same page for everyone, whether there is an account or not."""
    wait = ngettext("Try again in %(num)s minute.", "Try again in %(num)s minutes.", error.minutes)
    response = render("identity/too_often.html", wait=wait, status=429)
    response.headers["Retry-After"] = str(error.minutes * 60)
    return response


def remember_code(response: Response, token: str) -> Response:
    """This browser waits for the code."""
    access.give(response, CODE_COOKIE, token, HOUR)
    return response


def forget_code(response: Response) -> None:
    if CODE_COOKIE in request.cookies:
        response.delete_cookie(CODE_COOKIE)


def _menu(who: SignedIn | None, *, staff: bool) -> list[tuple[str, str, NavEntry]]:
    """(label, url, entry): the same for everybody who may do the same, so it is put together once in each language."""
    kind = (bool(who and who.person_id), who.permissions) if who else None
    key = (kind, staff, language(), request.root_path)
    known: dict[object, list[tuple[str, str, NavEntry]]] = current_app.extensions["menus"]
    if key not in known:
        entries = sorted(contributions(NavEntry), key=lambda entry: entry.order)
        mine = [entry for entry in entries if entry.audience.startswith("staff") == staff and _is_for(entry, who)]
        known[key] = [(str(entry.label), url_for(entry.endpoint), entry) for entry in mine]
    return known[key]


def _is_for(entry: NavEntry, who: SignedIn | None) -> bool:
    if entry.audience == "everyone":
        return True
    if entry.audience == "citizen":
        return who is not None and who.person_id is not None
    if entry.audience == "staff":
        return who is not None and who.is_staff
    if not entry.audience.startswith("staff"):
        return False
    return who is not None and entry.audience.removeprefix("staff: ") in who.permissions


def _waiting(entry: NavEntry, who: SignedIn | None) -> int:
    if entry.count is None or who is None:
        return 0
    whose: UUID | None = who.account_id if entry.audience.startswith("staff") else who.person_id
    return entry.count(whose) if whose else 0
