"""Texts that are far harder to read than plain language.

For languages with spaces between words: LIX, the words of a sentence plus the percentage of words with more than six
letters (C.-H. Björnsson, “Läsbarhet”, 1968): up to 40 is easy, 40 to 50 is a newspaper, above 60 is a textbook. Russian words are
longer by a letter or two, so its long words begin at nine letters. Arabic writes short vowels and articles differently:
there sentences and words are measured alone. Chinese is measured in signs for each sentence.
"""

from collections.abc import Iterator

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ..draft import Draft, Passage
from ..plain import plain, sentences_of, signs_in, words_in
from ..remarks import Check, Seen

LEAST_WORDS, LEAST_SIGNS = 30, 60
"""Shorter texts say too little to be measured."""
LONG_FROM = {"en": 7, "es": 8, "ru": 9}
"""For other languages nothing is measured: nobody has tried what is hard there."""
HARDEST = 60
LONGEST_ARABIC_SENTENCE, LONGEST_ARABIC_WORDS = 32, 7.5
LONGEST_CHINESE_SENTENCE = 70
WHO = _l("People who read slowly, are tired, or learn the language give up.")


def look(draft: Draft) -> Iterator[Seen]:
    """The draft as a whole, for each language in it: single paragraphs say too little."""
    by_language: dict[str, list[Passage]] = {}
    for passage in draft.passages:
        by_language.setdefault(passage.language.split("-")[0].lower(), []).append(passage)
    for code, passages in by_language.items():
        if mend := _hard("\n".join(passage.text for passage in passages), code):
            yield Seen(passages[0].spot, "policy", WHO, mend, passages[0].text)


def _hard(text: str, code: str) -> LazyString | None:
    """What is too hard about a text, or None."""
    text = plain(text)
    sentences = [sentence for sentence in sentences_of(text) if words_in(sentence)]
    if code == "zh":
        return _chinese([signs_in(sentence) for sentence in sentences])
    words = words_in(text)
    if len(words) < LEAST_WORDS:
        return None
    per_sentence = len(words) / len(sentences)
    if code == "ar":
        return _arabic(per_sentence, sum(map(len, words)) / len(words))
    if code not in LONG_FROM:
        return None
    lix = per_sentence + 100 * sum(len(word) >= LONG_FROM[code] for word in words) / len(words)
    if lix <= HARDEST:
        return None
    return _l(
        "Write shorter sentences and plainer words: the reading level (LIX) is %(level)s, and %(most)s is hard.",
        level=f"{lix:.0f}",
        most=HARDEST,
    )


def _arabic(per_sentence: float, per_word: float) -> LazyString | None:
    if per_sentence > LONGEST_ARABIC_SENTENCE:
        return _l(
            "Write shorter sentences: on average one has %(length)s words, and %(most)s are many.",
            length=f"{per_sentence:.0f}",
            most=LONGEST_ARABIC_SENTENCE,
        )
    if per_word > LONGEST_ARABIC_WORDS:
        return _l(
            "Write plainer words: on average one has %(length)s letters, and %(most)s are many.",
            length=f"{per_word:.1f}",
            most=f"{LONGEST_ARABIC_WORDS:g}",
        )
    return None


def _chinese(signs: list[int]) -> LazyString | None:
    if sum(signs) < LEAST_SIGNS:
        return None
    average = sum(signs) / len(signs)
    if average <= LONGEST_CHINESE_SENTENCE:
        return None
    return _l(
        "Write shorter sentences: on average one has %(length)s signs, and %(most)s are many.",
        length=f"{average:.0f}",
        most=LONGEST_CHINESE_SENTENCE,
    )


check = Check(
    name="reading",
    criteria=("3.1.5",),
    asks="Is the text as a whole in plain language?",
    blind_spots="Whether it is clear: it counts sentences, words and signs.",
    look=look,
)
