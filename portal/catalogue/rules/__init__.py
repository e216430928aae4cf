"""Pure decisions of the catalogue: letters of alphabets, addresses made of names, decision tables."""

from .alphabet import LONGEST_LETTER, UNDER_NO_LETTER, Filed, filed, letter_order
from .cells import HIGHEST, LOWEST, BadCell, Domain, Spans
from .coverage import Box, gaps, is_covered_before, overlapping, row_that_covers, said
from .slugs import slug_of
from .table import Column, Segment, Table, deciding, open_rows, rows_in

__all__ = [
    "HIGHEST",
    "LONGEST_LETTER",
    "LOWEST",
    "UNDER_NO_LETTER",
    "BadCell",
    "Box",
    "Column",
    "Domain",
    "Filed",
    "Segment",
    "Spans",
    "Table",
    "deciding",
    "filed",
    "gaps",
    "is_covered_before",
    "letter_order",
    "open_rows",
    "overlapping",
    "row_that_covers",
    "rows_in",
    "said",
    "slug_of",
]
