"""The JSON Schema of a question: what all of them have, and a branch for each type the rooms brought."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import GetJsonSchemaHandler

from .question_type import QuestionType, question_types


def with_a_branch_for_each_type(
    schema: Mapping[str, Any], handler: GetJsonSchemaHandler, common: Sequence[str]
) -> dict[str, Any]:
    """What editors complete and check while one types.

    schema: of the question without its type. common: settings that several types share, but not all.
    """
    everybodys = [name for name in schema["properties"] if name not in common]
    kinds = question_types()
    return {
        **{key: value for key, value in schema.items() if key != "additionalProperties"},
        "properties": {**schema["properties"], "type": {"enum": list(kinds)}},
        "oneOf": [_branch(kind, everybodys, handler) for kind in kinds.values()],
    }


def _branch(kind: QuestionType, everybodys: Sequence[str], handler: GetJsonSchemaHandler) -> dict[str, Any]:
    own = handler.resolve_ref_schema(handler(kind.own.__pydantic_core_schema__))
    settings = own.get("properties", {})
    needed = [*own.get("required", ()), *({"options"} & kind.settings)]
    return {
        "title": kind.name,
        "properties": {"type": {"const": kind.name}, **settings},
        "propertyNames": {"enum": [*everybodys, *sorted(kind.settings), *settings]},
        **({"required": needed} if needed else {}),
    }
