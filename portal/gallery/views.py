"""The gallery at /components."""

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from portal.config import settings
from portal.core.web import page_number, render
from portal.identity import public

from . import queries

ERRORS = (403, 404, 410, 413, 422, 429, 500, 503)

pages = Blueprint("gallery", __name__, url_prefix="/components", template_folder="templates")


@pages.before_request
def keep_from_citizens() -> None:
    if settings().is_production:
        abort(404)


@pages.get("")
@public
def components() -> ResponseReturnValue:
    return render("gallery/components.html", t=queries.samples(), page_url="#ways".format)


@pages.route("/refused", methods=["GET", "POST"])
@public
def refused() -> ResponseReturnValue:
    """A form in which every answer was wrong, as a citizen sees it: 422, summary, typed answers kept."""
    t = queries.samples()
    fields = ("street", "moved-month", "who", "pays-street", "pays-postcode", "weight", "proof", "declare")
    messages = (t["e1"], t["e2"], t["e3"], t["e1"], t["wrong_answer"], t["wrong_answer"], t["e1"], t["e3"])
    return render("gallery/refused.html", t=t, problems=list(zip(fields, messages, strict=True)))


@pages.get("/list")
@public
def long_list() -> ResponseReturnValue:
    """A list in parts: htmx changes the part, plain links open the page."""
    page = page_number()
    return render(
        "gallery/list.html",
        partial="gallery/_list.html",
        page=page,
        page_url=lambda number: url_for(".long_list", page=number),
        t=queries.samples(),
    )


@pages.get("/question")
@public
def question() -> ResponseReturnValue:
    """One question on a page: its label is the heading. The language menu sends the answers along."""
    return render("gallery/question.html", t=queries.samples())


@pages.get("/done")
@public
def done() -> ResponseReturnValue:
    return render("gallery/done.html", t=queries.samples())


@pages.get("/errors/<int:code>")
@public
def error(code: int) -> ResponseReturnValue:
    """What people see when something cannot be shown, without anything being broken."""
    abort(code if code in ERRORS else 404)
