"""The gate: what shuts readers out of a text, said to its editor before it is published, in their language.

Front door: `check(html, language=..., colours=...)` gives the remarks. It needs no browser and no portal.
"""

from accessibility.gate.colours import Colours
from accessibility.gate.remarks import KINDS, Kind, Place, Remark
from accessibility.gate.running import check, checks

__all__ = ["KINDS", "Colours", "Kind", "Place", "Remark", "check", "checks"]
