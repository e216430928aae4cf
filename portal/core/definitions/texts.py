"""A text in several languages, as definitions write it."""

from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.config import LANGUAGES

LONGEST_TEXT = 5000


def _checked(text: dict[str, str]) -> dict[str, str]:
    known = ", ".join(LANGUAGES)
    if not text:
        raise PydanticCustomError("text", "Write the text in at least one language: {known}.", {"known": known})
    for code, words in text.items():
        if code not in LANGUAGES:
            raise PydanticCustomError(
                "text", "“{code}” is no language here. Use {known}.", {"code": code, "known": known}
            )
        if not words.strip():
            raise PydanticCustomError("text", "Write the text in “{code}”, or leave that language out.", {"code": code})
        if len(words) > LONGEST_TEXT:
            raise PydanticCustomError(
                "text", "Shorten the text in “{code}” to {most} characters.", {"code": code, "most": LONGEST_TEXT}
            )
    return text


Text = Annotated[
    dict[str, str],
    AfterValidator(_checked),
    WithJsonSchema(
        {
            "type": "object",
            "description": "The same text by language.",
            "properties": {code: {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT} for code in LANGUAGES},
            "additionalProperties": False,
            "minProperties": 1,
        }
    ),
]
"""The same text by language code: {'en': 'Name', 'ar': 'الاسم'}."""
