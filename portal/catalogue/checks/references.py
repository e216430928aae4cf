"""Names of things that are not there: questions, messages, documents, reasons, services, registers, braces in texts."""

import re
from collections.abc import Collection, Iterator, Mapping

from portal.content import Finding
from portal.core.definitions import Path
from portal.questions import Question, problem_in
from portal.workflow import WorkflowDefinition, automations

from ..definition import ServiceDefinition
from .places import pages_of, place

BRACES = re.compile(r"\{([^{}\n]{0,80})\}")
ALWAYS_KNOWN = frozenset({"name", "reference", "service", "due_on"})
ALWAYS_IN_CONDITIONS = frozenset({"verdict", "outcome"})
MOST_NAMED = 40


def unknown_references(definition: ServiceDefinition) -> Iterator[Finding]:
    """Inside the service. Whether other services are there, `unknown_neighbours` says; registers, `unknown_registers`."""
    if definition.workflow:
        yield from _in_steps(definition, definition.workflow)
        yield from _in_conditions(definition, definition.workflow)
    yield from _in_braces(definition)


def unknown_neighbours(definition: ServiceDefinition, services: Collection[str]) -> Iterator[Finding]:
    """services: those there are."""
    for path, step in definition.workflow.places() if definition.workflow else ():
        if isinstance(step, automations.OpenCase) and step.service not in services:
            yield _unknown(place("workflow", *path, "service"), step.service, "service", services)


def unknown_registers(definition: ServiceDefinition, registers: Collection[str]) -> Iterator[Finding]:
    """registers: those that are set up, which a step or a question could ask."""
    named = [
        (place("workflow", *path, "register"), step.register_name)
        for path, step in (definition.workflow.places() if definition.workflow else ())
        if isinstance(step, automations.AskRegister)
    ]
    named += [(f"{path}.register", str(name)) for path, name in _asked_of_registers(definition)]
    words = ", ".join(sorted(registers)[:MOST_NAMED])
    mend = f"Write one of {words}, or have it set up (REGISTERS)." if words else "Have it set up (REGISTERS)."
    for path, name in named:
        if name not in registers:
            yield Finding(path, f"There is no register “{name}” here. {mend}", "error", "registers")


def _asked_of_registers(definition: ServiceDefinition) -> Iterator[tuple[str, str]]:
    places = dict(pages_of(definition.form)) if definition.form else {}
    for page in definition.form.pages if definition.form else ():
        for number, question in enumerate(page.questions):
            if name := (question.model_extra or {}).get("register"):
                yield f"{places[page.id]}.questions[{number}]", name


def _unknown(path: str, name: str, kind: str, known: Collection[str]) -> Finding:
    words = ", ".join(sorted(known)[:MOST_NAMED]) or "(there is none yet)"
    return Finding(path, f"There is no {kind} “{name}”. Write one of {words}.", "error", "references")


def _in_steps(definition: ServiceDefinition, workflow: WorkflowDefinition) -> Iterator[Finding]:
    known = {
        "message": {message.id for message in definition.messages},
        "document": {document.id for document in definition.documents},
        "refusal reason": {reason.id for reason in definition.refusal_reasons},
        "answer": _names_of(definition),
    }
    for path, step in workflow.places():
        for inner, kind, name in _named_by(step):
            if name not in known[kind] and not (kind == "answer" and _is_a_value(definition, name)):
                yield _unknown(place("workflow", *path, *inner), name, kind, known[kind])


def _is_a_value(definition: ServiceDefinition, name: str) -> bool:
    """Whether conditions know it: a register can be told the street of an address too."""
    return problem_in(name, definition.form.questions if definition.form else ()) is None


def _named_by(step: automations.AnyAutomation) -> Iterator[tuple[Path, str, str]]:
    """(path, kind, name) of everything of this service that a step names."""
    match step:
        case automations.SendMessage():
            yield ("message",), "message", step.message
        case automations.IssueDocument():
            yield ("document",), "document", step.document
        case automations.Decide():
            for number, reason in enumerate(step.reasons):
                yield ("reasons", number), "refusal reason", reason
        case automations.AskRegister():
            for key, answer in step.send.items():
                yield ("send", key), "answer", answer


def _in_conditions(definition: ServiceDefinition, workflow: WorkflowDefinition) -> Iterator[Finding]:
    questions = definition.form.questions if definition.form else ()
    kept = {step.keep_as for _path, step in workflow.places() if isinstance(step, automations.AskRegister)}
    also = ALWAYS_IN_CONDITIONS | kept | _repeated(definition)
    for path, expression in workflow.conditions():
        if sentence := problem_in(expression, questions, also=also):
            yield Finding(place("workflow", *path), sentence, "error", "references")


def _repeated(definition: ServiceDefinition) -> set[str]:
    return {page.name for page in definition.form.pages if page.repeat} if definition.form else set()


def _names_of(definition: ServiceDefinition) -> set[str]:
    """The ids of questions."""
    questions: tuple[Question, ...] = definition.form.questions if definition.form else ()
    return {question.id for question in questions}


def _in_braces(definition: ServiceDefinition) -> Iterator[Finding]:
    known = ALWAYS_KNOWN | _names_of(definition)
    for path, text in _texts_with_braces(definition):
        for code, words in text.items():
            for name in dict.fromkeys(BRACES.findall(words)):
                if name not in known:
                    sentence = f"{{{name}}} cannot be filled in. Write {{name}}, {{reference}}, {{service}}, {{due_on}} or the id of a question."
                    yield Finding(f"{path}.{code}", sentence, "error", "references")


def _texts_with_braces(definition: ServiceDefinition) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, message in enumerate(definition.messages):
        yield f"messages[{number}].subject", message.subject
        yield f"messages[{number}].body", message.body
    for number, document in enumerate(definition.documents):
        yield f"documents[{number}].title", document.title
        yield f"documents[{number}].body", document.body
