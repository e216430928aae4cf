"""Review: a second person looks before the public does."""

from portal.config import settings
from portal.core import clock

from ..models import Draft
from ..rules import Refusal, State
from .writing import Refused, Writing, acting_account


class Reviewing(Writing):
    """What is written goes to a colleague, comes back with words, or is approved."""

    @property
    def may_approve(self) -> bool:
        """Whether whoever acts now is a second pair of eyes."""
        return self.draft is not None and (not settings().four_eyes or self.draft.changed_by != acting_account())

    def submit_for_review(self) -> None:
        """Raises Refused if there is nothing to review."""
        draft = self._being_written()
        if draft.state is State.WRITING:
            draft.state = State.IN_REVIEW
            self._note("submitted")

    def send_back(self, words: str) -> None:
        """Not yet: the author reads why. Raises Refused."""
        draft = self._being_written()
        if draft.state is State.WRITING:
            raise Refused(Refusal.NOT_IN_REVIEW)
        self._back_to_writing(draft)
        self._note("sent_back", details={"words": words})

    def approve(self) -> None:
        """It may become public. Raises Refused: nobody approves what they changed themselves."""
        draft = self._being_written()
        if draft.state is not State.IN_REVIEW:
            raise Refused(Refusal.NOT_IN_REVIEW)
        if not self.may_approve:
            raise Refused(Refusal.OWN_WORK)
        draft.state, draft.approved_by = State.APPROVED, acting_account()
        self._note("approved")

    def discard(self) -> None:
        """Throw the draft away; what is public stays as it is. Raises Refused."""
        draft = self._being_written()
        self._note("discarded")
        draft.ended_at = clock.now()
        self.draft = None

    def _being_written(self) -> Draft:
        if self.draft is None:
            raise Refused(Refusal.NOTHING_NEW)
        return self.draft

    @staticmethod
    def _back_to_writing(draft: Draft) -> None:
        draft.state = State.WRITING
        draft.approved_by = draft.publish_at = draft.scheduled_by = draft.stopped = None
