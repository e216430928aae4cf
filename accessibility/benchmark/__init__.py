"""The auditor's own benchmark: good pages of the portal, and the same pages with one barrier put into each.

Built anew from the running portal by `portal audit --build-benchmark FOLDER`, so it never grows stale; measured by
`portal audit --benchmark FOLDER`.
"""

from collections.abc import Sequence

from . import behaviour, documents, forms, names, sight, structure
from .barrier import Barrier

BARRIERS: Sequence[Barrier] = (
    *names.BARRIERS,
    *structure.BARRIERS,
    *forms.BARRIERS,
    *sight.BARRIERS,
    *behaviour.BARRIERS,
    *documents.BARRIERS,
)

__all__ = ["BARRIERS", "Barrier"]
