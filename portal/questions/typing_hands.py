"""How people type: digits of any script, local separators, stray control characters."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from portal.core.forms import may_be_in_a_page

INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
SIGNS = str.maketrans(
    {
        "٫": ".",
        "٬": ",",
        "，": ",",
        "．": ".",
        "、": ",",
        "−": "-",
        "－": "-",
        "–": "-",
        "’": "'",
        "＋": "+",
        "'": "'",
    }  # these are what people type
)
GROUPED = r"[1-9]\d{{0,2}}(?:{sign}\d{{3}})+"
MOST_DIGITS = 15


class NotANumber(Exception):
    """What was typed cannot be read as a number in one way only."""


def without_controls(typed: str) -> str:
    """The text without invisible control characters and the like, which no one types; lines end in a line feed. All else stays as it is."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if may_be_in_a_page(sign))


def says_nothing(typed: object) -> bool:
    """True for spaces and direction marks alone."""
    return not str(typed).translate(INVISIBLE).strip()


def boxes(typed: object, parts: Iterable[str]) -> dict[str, str]:
    """What was typed in each of several boxes; empty where something else was kept, as before a definition changed."""
    kept = typed if isinstance(typed, dict) else {}
    return {part: str(kept.get(part) or "") for part in parts}


def plain_digits(typed: str) -> str:
    """Digits of any script as 0-9: ٣ and ３ are 3. Direction marks go."""
    text = typed.translate(INVISIBLE)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def read_number(typed: str, *, decimals: int, unit: str = "") -> Decimal:
    """The number a person wrote: 1 234,50 or 1,234.50 or ١٢٣٤٫٥ or －５.

    decimals: how many places it may have; with fewer than three, 1.234 can only mean 1234.
    unit: words that may stand before or behind it, such as € or EUR.

    Raises NotANumber, also where it could be read in two ways.
    """
    text = plain_digits(typed).translate(SIGNS).strip()
    for word in unit.split():
        text = re.sub(rf"^{re.escape(word)}|{re.escape(word)}$", "", text, flags=re.IGNORECASE).strip()
    negative = text.startswith("-")
    text = _without_spaces(text.lstrip("+-") if text[1:2] not in {"+", "-"} else text)
    whole, fraction = _halves(text, decimals)
    if len(whole) > MOST_DIGITS or len(fraction.rstrip("0")) > decimals:
        raise NotANumber
    number = Decimal(f"{whole}.{fraction or '0'}")
    number = number.quantize(Decimal(1).scaleb(-decimals)) if decimals else number.to_integral_value()
    return -number if negative else number


def _without_spaces(text: str) -> str:
    """Spaces and apostrophes between digits only ever group them by three."""
    text = re.sub(r"[\s']", " ", text.strip())
    if " " not in text:
        return text
    if not re.fullmatch(GROUPED.format(sign=" ") + r"(?:[.,]\d*)?", text):
        raise NotANumber
    return text.replace(" ", "")


def _halves(text: str, decimals: int) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    if re.fullmatch(r"\d+", text):
        return text, ""
    for group, point in ((",", "."), (".", ",")):
        if re.fullmatch(GROUPED.format(sign=re.escape(group)) + rf"{re.escape(point)}\d+", text):
            whole, fraction = text.split(point)
            return whole.replace(group, ""), fraction
    grouped = re.fullmatch(f"{GROUPED.format(sign=',')}|{GROUPED.format(sign='[.]')}", text)
    if grouped and (len(re.findall("[.,]", text)) > 1 or decimals < 3):  # a group has three digits
        return re.sub("[.,]", "", text), ""
    if grouped or not (halves := re.fullmatch(r"(\d*)[.,](\d+)", text)):
        raise NotANumber
    return halves[1] or "0", halves[2]
