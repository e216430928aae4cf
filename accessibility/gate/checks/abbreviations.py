"""Abbreviations nobody explains."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen

SHORT = re.compile(r"(?<![\w{-])(?:[A-Z]{2,6}|[А-ЯЁ]{2,6})(?![\w}-]|[ \u00a0]\d)")
ROMAN = re.compile(r"[IVXLCDM]+")
WELL_KNOWN = (
    "PDF URL ID EU UN UK US USA UAE PIN SMS OK AM PM TV FAQ GPS CD DVD USB QR IBAN BIC EUR USD GBP DNA HIV AIDS WWW HTTP HTTPS"
    " HTML YAML CSV JSON XML JPG JPEG PNG GIF DOC DOCX XLS XLSX MB KB GB LED VIP DIY NO EE UU ONU UE DNI NIE СМС США ООН ЕС"
    " МБ КБ ГБ НЕ ДА ИЛИ ID TTY BSL ASL MP MRI IT PC WIFI DHL UPS ISO WCAG"
)
KNOWN = frozenset(WELL_KNOWN.split())
WHO = _l("People who are new here, or tired, or learn the language, do not know what the letters stand for.")


def look(draft: Draft) -> Iterator[Seen]:
    """Each once, where it first stands, unless its words stand beside it or it is marked as an abbreviation."""
    known = set(KNOWN) | {spot.name for spot in draft.of("abbr") if spot.get("title")}
    known |= {"".join(text for _code, text, _is in spot.pieces).strip() for spot in draft.of("abbr")}
    if any(spot.get("title") for spot in draft.of("abbr")):
        known |= _marked(draft)
    for passage in draft.passages:
        if passage.text.upper() == passage.text and passage.text.lower() != passage.text:
            continue
        for found in SHORT.finditer(passage.text):
            word = found[0]
            if word in known or ROMAN.fullmatch(word):
                continue
            known.add(word)
            if not _is_explained(passage.text, found.start(), found.end()):
                mend = _l(
                    "Write the words in full where “%(letters)s” first stands, with the letters in brackets.",
                    letters=word,
                )
                yield Seen(passage.spot, "hint", WHO, mend, passage.text[max(0, found.start() - 30) : found.end() + 30])


def _marked(draft: Draft) -> set[str]:
    """The letters in abbr elements with a title; their text is heard by the block around them."""
    texts = {id(spot.parent) for spot in draft.of("abbr") if spot.get("title")}
    return {found for spot in draft.spots if id(spot) in texts for found in SHORT.findall(spot.words)}


def _is_explained(text: str, start: int, end: int) -> bool:
    """Brackets around it, or behind it."""
    return text[max(0, start - 1) : start] in {"(", "（", "«", "“"} or text[end : end + 2].lstrip()[:1] in {"(", "（"}


check = Check(
    name="abbreviations",
    criteria=("3.1.4",),
    asks="Is each abbreviation explained where it first stands? (G97, G102, H28)",
    blind_spots="Abbreviations with full stops or small letters, and those in Arabic and Chinese.",
    look=look,
)
