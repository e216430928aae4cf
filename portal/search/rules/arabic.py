"""A light stemmer for Arabic: takes off articles and common endings, leaves roots alone.

The rules are those of light10 by Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007).
"""

import re

MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
SAME_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
AND = "و"
ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST_STEM = 2
SHORTEST_AFTER_AND = 3


def normal(word: str) -> str:
    """Without vowel marks and stretching, with one letter where spelling varies."""
    return MARKS.sub("", word).translate(SAME_LETTERS)


def stem(word: str) -> str:
    """The word without article and ending: 'والحاويات' and 'حاوية' both become 'حاو'."""
    word = normal(word)
    if word.startswith(AND) and len(word) > SHORTEST_AFTER_AND and not word.startswith(ARTICLES):
        word = word.removeprefix(AND)
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + SHORTEST_STEM:
            word = word.removeprefix(article)
            break
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            word = word.removesuffix(ending)
    return word
