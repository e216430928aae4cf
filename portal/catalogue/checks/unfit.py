"""Judging a document that does not fit together yet: what can be said all the same, and what cannot, and because of what."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import ValidationError

from portal.config import LANGUAGES
from portal.content import Finding
from portal.core.definitions import Flaw, Path, flaws_of

from ..definition import ServiceDefinition
from .accessibility import excluding
from .appointments import doubled_appointments
from .conditions import impossible_conditions
from .eligibility import undecided_table
from .exits import silent_exits
from .languages import untranslated
from .markup import html_in
from .pages import unreachable_pages
from .purpose import unexplained_questions
from .references import unknown_references
from .review import overdue_review
from .tests import failed_tests, missing_tests
from .texts import texts_in
from .workflow import dead_ends

STEPS = 6
MOST_FINDINGS = 500
"""More would help nobody; the rest is told once these are mended."""
TEXT = dict.fromkeys(LANGUAGES, "–")
TEXTS = {"title", "hint", "label", "text", "intro", "item", "why", "subject", "body", "reason", "purpose", "name"}
STEP = re.compile(r"\.?[^.\[]+|\[\d+\]")
NAMED = re.compile(r"“([a-z][a-z0-9_]*)”")
NEEDED = {"id": "unread", "department": "unread", "name": TEXT}
"""What stands in for what a definition cannot be without."""
QUESTIONS = "questions"
QUESTION_DEPTH = 7
"""form.sections[0].pages[0].questions[0] has so many steps."""
SAID = {"form", "messages", "documents", "refusal_reasons"}
DECIDES = {"form", QUESTIONS, "eligibility", "workflow"}
JUDGED = (
    (unreachable_pages, "which pages are reached", {"form"}),
    (silent_exits, "exit pages", {"form"}),
    (doubled_appointments, "appointments", {"form"}),
    (unexplained_questions, "purpose and retention", {"form"}),
    (undecided_table, "the eligibility table", {"eligibility"}),
    (dead_ends, "dead ends", {"workflow", "eligibility"}),
    (impossible_conditions, "conditions of the workflow", {"workflow", "eligibility"}),
    (unknown_references, "names of answers, messages and documents", {*SAID, QUESTIONS, "workflow"}),
    (failed_tests, "the author’s tests", {*DECIDES, "tests"}),
    (missing_tests, "the author’s tests", {"tests", "eligibility", "workflow"}),
    (overdue_review, "the review date", {"review_on"}),
)
"""(check, what it judges, parts without which it would say what is not so)."""


@dataclass
class Judged:
    """Everything that can be said about a document.

    definition: as far as it could be read; None if it could not. unread: parts that could not, with the place of the
    mistake. unjudged: what was not looked at, with the place of the mistake.
    """

    flaws: list[Flaw] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    definition: ServiceDefinition | None = None
    unread: dict[str, str] = field(default_factory=dict)
    unjudged: dict[str, str] = field(default_factory=dict)

    def without(self, what: str, parts: AbstractSet[str]) -> bool:
        """Whether something cannot be judged because a part could not be read; then it is noted."""
        place = next((place for part, place in self.unread.items() if part in parts), None)
        if place is not None:
            self.unjudged.setdefault(what, place)
        return place is not None


def judged(content: Any) -> Judged:
    """content: what a file says, whatever it is."""
    found = _Mending(content).judged()
    if found.definition is None:
        found.unjudged["everything else"] = found.flaws[0].place if found.flaws else ""
        return found
    wrong = {flaw.place for flaw in found.flaws}
    for finding in _findings(content, found.definition, found):
        has_room = not found.flaws or len(found.findings) < MOST_FINDINGS
        if has_room and not _is_inside(finding.path, wrong):
            found.findings.append(finding)
    found.findings.sort(key=lambda finding: finding.rank)
    return found


def _findings(content: Any, definition: ServiceDefinition, found: Judged) -> Iterator[Finding]:
    texts = [*texts_in(content)]
    for look in (untranslated, html_in, excluding):
        yield from look(texts)
    for check, what, parts in JUDGED:
        if not found.without(what, parts):
            yield from check(definition)


def _is_inside(path: str, wrong: AbstractSet[str]) -> bool:
    """Whether the mistake at this place, or around it, is told already."""
    steps = STEP.findall(path)
    return any("".join(steps[:length]) in wrong for length in range(1, len(steps) + 1))


class _Mending:
    """Puts something harmless in the place of each mistake until what is left can be read."""

    def __init__(self, content: Any) -> None:
        self.content = content
        self.result = Judged()
        self.mended: set[Path] = set()
        self.stand_ins: set[str] = set()

    def judged(self) -> Judged:
        for step in range(STEPS):
            try:
                self.result.definition = ServiceDefinition.model_validate(self.content)
            except ValidationError as error:
                flaws = flaws_of(error)
                known = {*self.mended, *(told.path for told in self.result.flaws)}
                self.result.flaws += [flaw for flaw in flaws if self._is_news(flaw, known)]
                if step == 0:
                    self.content = deepcopy(self.content)
                if not isinstance(self.content, dict) or not all(self._mend(flaw) for flaw in flaws):
                    break
            else:
                break
        return self.result

    def _is_news(self, flaw: Flaw, known: AbstractSet[Path]) -> bool:
        """Not what only follows from what was put in: a stand-in for a question has no parts a condition could name."""
        named = NAMED.search(flaw.sentence)
        words = named[1].split("_") if named else []
        if any("_".join(words[:length]) in self.stand_ins for length in range(1, len(words))):
            return False
        return not any(flaw.path[:length] in known for length in range(1, len(flaw.path) + 1))

    def _mend(self, flaw: Flaw) -> bool:
        return any(mend() for mend in (partial(way, flaw) for way in (self._text, self._question, self._part)))

    def _text(self, flaw: Flaw) -> bool:
        """A text that is missing or cannot be read says something in every language."""
        names = [number for number, step in enumerate(flaw.path) if step in TEXTS][-1:]
        if not names or names[0] < len(flaw.path) - 2 or flaw.path[0] == "tests":
            return False
        return self._put(flaw.path[: names[0] + 1], TEXT)

    def _question(self, flaw: Flaw) -> bool:
        """A question whose settings are wrong stands there as one of which nothing but its id is known."""
        path = flaw.path[:QUESTION_DEPTH]
        if path[0] != "form" or len(path) < QUESTION_DEPTH or path[5] != QUESTIONS or flaw.path[7:8] == ("id",):
            return False
        asked = self._at(path)
        if not isinstance(asked, dict) or not isinstance(asked.get("id"), str):
            return False
        said = {"why": TEXT} if "why" in asked else {}
        kept = {"retention_months": 1} if "retention_months" in asked else {}
        if not self._put(path, {"id": asked["id"], "type": "time", "label": TEXT, **said, **kept}):
            return False
        self.stand_ins.add(asked["id"])
        self.result.unread.setdefault(QUESTIONS, flaw.place)
        return True

    def _part(self, flaw: Flaw) -> bool:
        """Everything else takes its whole part of the definition with it."""
        if not flaw.path or not isinstance(flaw.path[0], str):
            return False
        part = flaw.path[0]
        self.content.pop(part, None)
        if part in NEEDED:
            self.content[part] = NEEDED[part]
        else:
            self.result.unread.setdefault(part, flaw.place)
        self.mended.add((part,))
        return True

    def _at(self, path: Path) -> Any:
        part = self.content
        for step in path:
            try:
                part = part[step]
            except (KeyError, IndexError, TypeError):
                return None
        return part

    def _put(self, path: Path, value: Any) -> bool:
        """False if something was put there before, or there is no such place."""
        around = self._at(path[:-1])
        fits = isinstance(around, dict if isinstance(path[-1], str) else list)
        if path in self.mended or not fits:
            return False
        around[path[-1]] = value
        self.mended.add(path)
        return True


def sentence_about(unjudged: dict[str, str]) -> str:
    """What was not judged because of which mistake, in one sentence; nothing if everything was."""
    by_place: dict[str, list[str]] = {}
    for what, place in unjudged.items():
        by_place.setdefault(place, []).append(what)
    parts = [f"{_listed(whats)}, because of {place or 'what is wrong above'}" for place, whats in by_place.items()]
    return f"Not judged yet: {'; '.join(parts)}." if parts else ""


def _listed(words: Sequence[str]) -> str:
    return " and ".join(each for each in (", ".join(words[:-1]), words[-1]) if each)
