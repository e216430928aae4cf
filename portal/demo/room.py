"""What the demo city brings to the house: the command that builds it, and the cast one can sign in as."""

from typing import TYPE_CHECKING

from flask import Flask

from portal.core.commands import LaterCommand
from portal.core.contributions import Command, Preparation
from portal.core.later import Later
from portal.core.rooms import Room

from .residents import members

if TYPE_CHECKING:
    from . import commands
else:
    commands = Later("portal.demo.commands")


def prepare(app: Flask) -> None:
    commands.prepare(app)


demo = LaterCommand("demo", "portal.demo.commands:demo", help="Build Port Alder, a city with people and staff at work.")
room = Room("demo", contributes=[Command(demo), Preparation("the demo city", prepare), *members()])
