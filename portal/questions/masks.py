"""The form of a number or plate as editors write it: 9 a digit, A a letter, X either, all other signs themselves."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .typing_hands import plain_digits

SLOTS = "9AX"
LONGEST = 40


class NoFit(Exception):
    """What was typed has not the form of the mask."""


def _checked(mask: str) -> str:
    if not set(mask) & set(SLOTS):
        raise PydanticCustomError(
            "text", "Write 9 for each digit, A for each letter, X for either, and other signs as they are: 999-99-9999."
        )
    if len(mask) > LONGEST:
        raise PydanticCustomError("text", "Shorten it to {most} characters.", {"most": LONGEST})
    return mask


Mask = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema(
        {
            "type": "string",
            "description": "9 a digit, A a letter, X either, other signs themselves.",
            "pattern": "[9AX]",
            "maxLength": LONGEST,
        }
    ),
]


def letters_and_digits(typed: str) -> str:
    """The letters and digits alone, in capitals; digits of any script are 0-9."""
    return "".join(filter(str.isalnum, in_capitals(typed)))


def in_capitals(typed: str) -> str:
    """Full-width signs as ordinary ones, digits of any script as 0-9, everything in capitals."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return plain_digits(unicodedata.normalize("NFKC", text))


def fitted(mask: str, typed: str) -> tuple[str, str]:
    """What was typed in the form of the mask, and only what stands at its 9, A and X.

    Spaces and hyphens may be left out or put anywhere; so may signs of the mask that stand for themselves
    at its beginning or in between, as long as the rest fits.

    Raises NoFit.
    """
    signs = letters_and_digits(typed)
    for written in ("".join(filter(str.isalnum, mask)), "".join(sign for sign in mask if sign in SLOTS)):
        if len(written) == len(signs) and all(map(_fits, written, signs)):
            return _poured(mask, signs, has_own_signs=len(written) > sum(sign in SLOTS for sign in mask))
    raise NoFit


def _fits(slot: str, sign: str) -> bool:
    if slot == "9":
        return sign.isascii() and sign.isdigit()
    if slot == "A":
        return sign.isalpha()
    return slot == "X" or slot.upper() == sign


def _poured(mask: str, signs: str, *, has_own_signs: bool) -> tuple[str, str]:
    """has_own_signs: letters and digits of the mask itself were typed too."""
    left, whole, slots = iter(signs), "", ""
    for slot in mask:
        if slot in SLOTS:
            sign = next(left)
            whole, slots = whole + sign, slots + sign
        else:
            if has_own_signs and slot.isalnum():
                next(left)
            whole += slot
    return whole, slots
