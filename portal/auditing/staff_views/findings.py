"""One finding: where it is, whom it shuts out, how to mend it; and putting up with it for a while."""

from uuid import UUID

from flask import abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accessibility.criteria import CRITERIA
from portal.core.i18n import language
from portal.core.web import go_to, own_path, parts_of
from portal.identity import staff_can, staff_names

from .. import actions, queries
from ..forms import WaiverForm
from ..models import AuditFinding
from ..rules import may_be_waived
from .frame import account_id, pages, show


@pages.get("/audits/<uuid:audit_id>/findings/<fingerprint>")
@staff_can("audit:read")
def finding(audit_id: UUID, fingerprint: str) -> ResponseReturnValue:
    cells = _cells(audit_id, fingerprint)
    waiver = queries.unended_waiver(fingerprint)
    return show(
        "finding",
        audit=queries.audit(audit_id),
        found=cells[0],
        cells=cells,
        number=queries.number_of_cells(audit_id, fingerprint),
        known=[CRITERIA[number] for number in cells[0].criteria if number in CRITERIA],
        waiver=waiver,
        names=staff_names({waiver.given_by}) if waiver else {},
        may_be_waived=may_be_waived(cells[0].selector),
        path_of=path_of,
    )


@pages.route("/audits/<uuid:audit_id>/findings/<fingerprint>/waiver", methods=["GET", "POST"])
@staff_can("audit:write")
def waive(audit_id: UUID, fingerprint: str) -> ResponseReturnValue:
    """Put up with a finding on one element. A whole page or a rule cannot be put up with."""
    found = _cells(audit_id, fingerprint)[0]
    if not may_be_waived(found.selector):
        abort(404)
    form = WaiverForm()
    if form.validate_on_submit() and form.until.data:
        actions.waive(
            fingerprint, reason=form.reason.data or "", language=language(), until=form.until.data, by=account_id()
        )
        flash(_("The finding is accepted until that day. Then it counts again."))
        return go_to(".finding", audit_id=audit_id, fingerprint=fingerprint)
    return show("waive", audit=queries.audit(audit_id), found=found, form=form)


def path_of(url: str) -> str:
    """The page on this portal, wherever it was served while it was audited; empty if it is none."""
    parts = parts_of(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return own_path(path) or ""


def _cells(audit_id: UUID, fingerprint: str) -> list[AuditFinding]:
    cells = list(queries.cells_of(audit_id, fingerprint))
    return cells or abort(404)
