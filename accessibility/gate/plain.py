"""Sentences, words and signs, counted alike by every check of plain language."""

import re

BREAKS = re.compile(r"(?<![.!?;:؟؛…])[.!?;:؟؛…]++(?=[\s)”»]|$)|[。！？；：]|\n+")
MARKS = re.compile(r"https?://\S+|\{[^{}]{0,80}\}")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SIGN = re.compile(r"[\u3400-\u9fff]")


def plain(text: str) -> str:
    """Without addresses and without what is filled in."""
    return MARKS.sub(" ", text)


def sentences_of(text: str) -> list[str]:
    return [sentence for each in BREAKS.split(text) if (sentence := each.strip())]


def words_in(text: str) -> list[str]:
    return WORD.findall(text)


def signs_in(text: str) -> int:
    return len(SIGN.findall(text))
