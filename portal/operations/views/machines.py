"""What machines ask every few seconds: is this process ready, and what are the figures."""

from hmac import compare_digest
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.core.later import Later
from portal.identity import public

from .. import queries

if TYPE_CHECKING:
    from . import figures
else:
    figures = Later("portal.operations.views.figures")

machines = Blueprint("probes", __name__)
FORWARDED = ("X-Forwarded-For", "Forwarded")


@machines.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """Strangers ask, too: only yes and no, no reasons."""
    found = queries.readiness()
    response = jsonify(ready=found.is_ready, parts=found.parts)
    response.status_code = 200 if found.is_ready else 503
    response.headers["Cache-Control"] = "no-store"
    return response


@machines.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    """For Prometheus. Whoever may not ask is told that there is no such page."""
    if not (_has_token() or _is_near()):
        abort(404)
    response = Response(figures.figures(), content_type=figures.CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _has_token() -> bool:
    kind, _space, sent = request.headers.get("Authorization", "").partition(" ")
    wanted = settings().metrics_token
    return bool(wanted) and kind.lower() == "bearer" and compare_digest(sent.strip().encode(), wanted.encode())


def _is_near() -> bool:
    """From a network of the operator's, and through no proxy: what comes through one may come from anywhere."""
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return any(address in ip_network(network) for network in settings().metrics_networks.split())
