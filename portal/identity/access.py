"""Who sends this request, and the mark every view carries: who may open it. A test refuses views without one."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, Request, Response, abort, current_app, g, request, url_for
from flask_login import LoginManager, current_user, login_required
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from portal.config import settings
from portal.core import clock, ledger
from portal.core.db import SAFE_METHODS
from portal.core.throttle import TooOften, count_attempt
from portal.core.web import go_to_url, own_path, parts_of, wants_partial

from . import queries
from .actions import parking, sessions
from .rules import KEPT_LIMITS, PARKED_FOR, SignedIn

P = ParamSpec("P")
R = TypeVar("R")

PARKED_COOKIE = "parked"
SEEN_EVERY = timedelta(minutes=2)
MOST_PARKED = 30


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Everyone may open this view."""
    return _declare(view, "public")


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Whoever is not signed in is asked to, and comes back."""
    return _declare(login_required(view), "signed in")


def staff_can(permission: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only staff with this permission; anyone else who is signed in gets 403."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if permission not in current_user.permissions:
                abort(403)
            return view(*args, **kwargs)

        return _declare(login_required(guarded), f"staff: {permission}")

    return decorate


def access_of(view: Callable[..., Any]) -> str | None:
    """What the view declared: 'public', 'signed in', 'staff: <permission>', or None."""
    return getattr(view, "access", None)


def current_account() -> SignedIn | None:
    """Who sends this request; None if signed out. Costs a query once, and only where there is a cookie."""
    who = current_user._get_current_object()  # noqa: SLF001 asked a dozen times a page: the proxy in between costs more
    return who if isinstance(who, SignedIn) else None


def parked_form() -> MultiDict[str, str] | None:
    """What this citizen had typed on this page when their session was over. Each form comes back once."""
    token = request.cookies.get(PARKED_COOKIE)
    who = current_account()
    return parking.take_parked(token, page_path(request.path), who.account_id) if token and who else None


def session_cookie() -> str:
    """The cookie's name. The prefix makes browsers keep it to this very host, over https only."""
    return "__Host-session" if settings().uses_https else "session"


def give_session(response: Response, token: str, *, is_kept: bool = False) -> Response:
    """Let the browser keep the session: until it is closed, or longer if the citizen asked for that."""
    give(response, session_cookie(), token, KEPT_LIMITS.whole if is_kept else None)
    return response


def take_session(response: Response) -> Response:
    """Let the browser forget the session."""
    response.delete_cookie(session_cookie(), secure=settings().uses_https, httponly=True, samesite="Lax")
    return response


def page_path(path: str) -> str:
    """The path without its language: a page stays itself in every language."""
    language, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if language in settings().languages else path


class Doorkeeper(LoginManager):
    """Knows people by our own cookie only: Flask-Login's, and its marks of browsers, are not asked for each page."""

    def _load_user(self) -> None:
        self._update_request_context_with_user(_load(request))


def init_app(app: Flask) -> None:
    manager = Doorkeeper()
    manager.init_app(app, add_context_processor=False)
    manager.unauthorized_handler(_ask_to_sign_in)


def _declare(view: Callable[P, R], access: str) -> Callable[P, R]:
    view.access = access  # type: ignore[attr-defined]
    return view


def _load(_request: Request) -> SignedIn | None:
    """Flask-Login asks this once a request."""
    token = request.cookies.get(session_cookie())
    found = queries.session_of(token) if token else None
    if found is None:
        return None
    if found.is_over:
        g.former_account_id = found.who.account_id
        return None
    if clock.now() - found.last_seen_at > SEEN_EVERY:
        sessions.see_again(found.who.session_id)
    ledger.act_as(f"account:{found.who.account_id}")
    return found.who


def _ask_to_sign_in() -> Response:
    """Remember where the citizen was going and, if they sent a form, what they had typed."""
    page = _page_to_return_to()
    response = go_to_url(url_for("identity.sign_in", next=page))
    if request.method in SAFE_METHODS or not request.form:
        return response
    try:
        count_attempt("park", request.remote_addr or "", most=MOST_PARKED, within=timedelta(hours=1))
    except TooOften:
        return response
    token = parking.park(page_path(parts_of(page).path), request.form, g.get("former_account_id"))
    give(response, PARKED_COOKIE, token, PARKED_FOR)
    return response


def _page_to_return_to() -> str:
    """This page, or the one before if this one can only be posted to."""
    here = request.full_path.rstrip("?")
    before = parts_of(request.headers.get("HX-Current-URL" if wants_partial() else "Referer", ""))
    page_before = f"{before.path}?{before.query}".rstrip("?") if before.netloc in {"", request.host} else ""
    if wants_partial() or not _can_be_opened(request.path):
        return own_path(page_before) or "/"
    return own_path(here) or "/"


def _can_be_opened(path: str) -> bool:
    try:
        current_app.url_map.bind_to_environ(request.environ).match(path, method="GET")
    except HTTPException:
        return False
    return True


def give(response: Response, name: str, token: str, keep_for: timedelta | None) -> None:
    response.set_cookie(
        name, token, max_age=keep_for, secure=settings().uses_https, httponly=True, samesite="Lax", path="/"
    )
