"""Cuts a text into words and each word down to what its forms share.

Every token starts with a letter for its language, so that each language is counted and ranked by itself.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from . import arabic
from .stop_words import STOP_WORDS

MARK_OF_LANGUAGE = {"en": "e", "es": "s", "ar": "a", "ru": "r", "zh-Hans": "h", "zh-Hant": "t"}
SNOWBALL = {"en": "english", "es": "spanish", "ru": "russian"}
LANGUAGE_OF_SCRIPT = {"latin": ("en", "es"), "cyrillic": ("ru",), "arabic": ("ar",), "han": ("zh-Hans", "zh-Hant")}

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
HAN_RUN = re.compile(f"[{HAN}]+")
WORD = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
LONGEST_WORD = 40
MOST_WANTED = 16
MOST_REMEMBERED = 10_000
BRITISH_ENDINGS = {"enc": "ens", "our": "or", "tr": "ter", "is": "iz"}
"""Of stems, as the stemmer leaves them."""
SHORTEST_WITH_ENDING = 4

_stemmers = threading.local()


@dataclass(frozen=True)
class Wanted:
    """One word of a question: it is found by any of these tokens, or by a token with this beginning."""

    tokens: tuple[str, ...]
    beginning: str = ""


def tokens(text: str, language: str, *, with_forms: bool = False) -> list[str]:
    """The tokens of a document's text.

    with_forms: also the words as they are written, so that a half-typed word finds them.
    """
    mark = MARK_OF_LANGUAGE[language]
    found: list[str] = []
    for word in _words(text):
        if HAN_RUN.match(word):
            found += [mark + pair for pair in _pairs(word)]
            continue
        stemmed = _stem(word, language)
        found.append(mark + stemmed)
        if with_forms and (form := _fold(word)) != stemmed:
            found.append(mark + form)
    return found


def wanted(text: str, language: str) -> list[Wanted]:
    """What a question asks for in this language, in typing order. The last word may be half typed."""
    mark = MARK_OF_LANGUAGE[language]
    typed = _words(text)
    telling = [word for word in typed if _fold(word) not in STOP_WORDS.get(language, ())] or typed
    half_typed = telling[-1] if telling and text and not text[-1].isspace() else ""
    found: list[Wanted] = []
    for word in telling:
        if HAN_RUN.match(word):
            found += [Wanted((mark + pair,)) if len(pair) > 1 else Wanted((), mark + pair) for pair in _pairs(word)]
        else:
            form = _fold(word)
            goes_on = word == half_typed
            choices = dict.fromkeys((mark + _stem(word, language), mark + form))
            found.append(Wanted(tuple(choices), mark + form if goes_on else ""))
    return list(dict.fromkeys(found))[:MOST_WANTED]


def spelled_words(text: str) -> Iterator[str]:
    """The words of a text as they are written, without those of Chinese, whose signs cannot be misspelt by a letter."""
    return (_fold(word) for word in _words(text) if not HAN_RUN.match(word) and not word.isdecimal())


def languages_like(text: str, language: str) -> list[str]:
    """The languages a text may be written in by its letters, the given one first."""
    scripts = {_script(word) for word in _words(text)}
    likely = [code for script in scripts for code in LANGUAGE_OF_SCRIPT.get(script, ())]
    return sorted(dict.fromkeys(likely), key=lambda code: code != language)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word[:LONGEST_WORD] for word in WORD.findall(arabic.MARKS.sub("", plain).replace("ё", "е"))]


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=MOST_REMEMBERED)
def _stem(word: str, language: str) -> str:
    script = _script(word)
    if script == "arabic":
        return arabic.stem(word)
    own = LANGUAGE_OF_SCRIPT.get(script, ("en",))
    spoken = language if language in own else own[0]
    stemmed = _fold(_snowball(spoken)(word))
    return _one_spelling(stemmed) if spoken == "en" else stemmed


def _one_spelling(stemmed: str) -> str:
    """British and American spellings are one word: licence and license, centre and center, labour, organise."""
    for british, american in BRITISH_ENDINGS.items():
        if stemmed.endswith(british) and len(stemmed) > SHORTEST_WITH_ENDING:
            return stemmed.removesuffix(british) + american
    return stemmed


def _snowball(language: str) -> Callable[[str], str]:
    """A stemmer remembers the word it works on, so each thread has its own."""
    if not hasattr(_stemmers, language):
        setattr(_stemmers, language, snowballstemmer.stemmer(SNOWBALL[language]).stemWord)
    found: Callable[[str], str] = getattr(_stemmers, language)
    return found


@lru_cache(maxsize=MOST_REMEMBERED)
def _fold(word: str) -> str:
    """Without accents, so that 'educacion' is 'educación'. Cyrillic й is a letter of its own and stays."""
    if _script(word) == "arabic":
        return arabic.normal(word)
    if _script(word) != "latin":
        return word
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _script(word: str) -> str:
    first = word[0]
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    if "\u0600" <= first <= "\u06ff" or "\u0750" <= first <= "\u077f":
        return "arabic"
    return "han" if HAN_RUN.match(first) else "latin"
