"""The author's tests: answers, and what must come of them."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


DEEPEST = 8
LARGEST = 1e15


def _as_kept(answer: Any, depth: int = 0) -> Any:
    """An answer as JSON: YAML reads an unquoted date as a date."""
    if depth > DEEPEST:
        raise PydanticCustomError("text", "Write answers that are nested less deeply.")
    if isinstance(answer, dict):
        if not all(isinstance(name, str) for name in answer):
            raise PydanticCustomError("text", "Write a word before the colon.")
        return {name: _as_kept(value, depth + 1) for name, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [_as_kept(value, depth + 1) for value in answer]
    if isinstance(answer, int | float) and not abs(answer) < LARGEST:
        raise PydanticCustomError("text", "Write a number with at most 15 digits.")
    if not (answer is None or isinstance(answer, str | int | float | date)):
        raise PydanticCustomError("text", "Write a text, a number, a list, or keys and values.")
    return answer.isoformat() if isinstance(answer, date) else answer


Answer = Annotated[Any, BeforeValidator(_as_kept)]


class Trial(Part):
    """A case somebody thought of. Only what is written is compared.

    answers: by question id, as they are kept; for a page that repeats, by its id, a list of such. Files are [“file”].
    today: the day on which it is tried. choices: what people press or decide, by stage: the id of the next stage,
        granted or refused.
    eligibility: the verdict. pages: the ids of the pages that are asked. stages: those the case goes through.
    messages, documents: the ids of those sent and issued, in order. outcome: open while the case waits for somebody.
    """

    name: Annotated[str, Field(min_length=3, max_length=200)]
    answers: dict[str, Answer] = Field(default_factory=dict)
    today: date | None = None
    choices: dict[str, str] = Field(default_factory=dict)
    eligibility: Literal["yes", "no", "maybe"] | None = None
    pages: tuple[Slug, ...] | None = None
    stages: tuple[Slug, ...] | None = None
    messages: tuple[Slug, ...] | None = None
    documents: tuple[Slug, ...] | None = None
    outcome: Literal["open", "granted", "refused"] | None = None
