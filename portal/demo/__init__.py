"""Port Alder, the demo city: an authority, its people and four months of work, made through the rooms' front doors.

Front door: build it, and ask whether it is there.
"""

from portal.demo.city import Unfinished, build_demo, is_built

__all__ = ["Unfinished", "build_demo", "is_built"]
