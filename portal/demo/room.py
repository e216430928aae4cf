"""What the demo city brings to the house: the command that builds it, and the cast one can sign in as."""

from portal.core.contributions import Command, Preparation
from portal.core.rooms import Room

from .commands import demo, prepare
from .residents import members

room = Room("demo", contributes=[Command(demo), Preparation("the demo city", prepare), *members()])
