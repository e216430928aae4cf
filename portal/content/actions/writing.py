"""Writing: every edit is kept with what it replaced, so that the last ones can be undone."""

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from portal.config import settings
from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.forms import storable
from portal.core.ledger import About

from .. import queries
from ..extensions import Publishable
from ..models import Change, Comment, Draft
from ..rules import Refusal, State, before_of, fingerprint, restored, stale_after

LARGEST = 2_000_000
Edit = Callable[[dict[str, Any]], Mapping[str, Any]]


class Refused(Exception):
    """The step is not possible. why: a Refusal."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


def acting_account() -> UUID | None:
    """Who does this; None for the portal itself."""
    kind, _colon, account_id = ledger.actor().partition(":")
    return UUID(account_id) if kind == "account" else None


class Writing:
    """One thing that is written: what it says now, edits, undoing, comments. Without a draft it says what is published."""

    def __init__(self, publishable: Publishable, slug: str, draft: Draft | None, published: int) -> None:
        self.publishable = publishable
        self.slug = slug
        self.draft = draft
        self.published = published
        """The number that is public now; 0: it never was."""
        self._said: dict[str, Any] | None = None

    @staticmethod
    def fingerprint(part: Any) -> str:
        """The same for parts that say the same: whoever edits one tells by it that nobody else did meanwhile."""
        return fingerprint(part)

    @property
    def kind(self) -> str:
        return self.publishable.kind

    @property
    def state(self) -> State:
        return self.draft.state if self.draft else State.PUBLISHED

    @property
    def is_behind(self) -> bool:
        """Something else was published since this draft was begun; publishing the draft would take that back."""
        return self.draft is not None and self.draft.based_on != self.published

    @property
    def document(self) -> dict[str, Any]:
        """As it stands. Do not change it: give an edit to `change`."""
        return self.draft.document if self.draft else self.published_document

    @property
    def published_document(self) -> dict[str, Any]:
        """As the public sees it; empty if it was never published."""
        if self._said is None:
            self._said = self.publishable.document_of(self.slug, self.published) if self.published else {}
        return self._said

    @property
    def stale(self) -> dict[str, dict[str, Any]]:
        """Translations whose source has changed: by place {"was": the old source words, "in": codes}."""
        if self.draft:
            return self.draft.stale
        release = queries.release(self.kind, self.slug, self.published)
        return release.stale if release else {}

    def change(self, verb: str, edit: Edit, *, place: str = "", **details: Any) -> bool:
        """Edit the document; whatever was reviewed or planned must be reviewed and planned again. False: it is the same.

        verb: past tense, like question.added; the room whose thing it is has words for it.
        edit: gets the document and gives back the new one; it must not change what it gets.
        place: the part of the document it is about. details: JSON values.

        Raises Refused if the document gets too large.
        """
        old = self.document
        new = storable(dict(edit(old)))
        if new == old:
            return False
        self._put(new, verb, place=place, details=details, before=dict(before_of(old, new)))
        return True

    @property
    def last_edit(self) -> Change | None:
        """What `undo` would take back."""
        return queries.last_edit(self.draft.id) if self.draft else None

    def undo(self) -> Change:
        """Take the last edit back. Several times: one edit after the other. Gives back what was undone.

        Raises Refused.
        """
        last = self.last_edit
        if self.draft is None or last is None or last.before is None:
            raise Refused(Refusal.NOTHING_TO_UNDO)
        last.undone_at = clock.now()
        old = restored(self.draft.document, last.before)  # type: ignore[arg-type]
        self._put(old, "undone", place=last.place, details={"verb": last.verb, "what": last.details}, before=None)
        return last

    def confirm_translation(self, place: str, code: str) -> None:
        """Somebody has looked: the translation still says what the source says."""
        known = self.stale.get(place)
        if known is None or code not in known["in"]:
            return
        draft = self._opened()
        codes = [each for each in known["in"] if each != code]
        others = {key: value for key, value in draft.stale.items() if key != place}
        self._set_stale(draft, others | ({place: {**known, "in": codes}} if codes else {}))
        self._note("translation.confirmed", place=place, details={"language": code})

    def comment(self, words: str, *, place: str = "") -> Comment:
        """Say something about a place, for colleagues."""
        said = Comment(
            kind=self.kind, slug=self.slug, place=place, text=words, by=acting_account(), at=clock.now(), id=new_id()
        )
        db.add(said)
        ledger.record(About(self.kind, said.id), "content.commented", slug=self.slug, place=place)
        return said

    def resolve(self, comment_id: UUID) -> None:
        """Say that a comment is dealt with. Twice changes nothing. Raises NoResultFound."""
        said = queries.comment_on(self.kind, self.slug, comment_id)
        if said.resolved_at is None:
            said.resolved_at, said.resolved_by = clock.now(), acting_account()
            ledger.record(About(self.kind, said.id), "content.comment_resolved", slug=self.slug)

    def _put(self, document: dict[str, Any], verb: str, *, place: str, details: Mapping[str, Any], before: Any) -> None:
        if len(json.dumps(document, ensure_ascii=False)) > LARGEST:
            raise Refused(Refusal.TOO_LARGE)
        draft = self._opened()
        source = settings().languages[0]
        self._set_stale(draft, stale_after(draft.document, document, draft.stale, source=source))
        draft.document, draft.title = document, dict(self.publishable.title_of(document))
        draft.state, draft.changed_by, draft.changed_at = State.WRITING, acting_account(), clock.now()
        draft.approved_by = draft.publish_at = draft.scheduled_by = draft.stopped = None
        self._note(verb, place=place, details=details, before=before)

    def _set_stale(self, draft: Draft, stale: dict[str, Any]) -> None:
        draft.stale, draft.stale_texts = stale, sum(len(each["in"]) for each in stale.values())

    def _opened(self) -> Draft:
        """The draft; begun from what is published if there is none. There is one for each thing: the database sees to it."""
        if self.draft is None:
            stale = self.stale
            self.draft = Draft(
                id=new_id(),
                kind=self.kind,
                slug=self.slug,
                title=dict(self.publishable.title_of(self.published_document)),
                document=self.published_document,
                state=State.WRITING,
                based_on=self.published,
                stale=stale,
                steps=0,
                changed_by=acting_account(),
                changed_at=clock.now(),
            )
            db.add(self.draft)
            db.flush()
        return self.draft

    def _note(
        self, verb: str, *, place: str = "", details: Mapping[str, Any] | None = None, before: Any = None
    ) -> None:
        """One step in the history of the draft, and in the ledger."""
        draft = self._opened()
        draft.steps += 1
        step = Change(
            draft_id=draft.id,
            number=draft.steps,
            kind=self.kind,
            slug=self.slug,
            verb=verb,
            place=place[:300],
            by=acting_account(),
            at=clock.now(),
            details=dict(details or {}),
            before=before,
        )
        db.add(step)
        ledger.record(About("draft", draft.id), f"content.{verb}"[:60], slug=self.slug, place=place[:300])
