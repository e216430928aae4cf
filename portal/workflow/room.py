"""What the workflow room brings to the house."""

from flask import Blueprint

from portal.core.rooms import Room

from .drawing import exits

# No page of its own: the blueprint only lends the diagram to the rooms that show workflows.
templates = Blueprint("workflow", __name__, template_folder="templates")
templates.add_app_template_global(exits, "exits_of")

room = Room("workflow", pages=[templates])
