"""Texts that are far harder to read than plain language.

For languages with spaces between words: LIX, the words of a sentence plus the percentage of words with more than six
letters (C.-H. Björnsson, “Läsbarhet”, 1968): up to 40 is easy, 40 to 50 is a newspaper, above 60 is a textbook. Russian words are
longer by a letter or two, so its long words begin at nine letters. Arabic writes short vowels and articles differently:
there sentences and words are measured alone. Chinese is measured in signs for each sentence.
"""

import re
from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .texts import Texts, texts_of

LEAST_WORDS, LEAST_SIGNS = 30, 60
"""Shorter texts say too little to be measured."""
LONG_FROM = {"en": 7, "es": 8, "ru": 9}
HARDEST = 60
LONGEST_ARABIC_SENTENCE, LONGEST_ARABIC_WORDS = 32, 7.5
LONGEST_CHINESE_SENTENCE = 70
LAW = "legal_basis"
"""Names of laws are as long as they are."""
BREAKS = re.compile(r"[.!?;:؟؛…]+(?=\s|$)|[。！？；：]|\n+")
MARKS = re.compile(r"\]\([^)]*\)|https?://\S+|\{[^{}]*\}|[*_#>`\[\]|]")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SIGN = re.compile(r"[\u3400-\u9fff]")


def hard_texts(definition: ServiceDefinition) -> Iterator[Finding]:
    yield from hard(texts_of(definition))


def hard(texts: Texts) -> Iterator[Finding]:
    for path, text in texts:
        if path == LAW:
            continue
        for code, words in text.items():
            if measured := _measured(words, code):
                yield Finding(
                    f"{path}.{code}", f"Write shorter sentences and plainer words: {measured}.", "policy", "reading"
                )


def _measured(text: str, code: str) -> str | None:
    """What is too hard about a text, or None."""
    plain = MARKS.sub(" ", text)
    sentences = [sentence for sentence in BREAKS.split(plain) if WORD.search(sentence)]
    if code.startswith("zh"):
        return _chinese([len(SIGN.findall(sentence)) for sentence in sentences])
    words = WORD.findall(plain)
    if len(words) < LEAST_WORDS:
        return None
    per_sentence = len(words) / len(sentences)
    if code == "ar":
        return _arabic(per_sentence, sum(map(len, words)) / len(words))
    long = sum(len(word) >= LONG_FROM.get(code, LONG_FROM["en"]) for word in words)
    lix = per_sentence + 100 * long / len(words)
    return f"the reading level (LIX) is {lix:.0f}, and {HARDEST} is hard" if lix > HARDEST else None


def _arabic(per_sentence: float, per_word: float) -> str | None:
    if per_sentence > LONGEST_ARABIC_SENTENCE:
        return f"a sentence has {per_sentence:.0f} words, and {LONGEST_ARABIC_SENTENCE} are many"
    if per_word > LONGEST_ARABIC_WORDS:
        return f"a word has {per_word:.1f} letters, and {LONGEST_ARABIC_WORDS} are many"
    return None


def _chinese(signs: list[int]) -> str | None:
    if sum(signs) < LEAST_SIGNS:
        return None
    average = sum(signs) / len(signs)
    return (
        f"a sentence has {average:.0f} signs, and {LONGEST_CHINESE_SENTENCE} are many"
        if average > LONGEST_CHINESE_SENTENCE
        else None
    )
