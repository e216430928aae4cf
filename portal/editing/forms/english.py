"""What is wrong with a definition is said in English in every language; so it is marked as such."""

from markupsafe import Markup


def in_english(sentence: str) -> Markup:
    """The sentence as HTML that says its language."""
    return Markup('<span lang="en" dir="ltr">{}</span>').format(sentence)
