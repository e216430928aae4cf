"""The form of a service as lines to read: what each part is called, its type, when it is shown, what is to be mended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from portal.content import Finding

from ..rules.document import written
from ..rules.outline import Entry, entries
from .condition import in_words
from .known import Known, known_before
from .settings import kinds
from .words import PAGE_KINDS, type_words

NOTHING = Markup()


@dataclass
class Line:
    """One section, page or question, with what stands in it."""

    entry: Entry
    title: Mapping[str, str]
    kind_words: str = ""
    is_required: bool = False
    condition: Markup = NOTHING
    findings: list[Finding] = field(default_factory=list)
    inner: list["Line"] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Of ids and values of buttons."""
        return f"{self.entry.kind}:{self.entry.id}"

    @property
    def anchor(self) -> str:
        return f"{self.entry.kind}-{self.entry.id}"


def outline(document: Mapping[str, Any], findings: Sequence[Finding] = ()) -> list[Line]:
    """The sections, with their pages and questions inside. Each finding stands with the innermost part it is about."""
    known = known_before(document)
    tops: list[Line] = []
    way: list[Line] = []
    for entry in entries(document):
        line = _line(entry, known)
        while way and way[-1].entry.place != entry.place[: len(way[-1].entry.place)]:
            way.pop()
        (way[-1].inner if way else tops).append(line)
        way.append(line)
    for finding in findings:
        _put(finding, tops)
    return tops


def title_of_entry(entry: Entry) -> dict[str, str]:
    """A label or a title, as far as it is a text."""
    text = entry.part.get("label" if entry.kind == "question" else "title")
    return {code: str(words) for code, words in text.items()} if isinstance(text, Mapping) else {}


def _line(entry: Entry, known: Sequence[Known]) -> Line:
    line = Line(entry, title_of_entry(entry))
    if entry.kind == "page":
        if entry.part.get("kind") in PAGE_KINDS:
            line.kind_words = str(PAGE_KINDS[entry.part["kind"]][0])
        if isinstance(when := entry.part.get("when"), str):
            line.condition = in_words(when, known)
    elif entry.kind == "question":
        kind = kinds().get(str(entry.part.get("type")))
        line.kind_words = type_words(kind)[0] if kind else str(entry.part.get("type", ""))
        line.is_required = entry.part.get("required", True) is True
    return line


def _put(finding: Finding, lines: list[Line]) -> bool:
    """Into the innermost line it is about. False if it is about none of these."""
    for line in lines:
        place = written(line.entry.place)
        if finding.path == place or finding.path.startswith((f"{place}.", f"{place}[")):
            if not _put(finding, line.inner):
                line.findings.append(finding)
            return True
    return False
