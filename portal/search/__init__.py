"""Help me find it: one index over what the rooms publish, in every language.

Front door: rooms contribute a SearchSource, call `index` and `remove` when something changes, and anybody may `find`.
"""

from .actions import index, reindex, remove
from .queries import Hit, Results, find
from .rules import Document, SearchHelp, SearchSource

__all__ = ["Document", "Hit", "Results", "SearchHelp", "SearchSource", "find", "index", "reindex", "remove"]
