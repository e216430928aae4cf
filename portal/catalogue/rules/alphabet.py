"""Where a name stands in the A–Z of a language, and under which letter.

European names are filed letter by letter without accents, Arabic ones without the article. Chinese readers look
names up by sound in simplified and by number of strokes in traditional script. The old national encodings hold the
everyday characters in just these orders (GB 2312 level 1 by pinyin, Big5 level 1 by strokes), so no table is needed.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_LETTER = 4
UNDER_NO_LETTER = ""
"""The letter of services that are in no list."""
OTHER = "0-9"
"""The letter of names that begin with a digit or with a sign that is in no alphabet here."""

PINYIN_STARTS = (
    (0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"), (0xB8C1, "G"),
    (0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"), (0xC4C3, "N"), (0xC5B6, "O"),
    (0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"), (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X"),
    (0xD1B9, "Y"), (0xD4D1, "Z"),
)  # fmt: skip
LAST_BY_PINYIN = 0xD7F9
STROKE_STARTS = (
    0xA440, 0xA442, 0xA454, 0xA4A1, 0xA4FE, 0xA5E0, 0xA6EA, 0xA8C3, 0xAB45, 0xADBC, 0xB0AE, 0xB3C3, 0xB6C4, 0xB9AC,
    0xBBF5, 0xBEA7, 0xC075, 0xC24F, 0xC35F, 0xC455, 0xC4D7, 0xC56B, 0xC5C8, 0xC5F1, 0xC655, 0xC665, 0xC66C,
)  # fmt: skip
LAST_BY_STROKES = 0xC67E
ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
ARTICLE = "ال"
AFTER_Z = "\N{LATIN LETTER DENTAL CLICK}"


@dataclass(frozen=True)
class Filed:
    """letter: what the name is listed under. key: sorts names by comparing bytes, the language's own script first."""

    letter: str
    key: str


def filed(name: str, language: str) -> Filed:
    """Where a name stands, whatever language it is really in."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = plain[next((i for i, sign in enumerate(plain) if sign.isalnum()), 0) :]
    letter = next((letter for own in OF_LANGUAGE[language] if (letter := own(plain))), None) or _any_letter(plain)
    return Filed(letter, f"{letter_order(letter, language):04x}{_key(plain, language)}"[:200])


def letter_order(letter: str, language: str) -> int:
    """Sorts letters: those of the language first, then Latin, then the rest, digits last."""
    if letter == OTHER:
        return 0xFFFF
    if letter.isdecimal():
        return int(letter)
    if letter == "Ñ":
        return 0x100 + 2 * ord("N") + 1
    if letter.isascii():
        return (0x100 if language in LATIN else 0x8000) + 2 * ord(letter)
    return ord(letter) if ord(letter) < 0x8000 else 0xFFFE


LATIN = {"en", "es"}


def _latin(plain: str) -> str | None:
    base = unicodedata.normalize("NFD", plain[:1])[:1].upper()
    return base if base.isascii() and base.isalpha() else None


def _spanish(plain: str) -> str | None:
    return "Ñ" if plain.startswith("ñ") else None


def _cyrillic(plain: str) -> str | None:
    first = plain[:1].replace("ё", "е").upper()
    return first if "А" <= first <= "Я" else None


def _arabic(plain: str) -> str | None:
    first = _without_article(plain)[:1].translate(ARABIC_LETTERS)
    return first if "\u0621" <= first <= "\u064a" else None


def _pinyin(plain: str) -> str | None:
    code = _code(plain[:1], "gb2312")
    if not PINYIN_STARTS[0][0] <= code <= LAST_BY_PINYIN:
        return None
    return PINYIN_STARTS[bisect_right(PINYIN_STARTS, (code, "~")) - 1][1]


def _strokes(plain: str) -> str | None:
    code = _code(plain[:1], "big5")
    return str(bisect_right(STROKE_STARTS, code)) if STROKE_STARTS[0] <= code <= LAST_BY_STROKES else None


OF_LANGUAGE: dict[str, tuple[Callable[[str], str | None], ...]] = {
    "en": (_latin,),
    "es": (_spanish, _latin),
    "ar": (_arabic,),
    "ru": (_cyrillic,),
    "zh-Hans": (_pinyin,),
    "zh-Hant": (_strokes,),
}


def _any_letter(plain: str) -> str:
    return _latin(plain) or _cyrillic(plain) or _arabic(plain) or OTHER


def _key(plain: str, language: str) -> str:
    if language == "zh-Hans":
        return plain.encode("gb18030", "replace").hex()
    if language == "zh-Hant":
        return plain.encode("big5", "replace").hex()
    plain = _without_article(plain).translate(ARABIC_LETTERS)
    if language == "es":
        plain = plain.replace("ñ", f"n{AFTER_Z}")
    signs = unicodedata.normalize("NFD", plain.replace("ё", "е"))
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign) or sign == "\u0306")
    return kept.encode("utf-8").hex()


def _without_article(plain: str) -> str:
    return plain.removeprefix(ARTICLE) if len(plain) > 4 else plain


def _code(sign: str, encoding: str) -> int:
    try:
        return int.from_bytes(sign.encode(encoding))
    except UnicodeEncodeError:
        return 0
