"""What the catalogue offers: to everybody on the front page, and to a person whom it suits, with the reason."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from flask import g, request
from sqlalchemy import bindparam, select

from portal.core.db import db
from portal.core.i18n import Text, language
from portal.core.page_cache import until_published
from portal.people import facts_of
from portal.questions import is_true

from ..models import Persona, ServicePersona, ServiceText
from .front import FrontPage, front_page
from .lists import IN_LANGUAGE

__all__ = ["FrontPage", "PersonaMatch", "Suggestion", "front_page", "personas_of", "suggested_services"]

PERSONAS = select(Persona.id, Persona.slug, Persona.name, Persona.because, Persona.condition).order_by(Persona.position)
FOR_PERSONAS = (
    select(ServicePersona.persona_id, ServiceText.slug, ServiceText.name, ServiceText.summary, ServiceText.said_in)
    .join(ServiceText, ServiceText.service_id == ServicePersona.service_id)
    .where(IN_LANGUAGE, ServicePersona.persona_id.in_(bindparam("personas", expanding=True)))
    .order_by(ServiceText.place)
)


@dataclass(frozen=True)
class PersonaMatch:
    """A persona whose rule is true for a person. because: said to them, You see this because..."""

    id: UUID
    slug: str
    name: Text
    because: Text


@dataclass(frozen=True)
class Suggestion:
    """A service that suits a person. language: what its name and summary are in."""

    slug: str
    name: str
    summary: str
    language: str
    because: Text
    persona: str


def personas_of(person_id: UUID) -> list[PersonaMatch]:
    """The personas whose rule is true for this person today, in the authority's order."""
    if not request or request.method != "GET":
        return _personas_of(person_id)
    found: dict[UUID, list[PersonaMatch]] = g.setdefault("personas", {})
    if person_id not in found:
        found[person_id] = _personas_of(person_id)
    return found[person_id]


def suggested_services(person_id: UUID) -> list[Suggestion]:
    """Services for the person's personas, each once with its reason; one of each persona before the second of any."""
    personas = {persona.id: persona for persona in personas_of(person_id)}
    if not personas:
        return []
    order = list(personas)
    wanted = {"language": language(), "personas": order}
    rows = until_published(("offers", language(), *order), lambda: db.execute(FOR_PERSONAS, wanted).all())
    seen: Counter[UUID] = Counter()
    ranked = []
    for row in rows:
        ranked.append((seen[row.persona_id], order.index(row.persona_id), row))
        seen[row.persona_id] += 1
    found: dict[str, Suggestion] = {}
    for _rank, _place, row in sorted(ranked, key=lambda each: each[:2]):
        persona = personas[row.persona_id]
        suggestion = Suggestion(row.slug, row.name, row.summary, row.said_in, persona.because, persona.slug)
        found.setdefault(row.slug, suggestion)
    return list(found.values())


def _personas_of(person_id: UUID) -> list[PersonaMatch]:
    facts: Mapping[str, Any] = asdict(facts_of(person_id))
    return [
        PersonaMatch(row.id, row.slug, row.name, row.because)
        for row in until_published("personas", lambda: db.execute(PERSONAS).all())
        if is_true(row.condition, facts)
    ]
