"""Pages about the portal, and news, for everybody."""

from functools import cache
from urllib.parse import urlencode

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.config import settings
from portal.core.i18n import Text, authority_name, direction, language, pick, portal_name
from portal.core.mail import ltr
from portal.core.markdown import to_html
from portal.core.page_cache import cacheable
from portal.core.web import go_to_url, page_number, render
from portal.identity import public

from . import queries

KNOWN_ELSEWHERE = {"accessibility"}
"""Pages whose text is a part of another page, which knows the rest."""

LONGEST_ADDRESS = 400

pages = Blueprint("content", __name__, template_folder="templates")


@pages.get("/pages/<slug>")
@public
@cacheable
def page(slug: str) -> ResponseReturnValue:
    if slug in KNOWN_ELSEWHERE:
        return go_to_url(f"/{language()}/{slug}")
    found = queries.page(slug)
    return render("content/page.html", text=found, body=_in_html(found.body))


@pages.get("/news")
@public
@cacheable
def news() -> ResponseReturnValue:
    return render("content/news.html", news=queries.news(page=page_number()))


@pages.get("/news/<slug>")
@public
@cacheable
def news_item(slug: str) -> ResponseReturnValue:
    found = queries.item(slug)
    return render("content/news_item.html", item=found, body=_in_html(found.body))


@pages.app_template_global()
@pass_context
def footer_entries(context: Context) -> list[tuple[str, str]]:
    """The same links at the foot of every page, for the layout."""
    was_refused = request.method == "POST" and bool(context.get("problems"))
    here = language()
    contact, statement, barrier, privacy, levels, display = _footer_words(here)
    return [
        (contact, url_for("content.page", slug="contact")),
        (statement, f"/{here}/accessibility"),
        (barrier, f"/{here}/barriers/new{_this_page(was_refused=was_refused)}"),
        (privacy, url_for("content.page", slug="privacy")),
        (levels, f"/{here}/service-levels"),
        (display, f"/{here}/display"),
    ]


@cache
def _footer_words(_language: str) -> tuple[str, ...]:
    """In the language of the page."""
    return (
        _("Contact"),
        _("Accessibility statement"),
        _("Report a barrier on this page"),
        _("Privacy"),
        _("How quickly we send e-mails"),
        _("Display settings"),
    )


@pages.app_template_global()
def page_text(slug: str) -> Markup | None:
    """What editors wrote on a page, for a page of another room that says more; None if there is no such page."""
    found = queries.page_or_none(slug)
    return _in_html(found.body) if found else None


def _this_page(*, was_refused: bool) -> str:
    """Where the reader is, as a query for the form about barriers; on that form itself, what it was asked about.

    was_refused: what was sent from here was not accepted. Of what was typed, nothing goes along.
    """
    if request.path.endswith("/barriers/new"):
        return f"?{urlencode({'page': own})}" if (own := request.args.get("page", "")) else ""
    state = {"refused": "yes"} if was_refused else {}
    return f"?{urlencode({'page': request.full_path.rstrip('?')[:LONGEST_ADDRESS], **state})}"


def _in_html(text: Text) -> Markup:
    """The text with the authority's own name and ways to reach it, marked where it is in another language."""
    said = pick(text)
    words = said.text
    values = {
        "authority_name": authority_name(),
        "portal_name": portal_name(),
        "support_phone": f"[{ltr(settings().support_phone)}](tel:{settings().support_phone.replace(' ', '')})",
        "support_email": f"[{settings().support_email}](mailto:{settings().support_email})",
        "portal_url": settings().portal_url,
    }
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    html = to_html(words)
    if said.language == language():
        return html
    return Markup('<div lang="{}" dir="{}">{}</div>').format(said.language, direction(said.language), html)
