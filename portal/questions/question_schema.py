"""The JSON Schema of a question: what all of them have, and a branch for each type the rooms brought."""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from .question_type import QuestionType, question_types

is_inside: ContextVar[bool] = ContextVar("is_inside", default=False)
"""True while the branches are made: a type whose own settings hold questions again refers to the whole, not yet made."""


def with_a_branch_for_each_type(
    core_schema: CoreSchema, handler: GetJsonSchemaHandler, common: Sequence[str]
) -> dict[str, Any]:
    """What editors complete and check while one types.

    core_schema: of the question without its type. common: settings that several types share, but not all.
    """
    if is_inside.get():
        return {}
    before = is_inside.set(True)
    try:
        schema = handler.resolve_ref_schema(handler(core_schema))
        everybodys = [name for name in schema["properties"] if name not in common]
        kinds = question_types()
        branches = [_branch(kind, everybodys, handler) for kind in kinds.values()]
    finally:
        is_inside.reset(before)
    return {
        **{key: value for key, value in schema.items() if key != "additionalProperties"},
        "properties": {**schema["properties"], "type": {"enum": list(kinds)}},
        "oneOf": branches,
    }


def _branch(kind: QuestionType, everybodys: Sequence[str], handler: GetJsonSchemaHandler) -> Mapping[str, Any]:
    own = handler.resolve_ref_schema(handler(kind.own.__pydantic_core_schema__))
    settings = own.get("properties", {})
    needed = [*own.get("required", ()), *({"options"} & kind.settings if kind.needs_options else ())]
    return {
        "title": kind.name,
        "properties": {"type": {"const": kind.name}, **settings},
        "propertyNames": {"enum": [*everybodys, *sorted(kind.settings), *settings]},
        **({"required": needed} if needed else {}),
    }
