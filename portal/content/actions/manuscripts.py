"""Publishing: at once, at a moment, or what was public before; through the gate."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy.exc import NoResultFound

from portal.config import settings
from portal.core import clock, ledger, outbox
from portal.core.db import db
from portal.core.forms import storable
from portal.core.i18n import Text, speaking
from portal.core.ledger import About
from portal.core.rooms import contributions

from .. import queries
from ..extensions import Publishable
from ..findings import Finding
from ..models import Change, Comment, Draft, Release
from ..rules import Refusal, State
from .reviewing import Reviewing
from .writing import Refused, acting_account

READY = {State.APPROVED, State.SCHEDULED}
MOST_RECORDED = 200
"""Findings that a reason outweighed."""


class Manuscript(Reviewing):
    """One thing that is written, reviewed and published. Get it from `manuscript`."""

    @staticmethod
    def begin(kind: str, slug: str, document: dict[str, Any], *, verb: str, **details: Any) -> "Manuscript":
        """Start writing with this document: something new, or the next version of what is there. It never overwrites a release.

        Where a draft is being written already this is one more change of it, which can be undone.

        Raises Refused.
        """
        found, document = _found(kind, slug, to_change=True), storable(document)
        if found.draft is None and not found.published:
            found.draft = Draft(
                kind=kind,
                slug=slug,
                title=dict(found.publishable.title_of(document)),
                document=document,
                state=State.WRITING,
                based_on=0,
                steps=0,
                stale={},
                changed_by=acting_account(),
                changed_at=clock.now(),
            )
            db.add(found.draft)
            db.flush()
            found._note(verb, details=details)  # noqa: SLF001 the first line of its history
        else:
            found.change(verb, lambda _document: document, **details)
        return found

    @cached_property
    def remarks(self) -> Sequence[Finding]:
        """Everything the gate says about the document as it stands, the gravest first."""
        return sorted(self.publishable.findings(self.document), key=lambda finding: finding.rank)

    @property
    def findings(self) -> list[Finding]:
        """What must be mended, or needs a reason, before it can be published."""
        return [finding for finding in self.remarks if finding.stops]

    @property
    def advice(self) -> list[Finding]:
        """Questions and hints; they stop nobody."""
        return [finding for finding in self.remarks if not finding.stops]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind == "error"]

    @property
    def comments(self) -> Sequence[Comment]:
        return queries.comments_on(self.kind, self.slug)

    @property
    def releases(self) -> Sequence[Release]:
        """The newest first. What was published past this room, by a command, has no entry."""
        return queries.releases_of(self.kind, self.slug)

    def history(self, *, page: int = 1) -> tuple[Sequence[Change], int]:
        """One page of everything that was done, the latest first; and how many pages there are."""
        return queries.steps_of(self.kind, self.slug, page=page)

    def news_since(self, number: int) -> list[Text]:
        """What citizens are told that changed after this release, oldest first."""
        return queries.news_since(self.kind, self.slug, number)

    def document_of(self, number: int) -> dict[str, Any]:
        """As it was released. Raises NoResultFound."""
        return self.publishable.document_of(self.slug, number)

    def publish(self, *, reason: str = "", news: Text | None = None) -> int:
        """Make it public now; gives back the number of the release.

        reason: why policy findings do not stop it. news: what changes, for citizens, where they must know.

        Raises Refused.
        """
        draft, outweighed = self._through_the_gate(reason), self._outweighed()
        number = self.publishable.publish(draft.document)
        self._release(number, draft, reason=reason, news=news, outweighed=outweighed)
        self._note("published", details={"number": number, **({"reason": reason} if reason else {})})
        if outweighed:
            about = About("draft", draft.id)
            ledger.record(about, "content.gate_outweighed", number=number, reason=reason, findings=outweighed)
        draft.ended_at = clock.now()
        self.draft, self.published, self._said = None, number, None
        return number

    def schedule(self, at: datetime, *, reason: str = "", news: Text | None = None) -> None:
        """Publish it at this moment; the gate is asked again then. Raises Refused."""
        if at <= clock.now():
            raise Refused(Refusal.PAST)
        draft = self._through_the_gate(reason)
        draft.state, draft.publish_at, draft.scheduled_by, draft.stopped = State.SCHEDULED, at, acting_account(), None
        draft.reason, draft.news = reason or None, dict(news) if news else None
        self._note("scheduled", details={"at": at.isoformat(), **({"reason": reason} if reason else {})})
        promised = at.isoformat()
        outbox.enqueue(
            "content.publish_scheduled",
            run_at=at,
            key=f"publish:{draft.id}:{draft.steps}",
            draft_id=str(draft.id),
            at=promised,
        )

    def unschedule(self) -> None:
        """It does not come out by itself after all; it stays approved. Raises Refused."""
        draft = self._being_written()
        if draft.state is not State.SCHEDULED:
            raise Refused(Refusal.NOT_SCHEDULED)
        draft.state = State.APPROVED if draft.approved_by else State.WRITING
        draft.publish_at = draft.scheduled_by = draft.stopped = None
        self._note("unscheduled")

    def roll_back(self, number: int, *, reason: str) -> int:
        """Publish an older release again, as a new one; a draft stays as it is. Gives back its number.

        The gate is not asked: what was public once is the quickest way out of trouble. The reason is recorded.

        Raises NoResultFound or Refused.
        """
        if not reason:
            raise Refused(Refusal.NO_REASON)
        document = self.document_of(number)
        if document == self.published_document:
            raise Refused(Refusal.NOTHING_NEW)
        before = self.draft
        new = self.publishable.publish(document)
        self._release(new, None, reason=reason, equals=number)
        self._note("rolled_back", details={"number": new, "equals": number, "reason": reason})
        if before is None and self.draft:
            self.draft.ended_at = clock.now()
            self.draft = None
        self.published, self._said = new, None
        return new

    def stop(self, refused: Refused) -> None:
        """Its moment has come, and the gate is closed: it waits, and says why."""
        draft = self._being_written()
        with speaking("en"):
            draft.stopped = [f"{each.path}: {each.sentence}" for each in self.errors[:20]] or [refused.why.value]
        self._note("stopped", details={"why": refused.why.value})

    def _through_the_gate(self, reason: str) -> Draft:
        draft = self._being_written()
        if draft.document == self.published_document:
            raise Refused(Refusal.NOTHING_NEW)
        if settings().four_eyes and draft.state not in READY:
            raise Refused(Refusal.NOT_REVIEWED)
        if self.errors:
            raise Refused(Refusal.ERRORS)
        if self.findings and not reason:
            raise Refused(Refusal.NO_REASON)
        return draft

    def _outweighed(self) -> list[dict[str, str]]:
        """What the gate still has to say, in English, for auditors."""
        with speaking("en"):
            found = [
                {"place": each.path, "check": each.check, "sentence": str(each.sentence)} for each in self.findings
            ]
        return found[:MOST_RECORDED]

    def _release(
        self, number: int, draft: Draft | None, *, reason: str, equals: int | None = None, **more: Any
    ) -> None:
        """more: news for citizens, and which findings the reason outweighed."""
        old = queries.release(self.kind, self.slug, equals) if equals else None
        news: Text | None = more.get("news")
        source = draft or old
        db.add(
            Release(
                kind=self.kind,
                slug=self.slug,
                number=number,
                by=acting_account(),
                approved_by=draft.approved_by if draft else None,
                at=clock.now(),
                reason=reason or None,
                outweighed=more.get("outweighed") or None,
                equals=equals,
                news=dict(news) if news else None,
                stale=source.stale if source else {},
                stale_texts=source.stale_texts if source else 0,
            )
        )
        db.flush()


def manuscript(kind: str, slug: str, *, to_change: bool = False) -> Manuscript:
    """What is published or being written under this name. to_change: others who want to change it wait.

    Raises NoResultFound.
    """
    found = _found(kind, slug, to_change=to_change)
    if found.draft is None and not found.published:
        raise NoResultFound
    return found


def manuscripts(kind: str) -> dict[str, queries.Line]:
    """Everything of this kind that is being written or has stale translations, by slug."""
    return queries.lines(kind)


def publish_scheduled(draft_id: UUID, at: datetime) -> None:
    """Its moment has come. If it was changed, taken back or published since, this does nothing."""
    draft = db.get(Draft, draft_id)
    if draft is None:
        return
    queries.take_turns(draft.kind, draft.slug)
    db.refresh(draft)
    is_due = draft.ended_at is None and draft.state is State.SCHEDULED and draft.publish_at == at
    if not is_due or draft.stopped:
        return
    if draft.scheduled_by:
        ledger.act_as(f"account:{draft.scheduled_by}")
    found = manuscript(draft.kind, draft.slug)
    try:
        found.publish(reason=draft.reason or "", news=draft.news)
    except Refused as refused:
        found.stop(refused)


def _found(kind: str, slug: str, *, to_change: bool) -> Manuscript:
    publishable = next((each for each in contributions(Publishable) if each.kind == kind), None)
    if publishable is None:
        raise NoResultFound
    if to_change:
        queries.take_turns(kind, slug)
    return Manuscript(publishable, slug, queries.live_draft(kind, slug), publishable.current(slug))
