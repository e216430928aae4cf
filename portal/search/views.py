"""The search page, whole or as results while one types."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from portal.core.forms import tidy
from portal.core.i18n import language
from portal.core.rooms import contributions
from portal.core.web import page_number, render
from portal.identity import public

from . import queries
from .rules import SearchHelp, SearchSource

pages = Blueprint("search", __name__, url_prefix="/search", template_folder="templates")


@pages.get("")
@public
def results() -> ResponseReturnValue:
    question = tidy(request.args.get("q", ""))[: queries.LONGEST_QUESTION]
    found = queries.find(question, language=language(), page=page_number())
    return render(
        "search/search.html",
        partial="search/_results.html",
        found=found,
        labels={source.kind: source.label for source in contributions(SearchSource)},
        page_url=lambda number: url_for(".results", q=question, page=number),
        more_help=[] if found.total else [(help_.template, help_.load()) for help_ in contributions(SearchHelp)],
    )
