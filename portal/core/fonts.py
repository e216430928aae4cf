"""The letters we can print: which fonts come with the portal, and how to write what they have no picture for."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from struct import iter_unpack, unpack_from

PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic", "cvttf_NotoSansCJK_Regular")
UNPRINTABLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
ACCENTS = {"Mn", "Mc", "Me"}
INVISIBLE = set("\n\t\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}") | set(
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{WORD JOINER}\N{VARIATION SELECTOR-16}"
)
"""Signs that are not seen but shape words. Others, above all those that turn the direction of what follows, get a name:
typed by somebody, they could make a page say something else."""

CMAP_HEADER, CMAP_ENTRY, GROUP = ">HH", ">HHL", ">LLL"
WHOLE_UNICODE = 12


@cache
def font_folders() -> tuple[Path, ...]:
    """Where the fonts lie. Finding a package does not run it."""
    specs = [find_spec(package) for package in PACKAGES]
    return tuple(Path(folder) for spec in specs if spec for folder in spec.submodule_search_locations or ())


def legible(text: str) -> str:
    """The text with a name for each sign nobody could see: an emoji becomes ‹grinning face›, a bell ‹U+0007›.

    Line breaks and tabs stay, and so do invisible signs that belong to words, such as joiners and direction marks.
    An accent stays if a font that has its letter has it too.
    """
    shown = []
    fonts_of_letter = _fonts_letters()
    for sign in text:
        if sign in INVISIBLE:
            shown.append(sign)
            continue
        category = unicodedata.category(sign)
        candidates = fonts_of_letter if category in ACCENTS else _fonts_letters()
        fonts = () if category in UNPRINTABLE else tuple(letters for letters in candidates if ord(sign) in letters)
        shown.append(sign if fonts else f"‹{_name(sign)}›")
        fonts_of_letter = fonts or _fonts_letters()
    return "".join(shown)


def _name(sign: str) -> str:
    return unicodedata.name(sign, "").lower() or f"U+{ord(sign):04X}"


@cache
def _fonts_letters() -> tuple[frozenset[int], ...]:
    """For each of our fonts the characters it has a picture for."""
    files = [file for folder in font_folders() for file in sorted(folder.rglob("*.[ot]tf"))]
    return tuple(frozenset(_letters_of(file)) for file in files)


def _letters_of(font: Path) -> Iterator[int]:
    """The characters of an OpenType font, by the table that maps all of Unicode to glyphs."""
    table = _table(font, b"cmap")
    _version, count = unpack_from(CMAP_HEADER, table)
    for number in range(count):
        _platform, _encoding, start = unpack_from(CMAP_ENTRY, table, 4 + 8 * number)
        if unpack_from(">H", table, start)[0] == WHOLE_UNICODE:
            (groups,) = unpack_from(">L", table, start + 12)
            for first, last, _glyph in iter_unpack(GROUP, table[start + 16 : start + 16 + 12 * groups]):
                yield from range(first, last + 1)


def _table(font: Path, wanted: bytes) -> bytes:
    with font.open("rb") as file:
        (count,) = unpack_from(">4xH", file.read(12))
        for name, _checksum, start, length in iter_unpack(">4sLLL", file.read(16 * count)):
            if name == wanted:
                file.seek(start)
                return file.read(length)
    raise ValueError(f"{font} has no {wanted.decode()} table")
