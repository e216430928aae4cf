"""Far more people than live in Port Alder, to see whether the portal stays quick: the same ones in every build.

Front door: fill the portal with a profile's people and their matters.
"""

from .filling import AlreadyFilled, fill
from .sizes import PROFILES, NoRoom, Profile

__all__ = ["PROFILES", "AlreadyFilled", "NoRoom", "Profile", "fill"]
