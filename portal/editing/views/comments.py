"""What colleagues say about a service, each at its place."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.forms import tidy
from portal.core.web import go_to
from portal.identity import staff_can, staff_names

from ..forms.publication import CommentForm
from .frame import opened, pages, show

LONGEST_PLACE = 300


@pages.route("/<slug>/comments", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def comments(slug: str) -> ResponseReturnValue:
    """?place= says what the comment is about; pages of parts link here with it."""
    found = opened(slug)
    form = CommentForm(place=tidy(request.args.get("place", "")))
    if form.validate_on_submit():
        found.comment(form.words.data or "", place=(form.place.data or "")[:LONGEST_PLACE])
        flash(_("Your comment is saved."))
        return go_to(".comments", slug=slug)
    said = found.comments
    people = {each for row in said for each in (row.by, row.resolved_by) if each}
    return show("editing/comments.html", found, form=form, comments=said, names=staff_names(people))


@pages.post("/<slug>/comments/<uuid:comment_id>/answer")
@staff_can("catalogue:edit")
def resolve(slug: str, comment_id: UUID) -> ResponseReturnValue:
    opened(slug).resolve(comment_id)
    flash(_("The comment is dealt with."))
    return go_to(".comments", slug=slug)
