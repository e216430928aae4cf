"""The blueprint, and what the auditors' pages share."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any
from uuid import UUID

from flask import Blueprint, Response
from flask_babel import LazyString
from flask_babel import gettext as _

from accessibility.criteria import CRITERIA
from accessibility.reports.html import titles
from portal.core.web import render
from portal.identity import current_account

from ..forms import AID_WORDS, OUTCOME_WORDS, RESULT_WORDS, SCHEME_WORDS
from ..models import Audit

pages = Blueprint("auditing_staff", __name__, url_prefix="/staff/accessibility", template_folder="../templates")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def account_id() -> UUID:
    """Whose request this is."""
    who = current_account()
    assert who is not None, "every page of the auditors asks for a permission"  # noqa: S101
    return who.account_id


def may_write() -> bool:
    who = current_account()
    return who is not None and "audit:write" in who.permissions


def show(template: str, /, *, partial: str | None = None, **context: Any) -> Response:
    """A page of the room, with the words its templates need."""
    return render(
        f"auditing/{template}.html",
        partial=partial and f"auditing/{partial}.html",
        may_write=may_write(),
        criteria=CRITERIA,
        check_titles=titles(),
        aid_words=AID_WORDS,
        outcome_words=OUTCOME_WORDS,
        result_words=RESULT_WORDS,
        scheme_words=SCHEME_WORDS,
        name_of=name_of,
        **context,
    )


def name_of(audit: Audit) -> str:
    """What an audit is called on a page."""
    return str(_("Release %(name)s", name=audit.release) if audit.kind == "release" else _("Published pages"))


def criterion_words(number: str) -> str | LazyString:
    """1.4.3 Contrast (minimum)."""
    known = CRITERIA.get(number)
    return f"{number} {known.name}" if known else number


def download(content: str | bytes, *, name: str, mimetype: str) -> Response:
    """A file to save; no cache keeps it."""
    response = Response(content, mimetype=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Any]], *, name: str) -> Response:
    """A table as a file. Nothing in it is taken for a formula by a spreadsheet."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return download("\N{ZERO WIDTH NO-BREAK SPACE}" + target.getvalue(), name=name, mimetype="text/csv")


def _harmless(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULAS) else text
