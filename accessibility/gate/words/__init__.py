"""Words the checks look for, one file for each language. A new language is a new file with the name `words` in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

LANGUAGES = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}
"""Codes that say the same as one of the files."""


@dataclass(frozen=True)
class Words:
    """What is written in one language. Everything in small letters.

    pictures: what a text for a picture begins with if it says that it is one. placeholders: what is no text at all.
    vague: link texts that do not say where they lead. new_window, transcript: any of these says it.
    passive, senses: regular expressions; senses: instructions that only those who see colours, shapes or places can follow.
    plainer: hard words with plainer ones; a star at the end stands for any ending.
    ordinary: words in nearly every sentence, to tell languages in the same script apart.
    longest_sentence: in words, or in signs where there are no spaces.
    """

    longest_sentence: int
    pictures: tuple[str, ...] = ()
    placeholders: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    new_window: tuple[str, ...] = ()
    transcript: tuple[str, ...] = ()
    passive: str = ""
    senses: str = ""
    plainer: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    has_spaces: bool = True

    @cached_property
    def hard(self) -> re.Pattern[str]:
        """Finds every word of `plainer`; its group is what stands before a star."""
        return _hard(tuple(self.plainer), self.has_spaces)

    def plainer_than(self, found: str) -> str:
        return self.plainer.get(found) or self.plainer.get(f"{found}*", "")


NONE = Words(longest_sentence=1000)
"""For a language nobody has written a file for."""


@cache
def words_of(language: str) -> Words:
    """By the code as pages write it: `zh-Hant`, `es-MX`. Without a file: no words at all."""
    code = language[:40].lower().replace("_", "-")
    parts = code.split("-")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        name = LANGUAGES.get(name, name).replace("-", "_")
        if name in _files():
            words: Words = import_module(f"{__name__}.{name}").words
            return words
    return NONE


def script_of(language: str) -> str:
    """The script a language is written in: Latin, Cyrillic, Arabic, Han; empty if it is not known here."""
    return SCRIPTS.get(language.lower().split("-")[0], "")


@cache
def _files() -> frozenset[str]:
    return frozenset(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))


def _hard(plainer: tuple[str, ...], has_spaces: bool) -> re.Pattern[str]:
    if not plainer:
        return re.compile(r"(?!)")
    longest_first = sorted(plainer, key=len, reverse=True)
    if not has_spaces:
        return re.compile("(" + "|".join(map(re.escape, longest_first)) + ")")
    stems = "|".join(re.escape(word[:-1]) for word in longest_first if word.endswith("*"))
    whole = "|".join(re.escape(word) for word in longest_first if not word.endswith("*"))
    parts = [rf"(?:{stems})(?=\w*)" if stems else "", rf"(?:{whole})\b" if whole else ""]
    return re.compile(rf"\b({'|'.join(part for part in parts if part)})")


LATIN = "en es fr de it pt nl sv da nb nn no fi pl cs sk hu ro tr vi id ms sw tl eu ca gl ga cy et lv lt sl hr sq so"
CYRILLIC, ARABIC = "ru uk be bg mk kk ky mn tg", "ar fa ur ps ckb ug sd"
SCRIPTS = {
    **dict.fromkeys(LATIN.split(), "Latin"),
    **dict.fromkeys(CYRILLIC.split(), "Cyrillic"),
    **dict.fromkeys(ARABIC.split(), "Arabic"),
    "zh": "Han",
    "yue": "Han",
}
