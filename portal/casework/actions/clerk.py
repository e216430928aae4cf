"""A member of staff at work without a page: for commands, and for building the demo city."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ..models import Case
from ..queries.cases import case_with
from ..queries.kinds import kind_of
from ..rules import Outcome
from .assignments import assign
from .cases import add_note, ask_for_more, decide


@dataclass(frozen=True)
class Clerk:
    """What one member of staff does with cases, each named by its reference.

    Whoever calls says with ledger.act_as who it is; may they do it, was asked before.
    Every step raises NoResultFound for an unknown reference.
    """

    account_id: UUID

    def assign(self, reference: str, *, to: UUID | None) -> None:
        """Give the case to somebody, or with None back to nobody."""
        assign([self._case(reference).id], to=to, by=self.account_id)

    def note(self, reference: str, text: str) -> None:
        """Write something for colleagues."""
        add_note(self._case(reference), text, account_id=self.account_id)

    def ask(self, reference: str, text: str) -> None:
        """Ask the citizen for more. Raises NotAllowed."""
        ask_for_more(self._case(reference), text, account_id=self.account_id)

    def grant(self, reference: str, *, words: str = "") -> None:
        """Decide that the citizen gets it. words: to the citizen. Raises NotAllowed."""
        decide(self._case(reference), Outcome.GRANTED, words=words)

    def refuse(self, reference: str, reasons: Sequence[str], *, words: str = "") -> None:
        """Decide that the citizen does not get it.

        reasons: ids of reasons that this kind of case knows.

        Raises NotAllowed, and KeyError for an unknown reason.
        """
        case = self._case(reference)
        known = dict(kind_of(case.kind).refusal_reasons(case.subject_id))
        decide(case, Outcome.REFUSED, reasons=[known[reason] for reason in reasons], words=words)

    def _case(self, reference: str) -> Case:
        return case_with(reference, to_change=True)
