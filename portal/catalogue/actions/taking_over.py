"""Taking over what files say: a new service is published, a change of a published one waits as a draft for editors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from portal.config import settings
from portal.content import Manuscript, Refused, manuscript, manuscripts
from portal.core import ledger
from portal.core.db import db
from portal.core.ledger import About

from ..checks import findings, unknown_neighbours, unknown_registers
from ..definition import stored
from ..models import ServiceRow
from ..queries import SERVICE, published_slugs
from .own_files import Read
from .publishing import AT_A_TIME, Published, fingerprint, known_names, publish_all, unknown_names

TOO_LARGE = "Shorten it: a definition this large cannot be a draft."


@dataclass
class TakenOver:
    """What became of files. drafts: how many were begun or changed. waiting: how many drafts said the same already."""

    published: Published = field(default_factory=Published)
    drafts: int = 0
    waiting: int = 0


def drafts_there() -> set[str]:
    """The addresses of services an editor is at work on."""
    return {slug for slug, line in manuscripts(SERVICE).items() if line.state != "published"}


def take_over(
    found: Read, *, by: str, publish_changes: bool = False, done: Callable[[int], object] = lambda _number: None
) -> TakenOver:
    """What the gate refuses, and what does not fit the portal, joins the problems of what was found.

    by: who does it, for the record. publish_changes: changes of published services are published at once; drafts stay.
    """
    known = {row.slug: row.fingerprint for row in db.execute(select(ServiceRow.slug, ServiceRow.fingerprint))}
    changed = [slug for slug, (each, _place) in found.definitions.items() if known.get(slug) != fingerprint(each)]
    refused = _refused(found, changed)
    written = set() if publish_changes else {slug for slug in changed if slug in known} | drafts_there()
    waiting = [slug for slug in changed if slug in written and slug not in refused]
    direct = [slug for slug in found.definitions if slug not in refused and slug not in waiting]
    taken = TakenOver(publish_all((found.definitions[slug][0] for slug in direct), done=done))
    for slug, path, sentence in taken.published.problems:
        refused.add(slug)
        found.problems.append(f"{found.definitions[slug][1]}: {path}: {sentence}")
    _record([slug for slug in direct if slug in changed and slug not in refused], by)
    for slug in waiting:
        _write_draft(found, slug, by=by, taken=taken)
        done(1)
    return taken


def _refused(found: Read, changed: Sequence[str]) -> set[str]:
    """What the gate refuses whatever the reason; what is mere policy may pass. A plain list may be in one language."""
    names, services = known_names(), published_slugs() | found.definitions.keys()
    refused = set[str]()
    for slug in changed:
        definition, place = found.definitions[slug]
        gate = (
            *unknown_neighbours(definition, services),
            *unknown_registers(definition, settings().registers),
            *findings(definition),
        )
        flaws = unknown_names(definition, names)
        flaws += [
            (each.path, each.sentence) for each in gate if each.kind == "error" and each.check not in found.spared
        ]
        found.problems += [f"{place}: {path}: {sentence}" for path, sentence in flaws]
        if flaws:
            refused.add(slug)
    return refused


def _write_draft(found: Read, slug: str, *, by: str, taken: TakenOver) -> None:
    definition, place = found.definitions[slug]
    before = manuscript(SERVICE, slug).draft
    steps = before.steps if before else 0
    try:
        draft = Manuscript.begin(SERVICE, slug, stored(definition), verb="imported", file=place[-300:], by=by).draft
    except Refused:
        found.problems.append(f"{place}: {TOO_LARGE}")
        return
    is_changed = draft is not None and draft.steps > steps
    taken.drafts += is_changed
    taken.waiting += not is_changed


def _record(slugs: Sequence[str], by: str) -> None:
    """Who published what from a file; no account does it."""
    for start in range(0, len(slugs), AT_A_TIME):
        rows = db.execute(
            select(ServiceRow.id, ServiceRow.number).where(ServiceRow.slug.in_(slugs[start : start + AT_A_TIME]))
        )
        facts = {About(SERVICE, row.id): {"number": row.number, "by": by} for row in rows}
        ledger.record_all(facts, "service.published_from_file")
