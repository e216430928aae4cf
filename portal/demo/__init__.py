"""Port Alder, the demo city: an authority, its people and four months of work, made through the rooms' front doors.

Nothing is imported here: a portal that serves knows the cast, and loads what builds the city when it has to.
"""
