"""What the portal does by itself in a case: one function for each word after `do`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from portal.config import settings
from portal.connectors.registers import register
from portal.core import clock
from portal.core.i18n import pick
from portal.messages import send_text
from portal.workflow import automations

from ..models import Case
from ..queries.kinds import kind_of
from ..queries.workflow import language_of, names_for, stage_of, values_of, workflow_of
from ..queries.written import letter_of, message_called
from ..rules import NotAllowed, Outcome, filled_in, without_braces
from .cases import ask_for_more, decide
from .changes import log
from .documents import issue_document
from .follow_ups import open_follow_up
from .inspections import arrange_inspection


@dataclass(frozen=True)
class Turn:
    """One step whose turn it is. key: names it, the same at every attempt; answer: what a register said, if it was asked."""

    case: Case
    step: automations.AnyAutomation
    key: str
    answer: "Answer | None" = None


@dataclass(frozen=True)
class Answer:
    """What a register said to a question, or what went wrong. It is asked before the writing begins: it may be slow."""

    register: str
    query: Mapping[str, str]
    found: bool = False
    error: Exception | None = None


def do(turn: Turn) -> None:
    """Do it. Whatever goes wrong is raised."""
    _do(turn.step, turn)


def question_for(case: Case, step: automations.AskRegister) -> dict[str, str]:
    """What a register is told: its own names, with the answers that stand under ours. What was not answered is left out."""
    values = values_of(case)
    return {name: str(values[ours]) for name, ours in step.send.items() if values.get(ours) not in (None, "")}


def ask_register(name: str, query: Mapping[str, str], *, key: str) -> Answer:
    """Ask another system. What goes wrong is part of the answer. A query without anything to look for finds nothing."""
    if not query:
        return Answer(name, query)
    try:
        return Answer(name, query, found=bool(register(name, settings().registers).look_up(query, key=key)))
    except Exception as error:  # noqa: BLE001 whatever another system does, the case must say so
        return Answer(name, query, error=error)


@singledispatch
def _do(step: automations.Automation, _turn: Turn) -> None:
    raise LookupError(f"Nobody knows how to do {step!r}")


@_do.register
def _message(step: automations.SendMessage, turn: Turn) -> None:
    case = turn.case
    log(case, "case.told", message=step.message, title=without_braces(message_called(case, step.message).subject))
    if case.person_id is None:
        return
    letter = letter_of(case, step.message, language_of(case))
    url = kind_of(case.kind).url(case.subject_id)
    send_text(case.person_id, letter.subject, letter.paragraphs, language=letter.language, about_url=url)


@_do.register
def _ask(step: automations.AskForMore, turn: Turn) -> None:
    words = pick(step.text, language_of(turn.case))
    ask_for_more(turn.case, filled_in(words.text, names_for(turn.case, words.language)), account_id=None)


@_do.register
def _inspection(step: automations.BookInspection, turn: Turn) -> None:
    arrange_inspection(turn.case, step, key=turn.key)


@_do.register
def _issue(step: automations.IssueDocument, turn: Turn) -> None:
    issue_document(turn.case, step.document, key=turn.key)


@_do.register
def _register(step: automations.AskRegister, turn: Turn) -> None:
    """What was asked before holds only if it was the same question."""
    case, query, answer = turn.case, question_for(turn.case, step), turn.answer
    if answer is None or (answer.register, answer.query) != (step.register_name, query):
        answer = ask_register(step.register_name, query, key=turn.key)
    if answer.error:
        raise answer.error
    log(case, "case.looked_up", register=step.register_name, found=answer.found)
    case.kept = {**case.kept, step.keep_as: answer.found}


@_do.register
def _open_case(step: automations.OpenCase, turn: Turn) -> None:
    open_follow_up(turn.case, step.service, key=turn.key)


@_do.register
def _escalate(step: automations.Escalate, turn: Turn) -> None:
    """To a supervisor: marked, and off the clerk's desk. To a caseworker: back into the queue."""
    case = turn.case
    log(case, "case.escalated", role=step.to)
    case.escalated_at = clock.now() if step.to == "supervisor" else None
    case.assigned_to = None


@_do.register
def _decide(step: automations.Decide, turn: Turn) -> None:
    """Never where a person decides, whatever the definition says."""
    case, workflow, stage = turn.case, workflow_of(turn.case), stage_of(turn.case)
    if workflow is None or stage is None or workflow.person_decides or stage.person_decides:
        raise NotAllowed("A person decides here.")
    known = dict(kind_of(case.kind).refusal_reasons(case.subject_id))
    decide(case, Outcome(step.outcome), reasons=[known[reason] for reason in step.reasons])
