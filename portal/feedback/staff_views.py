"""What people say, for those who can put it right."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.core.web import render
from portal.identity import staff_can

from . import queries
from .forms import REASONS, SCORES

pages = Blueprint("feedback_staff", __name__, url_prefix="/staff/ratings", template_folder="templates")


@pages.get("")
@staff_can("ratings:read")
def ratings() -> ResponseReturnValue:
    return render(
        "feedback/ratings.html",
        totals=queries.totals(),
        pages_rated=queries.page_totals(),
        words=queries.latest_words(),
        missing=queries.latest_missing(),
        scores=dict(SCORES),
        reasons=dict(REASONS),
    )
