"""I come by at 10:20: offices, their free times, and who comes when.

Front door: book a time for something, the first there is or one that was chosen; give it back; take over an
authority's offices.
"""

from .actions import TimeTaken, book, book_next, import_offices, release
from .queries import free_times_of, of_subject

__all__ = ["TimeTaken", "book", "book_next", "free_times_of", "import_offices", "of_subject", "release"]
