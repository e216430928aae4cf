"""A member of staff at work without a page: for commands, and for building the demo city."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from ..models import Case
from ..queries.cases import case_with
from ..queries.kinds import kind_of
from ..queries.workflow import stage_entered_last, tasks_of
from ..rules import NotAllowed, Outcome
from .assignments import assign
from .cases import add_note, ask_for_more, decide
from .running import settle
from .stages import go_on_to, tick


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

    def tick(self, reference: str, task: str) -> None:
        """Tick off a task of the stage, after the portal has done what it does by itself.

        Raises NotAllowed, also if there is no such task.
        """
        case = self._settled(reference)
        here = stage_entered_last(case)
        tasks = tasks_of(case, here.number) if here else ()
        if task not in {each.task for each in tasks}:
            raise NotAllowed(f"{reference} has no task {task} in the stage {case.stage}.")
        tick(case, {task, *(each.task for each in tasks if each.done_at)}, account_id=self.account_id)
        settle(case)

    def go_on(self, reference: str, to: str) -> None:
        """Press the button that leads to the stage `to`, after the portal has done what it does by itself.

        Raises NotAllowed if there is no such button.
        """
        case = self._settled(reference)
        go_on_to(case, to)
        settle(case)

    def _settled(self, reference: str) -> Case:
        case = self._case(reference)
        settle(case)
        return case

    def _case(self, reference: str) -> Case:
        return case_with(reference, to_change=True)
