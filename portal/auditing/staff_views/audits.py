"""Runs of the auditor: all of them, one of them, two compared."""

from io import BytesIO
from typing import Any
from uuid import UUID

from flask import Response, abort, request, send_file
from flask.typing import ResponseReturnValue

from portal.core import filestore
from portal.core.i18n import OWN_NAMES
from portal.core.web import page_number
from portal.identity import staff_can

from .. import queries
from ..forms import SCHEME_WORDS, FilterForm
from ..models import Audit
from ..rules import Kind, difference
from .frame import criterion_words, pages, show

SHOWN_OF_A_DIFFERENCE = 100
FILTERS = {"outcome", "criterion", "subject", "persona", "language", "width", "scheme", "open"}


@pages.get("")
@staff_can("audit:read")
def audits() -> ResponseReturnValue:
    """Every release that was audited, with its trend."""
    shelf = queries.audits(Kind.RELEASE, page=page_number())
    return show("audits", shelf=shelf)


@pages.get("/audits/<uuid:audit_id>")
@staff_can("audit:read")
def audit(audit_id: UUID) -> ResponseReturnValue:
    """One run: what was not tested first, then totals, then the findings, filtered."""
    found = queries.audit(audit_id)
    form = _filter(found)
    findings = queries.findings(found.id, form.wanted(), page=page_number())
    asked = {name: value for name, value in request.args.items() if value and name in FILTERS}
    return show(
        "audit",
        partial="_findings",
        audit=found,
        form=form,
        findings=findings,
        asked=asked,
        **({} if request.htmx else _about(found)),  # type: ignore[attr-defined]
    )


@pages.get("/audits/<uuid:audit_id>/differences")
@staff_can("audit:read")
def differences(audit_id: UUID) -> ResponseReturnValue:
    """What is new, what is gone and what is still there since another run; as it stands, the one before."""
    found = queries.audit(audit_id)
    others = queries.others(found)
    chosen = request.args.get("with", "")
    other = next((each for each in others if str(each.id) == chosen), others[0] if others else None)
    if other is None:
        return show("differences", audit=found, other=None, others=[], parts={}, numbers={})
    changed = difference(queries.fingerprints(other.id), queries.fingerprints(found.id))
    most = SHOWN_OF_A_DIFFERENCE
    parts = {
        "new": queries.findings_called(found.id, changed.new, most=most),
        "gone": queries.findings_called(other.id, changed.gone, most=most),
        "still": queries.findings_called(found.id, changed.still, most=most),
    }
    numbers = {name: len(getattr(changed, name)) for name in parts}
    return show("differences", audit=found, other=other, others=others, parts=parts, numbers=numbers)


@pages.get("/audits/<uuid:audit_id>/checks")
@staff_can("audit:read")
def checks(audit_id: UUID) -> ResponseReturnValue:
    """In how many cells each criterion and each check came to which outcome."""
    found = queries.audit(audit_id)
    by_criterion = sorted(queries.tallies(found.id, "criterion"), key=lambda each: _place(each.name))
    return show("checks", audit=found, by_criterion=by_criterion, by_check=queries.tallies(found.id, "check"))


@pages.get("/audits/<uuid:audit_id>/pictures/<uuid:picture_id>")
@staff_can("audit:read")
def picture(audit_id: UUID, picture_id: UUID) -> Response:
    if not queries.has_picture(audit_id, picture_id):
        abort(404)
    response = send_file(BytesIO(filestore.get(picture_id)), mimetype="image/png")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _filter(found: Audit) -> FilterForm:
    form = FilterForm()
    options = queries.options(found.id)
    words: dict[str, dict[str, Any]] = {
        "criterion": {number: criterion_words(number) for number in options.criterion},
        "language": dict(OWN_NAMES),
        "scheme": dict(SCHEME_WORDS),
        "width": {width: f"{width} px" for width in options.width},
    }
    form.offer(options, words)
    return form


def _about(found: Audit) -> dict[str, Any]:
    """What stands above the list, which htmx does not ask for."""
    [line] = queries.lines_of([found])
    return {
        "line": line,
        "not_tested": queries.not_tested(found.id),
        "people_only": queries.only_for_people(found),
        "wanted": len(queries.conformance_criteria()),
        "others": queries.others(found, most=1),
    }


def _place(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdecimal())
