"""What the questions room brings to the house."""

from flask import Blueprint

from portal.core.rooms import Room

from .types import BUILT_IN

# No page of its own: the blueprint only lends the question templates to the rooms that ask.
templates = Blueprint("questions", __name__, template_folder="templates")

room = Room("questions", pages=[templates], contributes=BUILT_IN)
