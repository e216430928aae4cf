"""What the demo city brings to the house: the command that builds it, and the cast one can sign in as."""

from portal.core.contributions import Command
from portal.core.rooms import Room

from .commands import demo
from .residents import members

room = Room("demo", contributes=[Command(demo), *members()])
