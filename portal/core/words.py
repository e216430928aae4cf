"""Words by which somebody is found, whatever script their name is written in."""

import unicodedata

MOST_WORDS, LONGEST_WORD = 8, 40
FIRST_CHINESE_SIGN = "\u2e80"
ARABIC_ARTICLE = "ال"


def typed_words(typed: str) -> list[str]:
    """The words somebody looks for, without case, accents and the marks that people leave out; longest first."""
    plain = unicodedata.normalize("NFKD", typed.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return sorted({word[:LONGEST_WORD] for word in words}, key=lambda word: (-len(word), word))[:MOST_WORDS]


def name_words(name: str) -> list[str]:
    """The words under which a name is found: a Chinese name by each of its later signs, an Arabic one without its article."""
    words = typed_words(name)
    endings = [word[start:] for word in words if word[0] >= FIRST_CHINESE_SIGN for start in range(1, min(len(word), 4))]
    bare = [word.removeprefix(ARABIC_ARTICLE) for word in words if word != ARABIC_ARTICLE]
    return list(dict.fromkeys([*words, *endings, *bare]))
