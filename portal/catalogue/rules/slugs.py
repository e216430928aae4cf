"""Readable addresses made of names."""

import re
import unicodedata

LONGEST = 70


def slug_of(name: str, fallback: str) -> str:
    """A name as part of an address: 'Sale of Publications' becomes sale-of-publications.

    fallback: what to use if no Latin letter or digit is left, for example an id.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = "-".join(words)[:LONGEST].strip("-")
    return slug or "-".join(re.findall(r"[a-z0-9]+", fallback.lower()))[:LONGEST].strip("-")
