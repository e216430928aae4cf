"""What the operations shell brings to the house."""

from portal.core.rooms import Room

from .views import machines

room = Room("operations", machine_pages=[machines])
