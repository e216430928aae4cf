"""Three ways to begin a service: from a template, from another service, from a file."""

from collections.abc import Iterable

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from portal.catalogue import editorial
from portal.content import Refused, manuscript
from portal.core.web import go_to, render
from portal.identity import staff_can

from .. import actions
from ..forms.beginning import CopyForm, ImportForm, NewForm
from ..rules import SERVICE
from .frame import opened, pages, show, text_language

MOST_SHOWN = 50


@pages.route("/new", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def new() -> ResponseReturnValue:
    templates = actions.starters()
    form = NewForm()
    form.offer(templates)
    if form.validate_on_submit():
        document = templates[form.template.data]
        found = actions.begin_service(
            document,
            actions.free_slug(form.name.data or "", or_else=form.template.data),
            {text_language(): form.name.data or ""},
            verb="begun",
            template=form.template.data,
        )
        flash(_("Your draft has begun. Nobody but editors sees it until it is published."))
        return go_to(".service", slug=found.slug)
    return render("editing/new.html", form=form, text=text_language())


@pages.route("/<slug>/copy", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def copy(slug: str) -> ResponseReturnValue:
    original = opened(slug)
    form = CopyForm()
    if form.validate_on_submit():
        found = actions.begin_service(
            original.document,
            actions.free_slug(form.name.data or "", or_else=slug),
            {text_language(): form.name.data or ""},
            verb="copied",
            of=slug,
        )
        flash(_("This is the copy. The original stays as it is."))
        return go_to(".service", slug=found.slug)
    return show("editing/copy.html", original, form=form)


@pages.route("/import", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def import_() -> ResponseReturnValue:
    """A file with an address that is known becomes a change of its draft, which can be undone; never an overwrite."""
    form = ImportForm()
    places: Iterable[object] = ()
    if form.validate_on_submit():
        try:
            document = editorial.read(form.content, form.file_name)
            was_there = _is_known(str(document["id"]))
            found = actions.import_service(document, file=form.file_name)
        except editorial.Unreadable as error:
            places = error.places[:MOST_SHOWN]
            form.file.errors = [_("The file could not be taken. Mend what is listed below, then choose it again.")]
        except actions.NotAnAddress:
            form.file.errors = [_("Choose another id: this one is the address of a page of ours")]
        except Refused:
            form.file.errors = [_("The file is too large")]
        else:
            if was_there:
                flash(_("The file is now the draft of this service. What is public has not changed."))
            else:
                flash(_("Your draft has begun. Nobody but editors sees it until it is published."))
            return go_to(".service", slug=found.slug)
    return render("editing/import.html", form=form, places=places)


def _is_known(slug: str) -> bool:
    try:
        manuscript(SERVICE, slug)
    except NoResultFound:
        return False
    return True
