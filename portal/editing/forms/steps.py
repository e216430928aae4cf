"""What the portal does by itself, by the word after `do`: what it is called, and its settings."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.config import settings
from portal.core.i18n import pick

from ..rules.document import get
from .known import Known, known_before
from .settings import Setting

DOES: dict[str, tuple[LazyString, LazyString]] = {
    "message": (_l("Send a message"), _l("The citizen is told.")),
    "ask": (_l("Ask for something"), _l("The clock stands still until it comes.")),
    "inspection": (_l("Make an appointment for an inspection"), _l("Somebody comes and looks.")),
    "issue": (_l("Make a document"), _l("The citizen gets it as a file.")),
    "register": (_l("Ask a register"), _l("Conditions then know whether it found something.")),
    "open_case": (_l("Open another case"), _l("For another service.")),
    "escalate": (_l("Escalate"), _l("Somebody who can help gets it on the desk.")),
    "decide": (_l("Decide"), _l("The case ends here.")),
}
ROLES = {"caseworker": _l("Caseworker"), "supervisor": _l("Supervisor")}
OUTCOMES = {"granted": _l("Granted"), "refused": _l("Refused")}
Choices = tuple[tuple[str, str], ...]
Document = Mapping[str, Any]


def settings_of_step(do: str, document: Mapping[str, Any]) -> list[Setting]:
    """The settings of this kind of step, with what can be chosen in this service. `send` is typed as lines."""
    return list(SETTINGS[do](document)) if do in SETTINGS else []


def step_words(step: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    """One step in a line: Send a message: We have your application."""
    do = str(step.get("do", ""))
    label = str(DOES[do][0]) if do in DOES else do
    chosen = {"message": ("messages", "subject"), "document": ("documents", "title")}
    for key, (home, title) in chosen.items():
        if key in step:
            return f"{label}: {dict(_named(document, home, title)).get(str(step[key]), step[key])}"
    named = step.get("title") or step.get("text")
    about = _words(named) if named else step.get("register") or step.get("service")
    about = about or str(OUTCOMES.get(str(step.get("outcome")), "")) or str(ROLES.get(str(step.get("to")), ""))
    return f"{label}: {about}" if about else label


def known_in_workflow(document: Mapping[str, Any], kept: Mapping[str, str]) -> list[Known]:
    """What conditions of a workflow may speak of. kept: by name, the register that says it."""
    verdicts = (("yes", str(_("Yes"))), ("no", str(_("No"))), ("maybe", str(_("Maybe"))))
    return [
        *known_before(document),
        *(
            Known(name, str(_("What the register %(name)s says", name=register)), "truth")
            for name, register in kept.items()
        ),
        Known("verdict", str(_("What the check says")), "text", verdicts),
        Known("outcome", str(_("How the case was decided")), "text", _said(OUTCOMES)),
    ]


def stages_to_choose(document: Mapping[str, Any]) -> Choices:
    """(id, title) of every stage."""
    return _named(document, "workflow.stages", "title")


def _of_message(document: Document) -> Iterator[Setting]:
    yield _choice("message", _("Message"), _named(document, "messages", "subject"))


def _of_document(document: Document) -> Iterator[Setting]:
    yield _choice("document", _("Document"), _named(document, "documents", "title"))


def _of_asking(_document: Document) -> Iterator[Setting]:
    yield Setting("text", "words", _("What do you ask for?"), is_required=True)


def _of_inspection(_document: Document) -> Iterator[Setting]:
    yield Setting("title", "words", _("What is it called?"), is_required=True)
    yield Setting("within_working_days", "number", _("Within how many working days"), _("Empty means 10."))


def _of_register(_document: Document) -> Iterator[Setting]:
    known = tuple((name, name) for name in settings().registers)
    hint = _("The name your operator gave it.")
    yield Setting("register", "choice" if known else "code", _("Register"), hint, choices=known, is_required=True)
    name_hint = _("Small letters, such as is_resident. Conditions use it.")
    yield Setting("keep_as", "code", _("Name for what it says"), name_hint, is_required=True)


def _of_other_case(_document: Document) -> Iterator[Setting]:
    yield Setting("service", "code", _("Service"), _("As in its address, such as dog-licence."), is_required=True)


def _of_escalation(_document: Document) -> Iterator[Setting]:
    yield _choice("to", _("To whom"), _said(ROLES))


def _of_decision(document: Document) -> Iterator[Setting]:
    reasons = _named(document, "refusal_reasons", "text")
    yield _choice("outcome", _("Result"), _said(OUTCOMES))
    if reasons:
        yield Setting("reasons", "choices", _("Reasons, if it is refused"), choices=reasons)


def _choice(name: str, label: str, choices: Choices) -> Setting:
    return Setting(name, "choice", str(label), choices=choices, is_required=True)


def _named(document: Mapping[str, Any], home: str, title: str) -> Choices:
    items = _dicts(get(document, tuple(home.split("."))))
    return tuple((str(each.get("id")), _words(each.get(title)) or str(each.get("id"))) for each in items)


def _said(words: Mapping[str, LazyString]) -> Choices:
    return tuple((value, str(label)) for value, label in words.items())


def _words(text: Any) -> str:
    return pick({code: str(said) for code, said in text.items()}).text if isinstance(text, Mapping) and text else ""


def _dicts(items: Any) -> list[Mapping[str, Any]]:
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


SETTINGS: dict[str, Callable[[Document], Iterator[Setting]]] = {
    "message": _of_message,
    "ask": _of_asking,
    "inspection": _of_inspection,
    "issue": _of_document,
    "register": _of_register,
    "open_case": _of_other_case,
    "escalate": _of_escalation,
    "decide": _of_decision,
}
