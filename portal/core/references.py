"""References people read aloud on the phone: A-7K2M-9XCQ."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty signs, none of which sounds or looks like another: no 0/O, 1/I/L, U/V."""

GROUP = 4
RANDOM_SIGNS = 2 * GROUP - 1


def new_reference(prefix: str) -> str:
    """prefix-XXXX-XXXC, where C is the check character. There are 21,870,000,000 for each prefix."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS))
    signs += check_character(signs)
    return f"{prefix}-{signs[:GROUP]}-{signs[GROUP:]}"


def check_character(signs: str) -> str:
    """The Luhn mod N check character: it catches every single wrong sign and most swaps of two neighbours."""
    total = sum(_weighed(sign, doubled=place % 2 == 0) for place, sign in enumerate(reversed(signs)))
    return ALPHABET[-total % len(ALPHABET)]


def tidy_reference(typed: str) -> str | None:
    """What a person typed or read out, in the form we keep, or None if it cannot be a reference.

    Case, spaces and missing hyphens do not matter.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    prefix, body = signs[:1], signs[1:]
    if len(body) != 2 * GROUP or any(sign not in ALPHABET for sign in body):
        return None
    if check_character(body[:-1]) != body[-1]:
        return None
    return f"{prefix}-{body[:GROUP]}-{body[GROUP:]}"


def _weighed(sign: str, *, doubled: bool) -> int:
    value = ALPHABET.index(sign) * (2 if doubled else 1)
    return value // len(ALPHABET) + value % len(ALPHABET)
