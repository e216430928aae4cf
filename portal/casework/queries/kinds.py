"""What a case is about: each kind is brought by the room that opens such cases."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.core.i18n import Text
from portal.core.rooms import contributions


def _nothing(_subject_id: UUID) -> AbstractSet[UUID]:
    return frozenset()


def _no_reasons(_subject_id: UUID) -> Sequence[tuple[str, Text]]:
    return ()


def _no_values(_subject_id: UUID) -> Mapping[str, Any]:
    return {}


def _nothing_said(_subject_id: UUID, _language: str) -> Mapping[str, str]:
    return {}


def _stay(_subject_ids: Collection[UUID]) -> None:
    pass


def _no_page(_subject_id: UUID) -> str | None:
    return None


@dataclass(frozen=True)
class CaseKind:
    """What the staff see of a case, from the room that opened it.

    name: as given to open_case. template: what the citizen sent, included in the staff's page of the case.
    load: gets the subject's id, returns the template's context.
    answers: gets many subjects' ids, returns the answers of each as JSON values, for lists and exports.
    files: the ids of the files that belong to the subject; only these can be downloaded.
    refusal_reasons: (id, text) of the reasons a clerk can tick.
    values: what conditions know about the answers, with the `verdict` of the service's check.
    said: gets a language too; the answers in words by question id, for braces in messages and documents.
    url: the path of the citizen's page about it; None if there is none.
    remove: cases are gone, because nobody may keep them any more; so must go what they were about.
    """

    name: str
    template: str
    load: Callable[[UUID], Mapping[str, Any]]
    answers: Callable[[Sequence[UUID]], Mapping[UUID, Mapping[str, Any]]]
    files: Callable[[UUID], AbstractSet[UUID]] = _nothing
    refusal_reasons: Callable[[UUID], Sequence[tuple[str, Text]]] = _no_reasons
    values: Callable[[UUID], Mapping[str, Any]] = _no_values
    said: Callable[[UUID, str], Mapping[str, str]] = _nothing_said
    url: Callable[[UUID], str | None] = _no_page
    remove: Callable[[Collection[UUID]], None] = _stay


def kind_of(name: str) -> CaseKind:
    """The kind with this name.

    Raises LookupError if no room brings it.
    """
    for kind in contributions(CaseKind):
        if kind.name == name:
            return kind
    raise LookupError(f"No room brings the kind of case {name}")
