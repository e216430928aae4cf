"""Rating a service one has used, and saying whether a page was helpful."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.i18n import language
from portal.core.throttle import TooOften, count_attempt
from portal.core.web import go_to, go_to_url, render
from portal.identity import public, signed_in
from portal.people import current_person_id

from . import actions, queries
from .forms import REASONS, SCORES, MissingForm, RatingForm
from .models import Rating
from .rules import Score

pages = Blueprint("feedback", __name__, template_folder="templates")
MOST_OPINIONS, WITHIN = 30, timedelta(hours=1)


@pages.get("/ratings/<reference>")
@signed_in
def rating(reference: str) -> ResponseReturnValue:
    """The form while nothing was said yet, after that what was said."""
    found = queries.rating_of(current_person_id(), reference)
    if found.rated_at is None:
        return _form(found, RatingForm(obj=found))
    reasons, scores = dict(REASONS), dict(SCORES)
    return render(
        "feedback/rated.html",
        rating=found,
        score=scores[str(found.score)],
        reasons=[reasons[reason] for reason in found.reasons if reason in reasons],
    )


@pages.route("/ratings/<reference>/change", methods=["GET", "POST"])
@signed_in
def change(reference: str) -> ResponseReturnValue:
    found = queries.rating_of(current_person_id(), reference)
    if not found.is_changeable:
        abort(410)
    form = RatingForm(data={"score": str(found.score or ""), "reasons": found.reasons, "words": found.words})
    if not form.validate_on_submit():
        return _form(found, form)
    score = Score(int(form.score.data))
    actions.rate(found, score=score, reasons=form.chosen_reasons(), words=form.words.data or "")
    flash(_("Thank you. Your rating is saved."))
    return go_to(".rating", reference=reference)


@pages.post("/services/<slug>/opinions")
@public
def say_helpful(slug: str) -> ResponseReturnValue:
    """Anyone may say so, nobody is remembered, and nobody can press a thousand times."""
    try:
        count_attempt("opinion", request.remote_addr or "", most=MOST_OPINIONS, within=WITHIN)
    except TooOften:
        abort(429)
    is_helpful = request.form.get("helpful") == "yes"
    opinion = actions.say_helpful(slug, is_helpful=is_helpful, language=language())
    return go_to(".opinion", opinion_id=opinion.id)


@pages.route("/opinions/<uuid:opinion_id>", methods=["GET", "POST"])
@public
def opinion(opinion_id: UUID) -> ResponseReturnValue:
    found = queries.fresh_opinion(opinion_id)
    back = url_for("catalogue.service", slug=found.service_slug)
    form = MissingForm()
    if form.validate_on_submit():
        actions.say_what_was_missing(found, form.words.data or "")
        flash(_("Thank you. The people who write this page will read it."))
        return go_to_url(back)
    return render("feedback/opinion.html", opinion=found, form=form, back=back)


def _form(found: Rating, form: RatingForm) -> ResponseReturnValue:
    return render("feedback/rate.html", rating=found, form=form)
