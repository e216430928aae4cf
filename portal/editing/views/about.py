"""What citizens read about a service, and where it is listed."""

from collections.abc import Mapping
from typing import Any

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to
from portal.identity import staff_can

from ..forms.about import AboutForm, items
from ..rules import about as rules
from .frame import opened, pages, save, show, text_language

PLACES = tuple((key,) for key in rules.KEYS)


@pages.route("/<slug>/about", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def about(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    language = text_language()
    form = AboutForm.of(found.document, language)
    collision = None
    if form.validate_on_submit():

        def edit(document: Mapping[str, Any]) -> dict[str, Any]:
            return rules.with_about(document, form.typed(), language=language)

        collision = save(found, "about.changed", edit, places=PLACES, language=language)
        if not collision:
            flash(_("Saved."))
            return go_to(".about", slug=slug)
    lists = {name: items(found.document, name, language) for name in ("needs", "refusal_reasons")}
    return show("editing/about.html", found, part="about", places=PLACES, form=form, collision=collision, lists=lists)
