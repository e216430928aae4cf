"""The way to the public: review by a colleague, publishing now or later, going back."""

from collections.abc import Callable

from flask import abort, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.content import Manuscript, Refused
from portal.core.i18n import long_moment
from portal.core.web import go_to
from portal.identity import staff_can, staff_names

from ..forms.publication import ReleaseForm, ReturnForm, RollBackForm
from .frame import opened, pages, show
from .verbs import REFUSALS


@pages.get("/<slug>/publication")
@staff_can("catalogue:edit")
def publication(slug: str) -> ResponseReturnValue:
    return _page(opened(slug))


@pages.post("/<slug>/publication/<any(review, approval, withdrawal, removal):step>")
@staff_can("catalogue:edit")
def step(slug: str, step: str) -> ResponseReturnValue:
    """One button. What it is pressed for must be what was looked at."""
    found = opened(slug)
    said = {
        "review": (found.submit_for_review, _("A colleague can review it now. They find it on their first page.")),
        "approval": (found.approve, _("Approved. It can be published now.")),
        "withdrawal": (found.unschedule, _("It will not be published by itself any more.")),
        "removal": (found.discard, _("The draft is thrown away.")),
    }
    if _was_changed(found):
        return go_to(".publication", slug=slug)
    act, words = said[step]
    if _done(act):
        flash(words)
    if step == "removal" and not found.published:
        return go_to(".services")
    return go_to(".publication", slug=slug)


@pages.post("/<slug>/publication/return")
@staff_can("catalogue:edit")
def send_back(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    form = ReturnForm()
    if not form.validate():
        return _page(found, send_back=form)
    if _done(lambda: found.send_back(form.words.data or "")):
        flash(_("Sent back. The author reads what you wrote in the history."))
    return go_to(".publication", slug=slug)


@pages.post("/<slug>/publication/release")
@staff_can("catalogue:edit")
def release(slug: str) -> ResponseReturnValue:
    """Now, or at a moment."""
    found = opened(slug)
    if _was_changed(found):
        return go_to(".publication", slug=slug)
    form = _release_form(found)
    if form.act.data not in {"now", "later"} or not form.validate():
        return _page(found, release=form)
    reason, news = form.reason.data or "", form.news()
    if form.is_planned:
        at = form.at or abort(400)
        if _done(lambda: found.schedule(at, reason=reason, news=news)):
            flash(_("It will be published on %(moment)s.", moment=long_moment(at)))
    elif _done(lambda: found.publish(reason=reason, news=news)):
        flash(_("Published. Citizens see it now."))
    return go_to(".publication", slug=slug)


@pages.route("/<slug>/publication/versions/<int:number>", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def roll_back(slug: str, number: int) -> ResponseReturnValue:
    found = opened(slug)
    found.document_of(number)
    form = RollBackForm()
    if form.validate_on_submit():
        if _done(lambda: found.roll_back(number, reason=form.reason.data or "")):
            flash(_("Version %(number)s is public again.", number=number))
        return go_to(".publication", slug=slug)
    return show("editing/roll_back.html", found, form=form, number=number)


def _page(
    found: Manuscript, *, release: ReleaseForm | None = None, send_back: ReturnForm | None = None
) -> ResponseReturnValue:
    releases = found.releases
    people = {each for row in releases for each in (row.by, row.approved_by) if each}
    return show(
        "editing/publication.html",
        found,
        places=((),),
        problems=[*(release.problems() if release else ()), *(send_back.problems() if send_back else ())],
        release=release or _release_form(found),
        send_back=send_back or ReturnForm(),
        releases=releases,
        names=staff_names(people),
    )


def _release_form(found: Manuscript) -> ReleaseForm:
    form = ReleaseForm()
    form.needs_reason = bool(found.findings) and not found.errors
    return form


def _was_changed(found: Manuscript) -> bool:
    """Nobody approves, publishes or throws away what they have not seen."""
    if request.form.get("seen") == found.fingerprint([found.document]):
        return False
    flash(_("Somebody has changed the service since you looked. Look again first."), "warning")
    return True


def _done(act: Callable[[], object]) -> bool:
    """False if it was refused; why is said on the next page."""
    try:
        act()
    except Refused as refused:
        flash(str(REFUSALS[refused.why]), "warning")
        return False
    return True
