"""A service tried by its author: as much of a draft as can be shown, and how far somebody has come in it.

Nothing is kept here: what was answered travels with the page, sealed, so that it comes back as it was given out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer
from pydantic import ValidationError
from werkzeug.datastructures import FileStorage

from portal.catalogue import ServiceDefinition, editorial
from portal.config import settings
from portal.core import clock
from portal.core.definitions import flaws_of
from portal.questions import Filling, FormDefinition
from portal.workflow import Walk, walk, ways_for_people

from ..rules.document import Path, get, put, written

STAND_IN = {"id": "preview", "department": "preview", "name": {"en": "…"}}
MOST_ROUNDS = 20
PAGE_LENGTH = 5
"""Steps on the way to a page: form, sections, 0, pages, 0."""
MOST_FILES = 20


@dataclass(frozen=True)
class Shown:
    """What can be shown of a draft. left_out: places that are too broken for it."""

    definition: ServiceDefinition
    left_out: tuple[str, ...] = ()

    @property
    def form(self) -> FormDefinition | None:
        return self.definition.form


@dataclass
class Journey:
    """How far somebody has come.

    choices: what staff do, by stage. found: what registers found, by the name under which it is kept.
    files: names of files by question, never the files.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    files: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @classmethod
    def unsealed(cls, token: str) -> "Journey":
        """As it was given out; from the beginning if anybody has touched it."""
        try:
            return cls(**_sealer().loads(token))
        except BadSignature:
            return cls()

    @property
    def sealed(self) -> str:
        token: str | bytes = _sealer().dumps(vars(self))
        return token if isinstance(token, str) else token.decode()

    def take_files(self, question_id: str, uploads: Iterable[FileStorage]) -> None:
        """Remember what files are called; what is in them is not looked at."""
        known = self.files.setdefault(question_id, [])
        for upload in uploads:
            if upload.filename and len(known) < MOST_FILES:
                number = UUID(int=max((UUID(file["id"]).int for file in known), default=0) + 1)
                known.append({"id": str(number), "name": upload.filename[:200], "size_bytes": 1_000})


@dataclass(frozen=True)
class Ending:
    """What comes of the answers: the verdict of the check, and the way of the case."""

    shown: Shown
    journey: Journey

    @cached_property
    def filling(self) -> Filling:
        form = self.shown.form
        if form is None:
            raise LookupError
        return Filling(form, self.journey.answers, {})

    @cached_property
    def verdict(self) -> Any:
        """The ruling of the check on these answers; None without a check."""
        eligibility = self.shown.definition.eligibility
        return editorial.verdict_on(eligibility, self.filling.values) if eligibility else None

    @cached_property
    def walk(self) -> Walk | None:
        """The way of the case; None without a workflow."""
        workflow = self.shown.definition.workflow
        if workflow is None:
            return None
        return walk(workflow, self._values, self.journey.choices)

    @property
    def stages(self) -> list[Any]:
        """The stages the case went through."""
        workflow, walked = self.shown.definition.workflow, self.walk
        return [workflow.stage(stage) for stage in walked.stages] if workflow and walked else []

    @property
    def ways(self) -> list[tuple[str, Any, int]]:
        """What can come next where the case waits: (what to choose, what the button says, working days for a timer).

        What one chooses is the id of a stage or a timer, granted or refused.
        """
        if not self.stages or self.walk is None or self.walk.outcome != "open":
            return []
        last = self.stages[-1]
        found = [(way.to, way.label, 0) for way in ways_for_people(last, self._values)]
        if last.role:
            found += [("granted", None, 0), ("refused", None, 0)]
        return [*found, *((timer.id, None, timer.after_working_days) for timer in last.timers)]

    @property
    def registers(self) -> list[tuple[str, str]]:
        """(name under which it is kept, register) for everything the workflow asks elsewhere."""
        workflow = self.shown.definition.workflow
        steps = [step for _path, step in workflow.places()] if workflow else []
        return list({step.keep_as: step.register_name for step in steps if step.do == "register"}.items())

    @property
    def messages(self) -> list[Any]:
        """The subjects of the messages that are sent."""
        subjects = {message.id: message.subject for message in self.shown.definition.messages}
        return [subjects[sent] for sent in (self.walk.messages if self.walk else ()) if sent in subjects]

    @property
    def documents(self) -> list[Any]:
        """The titles of the documents that are issued."""
        titles = {document.id: document.title for document in self.shown.definition.documents}
        return [titles[issued] for issued in (self.walk.documents if self.walk else ()) if issued in titles]

    def trial(self, name: str) -> dict[str, Any]:
        """These answers as a test that expects what came of them today."""
        walked = self.walk
        found: dict[str, Any] = {
            "name": name,
            "answers": self._flat_answers() | self._found,
            "today": clock.today().isoformat(),
            "choices": self.journey.choices,
            "eligibility": self.verdict.outcome if self.verdict else None,
            "pages": [page.id for page in self.filling.pages],
        }
        if walked:
            found |= {"stages": [*walked.stages], "messages": [*walked.messages], "documents": [*walked.documents]}
            found["outcome"] = walked.outcome if walked.outcome != "endless" else None
        return {key: value for key, value in found.items() if value not in (None, {})}

    @property
    def _values(self) -> dict[str, Any]:
        return {**self.filling.values, **self._found, "verdict": self.verdict.outcome if self.verdict else None}

    @property
    def _found(self) -> dict[str, bool]:
        return {name: name in self.journey.found for name, _register in self.registers}

    def _flat_answers(self) -> dict[str, Any]:
        """By question, as tests write them; for a page that repeats a list under its id. Files are named, not kept."""
        files = {question.id for question in self.filling.form.questions if question.type == "file"}
        flat: dict[str, Any] = {}
        for page_id, given in self.filling.asked_answers.items():
            if isinstance(given, list):
                flat[page_id] = [_without_files(item, files) for item in given]
            else:
                flat |= _without_files(given, files)
        return flat


def shown_of(document: Mapping[str, Any]) -> Shown:
    """As much of the draft as can be shown: what is too broken is left out until the rest holds together."""
    left_out: list[str] = []
    for _round in range(MOST_ROUNDS):
        try:
            return Shown(ServiceDefinition.model_validate({**STAND_IN, **document}), tuple(left_out))
        except ValidationError as error:
            places = {_too_broken(flaw.path) for flaw in flaws_of(error)}
        for place in sorted(places, key=_backwards):
            left_out.append(written(place))
            document = put(document, place, None)
            document = _without_empty_sections(document)
    return Shown(ServiceDefinition.model_validate(STAND_IN), ("form",))


def _too_broken(path: Path) -> Path:
    """What to leave out for a flaw there: its page, its section, else the whole part of the document."""
    if path[:2] == ("form", "sections"):
        is_of_a_page = path[3:4] == ("pages",) and len(path) >= PAGE_LENGTH
        return path[:PAGE_LENGTH] if is_of_a_page else path[:3]
    return path[:2] if path[:1] == ("form",) else path[:1]


def _backwards(place: Path) -> tuple[Any, ...]:
    """Later items first, so that the numbers of those before stay right."""
    return tuple(-step if isinstance(step, int) else 0 for step in place), -len(place)


def _without_empty_sections(document: Mapping[str, Any]) -> Mapping[str, Any]:
    sections = get(document, ("form", "sections"))
    if not isinstance(sections, list):
        return document
    kept = [section for section in sections if not isinstance(section, Mapping) or section.get("pages")]
    return document if len(kept) == len(sections) else put(document, ("form", "sections"), kept or None)  # type: ignore[no-any-return]


def _without_files(answers: Mapping[str, Any], files: set[str]) -> dict[str, Any]:
    given = {name: ["file"] if name in files and value else value for name, value in answers.items()}
    return {name: value for name, value in given.items() if value is not None}


def _sealer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().secret_key, salt="preview")
