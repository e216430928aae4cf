"""The front page, and each citizen's own page."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, current_app, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from portal.catalogue import offers, service
from portal.content import latest_news
from portal.core.contributions import Card
from portal.core.db import db
from portal.core.forms import tidy
from portal.core.page_cache import cacheable
from portal.core.rooms import contributions
from portal.core.web import go_to, render, render_part
from portal.identity import current_account, public, signed_in
from portal.people import current_person_id

from . import actions, rules

pages = Blueprint("dashboard", __name__, template_folder="templates")


@pages.get("/")
@public
@cacheable
def front() -> ResponseReturnValue:
    return render("dashboard/front.html", offer=offers.front_page(), news=latest_news())


@pages.get("/my")
@signed_in
def home() -> ResponseReturnValue:
    person_id = current_person_id()
    personas = {persona.slug for persona in offers.personas_of(person_id)}
    cards = sorted(contributions(Card), key=lambda card: rules.place(card.order, card.personas, personas))
    shown = [card for each in cards if (card := _shown(each, person_id))]
    return render("dashboard/home.html", cards=shown, who=current_account())


@pages.post("/my/dismissals")
@signed_in
def dismiss() -> ResponseReturnValue:
    slug = service(tidy(request.form.get("service", ""))).slug
    actions.dismiss(current_person_id(), slug)
    flash(_("We will not suggest this again."))
    return go_to(".home")


@pages.post("/my/suggestions")
@signed_in
def bring_back() -> ResponseReturnValue:
    actions.bring_back(current_person_id())
    flash(_("You see all suggestions again."))
    return go_to(".home")


@dataclass(frozen=True)
class ShownCard:
    """A card as it stands on the page. because: why this person sees it, if the card says so."""

    name: str
    html: Markup
    because: str = ""


def _shown(card: Card, person_id: UUID) -> ShownCard | None:
    """None if the card has nothing to show. One broken card must not take the page with it."""
    try:
        context = card.load(person_id)
        if context is None:
            return None
        return ShownCard(card.name, render_part(card.template, **context), context.get("because", ""))
    except Exception:
        db.rollback()  # on PostgreSQL the next card could not query otherwise
        current_app.logger.exception("Card %s is broken", card.name)
        return ShownCard(card.name, render_part("dashboard/_broken_card.html"))
