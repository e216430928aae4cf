"""What the portal's front page shows of the catalogue, in one statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Executable, SelectBase, String, bindparam, cast, func, literal, select, union_all

from portal.core.db import db
from portal.core.i18n import Text, language
from portal.core.page_cache import until_published

from ..models import LifeEvent, ServiceLifeEvent, ServicePersona, ServiceText, Topic
from .lists import Line, Theme

MOST_POPULAR = 6

REACHES = union_all(select(ServiceLifeEvent.service_id), select(ServicePersona.service_id)).subquery()
REACH = select(REACHES.c.service_id, func.count().label("reach")).group_by(REACHES.c.service_id).subquery()
"""In how many situations a service helps: what suits most people is offered first."""

POPULAR = (
    select(
        literal("services").label("kind"),
        ServiceText.slug,
        ServiceText.name.label("name"),
        ServiceText.summary.label("summary"),
        (-REACH.c.reach).label("position"),
        ServiceText.said_in.label("said_in"),
    )
    .join(REACH, REACH.c.service_id == ServiceText.service_id)
    .where(ServiceText.language == bindparam("language"))
    .order_by(REACH.c.reach.desc(), ServiceText.place)
    .limit(MOST_POPULAR)
    .subquery()
)


def _themes(kind: str, model: type[Topic] | type[LifeEvent]) -> SelectBase:
    """Names are JSON here and plain text above: one column for both needs plain text."""
    texts = (cast(model.name, String).label("name"), cast(model.summary, String).label("summary"))
    return select(literal(kind).label("kind"), model.slug, *texts, model.position, literal("").label("said_in"))


FRONT: Executable = union_all(_themes("topics", Topic), _themes("life_events", LifeEvent), select(POPULAR)).order_by(
    "position", "slug"
)


@dataclass(frozen=True)
class FrontPage:
    """Topics and life events in the authority's order, and the services that suit most people."""

    topics: Sequence[Theme]
    life_events: Sequence[Theme]
    services: Sequence[Line]


def front_page() -> FrontPage:
    """For everybody who has just come in: the same for all who read one language, so it is read once."""
    return until_published(("front page", language()), _front_page)


def _front_page() -> FrontPage:
    rows = db.execute(FRONT, {"language": language()}).all()
    themes = {
        kind: [Theme(row.slug, json.loads(row.name), _text(row.summary)) for row in rows if row.kind == kind]
        for kind in ("topics", "life_events")
    }
    services = [Line(row.slug, row.name, row.summary, row.said_in) for row in rows if row.kind == "services"]
    return FrontPage(services=services, **themes)


def _text(summary: str | None) -> Text | None:
    return json.loads(summary) if summary else None
