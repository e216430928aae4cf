"""How texts in six languages become the words that are looked up: the same for documents and for questions."""

from .documents import Document, SearchHelp, SearchSource
from .slips import nearest_word
from .words import Wanted, languages_like, spelled_words, tokens, wanted

__all__ = [
    "Document",
    "SearchHelp",
    "SearchSource",
    "Wanted",
    "languages_like",
    "nearest_word",
    "spelled_words",
    "tokens",
    "wanted",
]
