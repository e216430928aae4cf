"""Ways to a service: A to Z, by topic, life event, persona and department; and its page."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from markupsafe import Markup

from portal.core.db import reader
from portal.core.i18n import Text, language, pick
from portal.core.mail import absolute
from portal.core.markdown import to_html
from portal.core.page_cache import cacheable
from portal.core.rooms import contributions
from portal.core.web import page_number, render
from portal.identity import public

from . import queries
from .extensions import ServiceAction, ServicePageBox
from .forms import Check
from .linked_data import government_service
from .rules import LONGEST_LETTER

pages = Blueprint("catalogue", __name__, template_folder="templates")


@pages.get("/services")
@public
@cacheable
def services() -> ResponseReturnValue:
    return render("catalogue/services.html", themes=queries.themes(), alphabet=queries.alphabet())


@pages.get("/services/a-z/<letter>")
@public
@cacheable
def letter(letter: str) -> ResponseReturnValue:
    """A letter that no name begins with in this language is an empty list: a reader may have changed the language."""
    if len(letter) > LONGEST_LETTER:
        abort(404)
    alphabet = queries.alphabet()
    found = queries.services_with_letter(letter, total=dict(alphabet).get(letter, 0), page=page_number())
    return render("catalogue/letter.html", letter=letter, alphabet=alphabet, found=found, page_url=_page_url)


@pages.get("/services/<slug>")
@public
@cacheable
def service(slug: str) -> ResponseReturnValue:
    page = queries.service_page(slug)
    url = absolute(url_for(".service", slug=slug))
    return render(
        "catalogue/service.html",
        page=page,
        about=page.about,
        boxes=_boxes(page),
        linked_data=government_service(page, url=url),
        **_doing(page),
    )


@pages.get("/services/<slug>/eligibility")
@public
def eligibility(slug: str) -> ResponseReturnValue:
    """The answers are in the address, so one can go back, keep a bookmark or show it to somebody; nothing is stored."""
    with reader() as session:
        page = queries.service_page(slug, session)
    check = Check(page.about.eligibility or abort(404), request.args)
    if sheet := check.sheet:
        about: dict[str, Any] = {"page": page, "about": page.about, "check": check}
        return render("catalogue/eligibility.html", sheet=sheet, problems=sheet.problems, **about)
    return render("catalogue/verdict.html", page=page, about=page.about, check=check, **_doing(page))


@pages.get("/topics/<slug>", defaults={"kind": "topics"}, endpoint="topic")
@pages.get("/life-events/<slug>", defaults={"kind": "life_events"}, endpoint="life_event")
@pages.get("/personas/<slug>", defaults={"kind": "personas"}, endpoint="persona")
@public
@cacheable
def theme(slug: str, kind: str) -> ResponseReturnValue:
    theme = queries.theme(kind, slug)
    found = queries.services_under(kind, theme.id, page=page_number())
    return render("catalogue/theme.html", theme=theme, kind=kind, found=found, page_url=_page_url)


@pages.get("/departments")
@public
@cacheable
def departments() -> ResponseReturnValue:
    return render("catalogue/departments.html", departments=queries.departments())


@pages.get("/departments/<slug>")
@public
@cacheable
def department(slug: str) -> ResponseReturnValue:
    family = queries.department_page(slug)
    found = queries.services_of_department(family.own.id, page=page_number())
    return render(
        "catalogue/department.html", department=family.own, below=family.below, found=found, page_url=_page_url
    )


@pages.app_template_filter("prose")
def prose(text: Text | None) -> Markup:
    """An editor's Markdown in the page's language, or marked with the language it is in."""
    said = pick(text or {})
    html = _html(said.text)
    if said.language == language():
        return html
    return Markup('<div lang="{}" dir="auto">{}</div>').format(said.language, html)


@pages.app_template_global()
def letter_name(letter: str) -> str:
    """What the letter is called in the page's language; traditional Chinese names are filed by number of strokes."""
    if language() == "zh-Hant" and letter.isdecimal():
        return str(ngettext("%(num)s stroke", "%(num)s strokes", int(letter)))
    return letter


@lru_cache(maxsize=2000)
def _html(text: str) -> Markup:
    return to_html(text, first_heading=3)


def _page_url(number: int) -> str:
    return url_for(request.endpoint or "", **{**(request.view_args or {}), "page": number})


def _doing(page: queries.ServicePage) -> dict[str, Any]:
    """The ways to use the service from here."""
    return {
        "actions": [action for action in contributions(ServiceAction) if action.suits(page)],
        "link_host": urlsplit(page.about.link or "").hostname,
    }


def _boxes(page: queries.ServicePage) -> list[tuple[str, object]]:
    loaded = [
        (box.template, box.load(page)) for box in sorted(contributions(ServicePageBox), key=lambda box: box.order)
    ]
    return [(template, context) for template, context in loaded if context is not None]
