"""Asking for a rating, and keeping what people say."""

from collections.abc import Collection

from sqlalchemy.exc import NoResultFound

from portal.casework import CaseDecided, case_of
from portal.catalogue import service
from portal.core import clock
from portal.core.db import db
from portal.core.ledger import About, record
from portal.messages import send

from . import queries
from .models import PageOpinion, Rating
from .rules import LONGEST_WORDS, Reason, Score, matter_of


class TooLate(Exception):
    """The two weeks in which a rating may be changed are over."""


def ask_for_rating(event: CaseDecided) -> Rating | None:
    """After a decision, once for each case and only if we know the citizen."""
    if event.person_id is None or queries.rating_for_case(event.case_id):
        return None
    rated = case_of(event.subject_id).service
    rating = Rating(
        case_id=event.case_id,
        person_id=event.person_id,
        reference=event.reference,
        service_slug=rated.slug,
        service_name=rated.name,
        is_granted=event.granted,
        asked_at=clock.now(),
    )
    db.add(rating)
    send(
        event.person_id,
        "feedback/ask.txt",
        about_url=f"/ratings/{event.reference}",
        service=rated.name,
        reference=event.reference,
        matter=matter_of(_kind_of(rated.slug)).value,
    )
    return rating


def _kind_of(service_slug: str) -> str | None:
    """What the service is, such as booking; None if it does not say so, or is in no catalogue."""
    try:
        return service(service_slug).definition.kind
    except NoResultFound:
        return None


def rate(rating: Rating, *, score: Score, reasons: Collection[Reason], words: str) -> None:
    """Give the rating, or change it.

    Raises TooLate.
    """
    if not rating.is_changeable:
        raise TooLate
    verb = "rating.changed" if rating.rated_at else "rating.given"
    rating.score = int(score)
    rating.reasons = sorted(reasons)
    rating.words = words[:LONGEST_WORDS]
    rating.rated_at = rating.rated_at or clock.now()
    record(About("rating", rating.id, rating.person_id), verb, score=int(score), case=str(rating.case_id))


def say_helpful(service_slug: str, *, is_helpful: bool, language: str) -> PageOpinion:
    """Somebody pressed Yes or No below a service page.

    Raises NoResultFound if there is no such service.
    """
    opinion = PageOpinion(
        service_slug=service_slug,
        service_name=dict(service(service_slug).definition.name),
        is_helpful=is_helpful,
        language=language,
        said_at=clock.now(),
    )
    db.add(opinion)
    db.flush()
    return opinion


def say_what_was_missing(opinion: PageOpinion, words: str) -> None:
    """The words that follow."""
    opinion.words = words[:LONGEST_WORDS]
